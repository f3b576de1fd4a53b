// On any page of a student: answers that an earlier page of an attempt could not send are sent now, and what became of
// them is said. Loaded only for students; does nothing further where nothing is unsent.

import { channelOf, portion, send, spoken } from './sending.js';
import { Store, unsentOf } from './store.js';
import { counted } from './texts.js';

const box = document.querySelector('[data-unsent]');
const say = box.dataset;
const person = Number(say.person);
const lines = new Map(); // attempt -> what is said of it

function tell(attempt, texts, link) {
  lines.set(attempt, texts.map((each) => Object.assign(document.createElement('p'), { textContent: each })));
  if (link) lines.get(attempt)[0].append(' ', Object.assign(document.createElement('a'), { href: `/attempts/${attempt}`, textContent: say.link }));
  box.replaceChildren(...[...lines.values()].flat());
  box.hidden = box.childElementCount === 0;
}

async function sendAll(attempt, entries) {
  const { edition, title } = entries[0];
  const store = new Store(person, attempt);
  const left = () => tell(attempt, [counted(say, 'left', entries.length, title)], true);
  let reply;
  try {
    reply = await send(`/attempts/${attempt}/responses`, edition, entries, document.querySelector('input[name=csrf]').value);
  } catch {
    return left();
  }
  // Not this person's any more, or somebody else has signed in meanwhile.
  if (reply.status === 404) return;
  if (!spoken(reply)) return left();
  const said = await reply.json();
  const inState = (...states) => said.answers.filter((each) => states.includes(each.state));
  const saved = inState('saved', 'had');
  const late = inState('late', 'submitted');
  const overtaken = inState('newer', 'refused');
  // During a pause nothing is taken: it is sent later, from here or from the attempt.
  if (inState('paused').length > 0) return left();
  for (const { question, seq } of entries) await store.remove(question, seq);
  const channel = channelOf(person, attempt);
  if (saved.length > 0) channel.postMessage({ saved: saved.map(({ question, seq }) => ({ question, seq })), at: said.at });
  channel.close();
  tell(
    attempt,
    Object.entries({ sent: saved, late, overtaken })
      .filter(([, answers]) => answers.length > 0)
      .map(([what, answers]) => counted(say, what, answers.length, title)),
    false,
  );
}

async function look() {
  const attempts = new Map();
  for (const entry of await unsentOf(person)) attempts.set(entry.attempt, [...(attempts.get(entry.attempt) ?? []), entry]);
  for (const [attempt, entries] of attempts) await sendAll(attempt, portion(entries));
}

// A browser that keeps nothing has nothing to send.
const start = () => look().catch(() => {});
addEventListener('online', start);
await start();
