// The line in the bar that says whether all is saved, and the notices that go with it.

import { notice, say } from './attempt-page.js';
import { counted, filled } from './texts.js';

const line = document.querySelector('.save-state');
const text = document.createElement('span');
text.textContent = line.textContent;
line.replaceChildren(text);
let calm = text.textContent; // what stands there when nothing is on its way

/** Leads to the dialog that asks for the password. */
export const signInButton = Object.assign(document.createElement('button'), { type: 'button', textContent: say.sayUnsentSignIn });

/** Why a sign-in is needed in this state, or null. */
export const signInNeeded = (name) => (['signed-out', 'not-theirs'].includes(name) ? name : null);

/** @param detail when it was saved, or how many answers are unsent */
function textOf(name, detail) {
  switch (name) {
    case 'saving':
      return say.saySaving;
    case 'saved':
    case 'idle':
      return calm;
    case 'closed':
      return say.sayClosed;
    case 'paused':
      return counted(say, 'sayWaiting', detail);
    default:
      return counted(say, 'sayUnsent', detail);
  }
}

export function showSaveState(name, detail) {
  if (name === 'saved') calm = filled(say.saySaved, detail);
  const unsaved = !['saving', 'saved', 'idle'].includes(name);
  // A screen reader hears of trouble, not of each save.
  line.setAttribute('aria-live', unsaved ? 'polite' : 'off');
  const now = textOf(name, detail);
  if (text.textContent !== now) text.textContent = now;
  line.classList.toggle('is-unsaved', unsaved);
  if (name === 'saving') return;
  const signIn = signInNeeded(name) !== null;
  if (!signIn) line.replaceChildren(text);
  else if (!signInButton.isConnected) line.append(' ', signInButton);
  notice('signed-out', signIn);
  notice('choose-password', name === 'choose-password');
  if (name === 'saved') notice('stay', false);
}
