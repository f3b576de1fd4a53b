// Asks the student of this page, and nobody else, for the password.

import { say, token } from './attempt-page.js';
import { all } from './page.js';
import { withToken } from './sending.js';
import { counted } from './texts.js';

const dialog = document.querySelector('[data-sign-in-again]');
const form = dialog.querySelector('form');
let why = null;

/** Opens by itself once; whoever wants to write on first has a button. Null when no sign-in is needed any more. */
export function signInIsNeeded(reason) {
  if (reason !== null && why === null) openSignIn(reason);
  if (reason === null && dialog.open) dialog.close();
  why = reason;
}

export function openSignIn(reason = why ?? 'signed-out') {
  for (const text of all('[data-why]', dialog)) text.hidden = text.dataset.why !== reason;
  complain('');
  // The heading has the focus at first, lest what is being typed for a question land in the password.
  if (!dialog.open) dialog.showModal();
}

function complain(text) {
  dialog.querySelector('.error').textContent = text;
  dialog.querySelector('.field:has(.error)').classList.toggle('has-error', text !== '');
}

async function send(signedIn) {
  const { name, password } = form.elements;
  try {
    const reply = await withToken(token, (csrf) =>
      fetch('/sign-in', {
        method: 'POST',
        body: new URLSearchParams({ name: name.value, password: password.value, to: '/', csrf }),
        redirect: 'manual',
      }),
    );
    if (reply.type === 'opaqueredirect') {
      password.value = '';
      dialog.close();
      why = null;
      await token(true);
      await signedIn();
    } else if (reply.status === 429) {
      complain(counted(say, 'sayWait', Number(reply.headers.get('Retry-After'))));
    } else {
      complain(reply.status === 422 ? say.sayWrong : say.sayUnreachable);
    }
  } catch {
    complain(say.sayUnreachable);
  }
  if (dialog.open) password.select();
}

/**
 * @param buttons which open the dialog
 * @param signedIn what to do once the student is signed in again
 */
export function startSignIn(buttons, signedIn) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(signedIn);
  });
  dialog.querySelector('[data-later]').addEventListener('click', () => dialog.close());
  for (const button of buttons) button.addEventListener('click', () => openSignIn());
}
