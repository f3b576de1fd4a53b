// The page of an attempt. The form is the truth: it works without this script, and the script reads it, writes it, or sends
// what it says. Here the parts meet: what the student does goes to the outbox, and what outbox, news and clock tell is shown.

import { answerOf, choosable, fill } from './answers.js';
import * as page from './attempt-page.js';
import { announce, byId, form, notice, questionOf, questions, say, token } from './attempt-page.js';
import { DeadlineClock } from './deadline-clock.js';
import { refreshOverview, startNavigation } from './navigation.js';
import { News } from './news.js';
import { sortItems, startOrdering } from './ordering.js';
import { Outbox } from './outbox.js';
import { keepToMost, refreshPicks, startPicking } from './picking.js';
import { showSaveState, signInButton, signInNeeded } from './save-state.js';
import { channelOf, withToken } from './sending.js';
import { signInIsNeeded, startSignIn } from './sign-in-again.js';
import { Store } from './store.js';
import { filled } from './texts.js';

/** How long somebody who types pauses before the answer is sent. */
const TYPING = 700;
const CLOCK_TICK = 500;

const person = Number(say.person);
const attempt = Number(say.attempt);
const edition = Number(say.edition);

// ── what is told ────────────────────────────────────────────────────────────────────────────────────────────────────

function show(question, { answer, flagged }) {
  fill(question, answer, flagged);
  sortItems(question);
  refreshPicks(question);
  refreshOverview();
}

function showState(name, detail) {
  showSaveState(name, detail);
  if (name === 'saving') return;
  // Where no news arrive, a reply tells.
  if (name === 'paused' || name === 'saved') news.pause(name === 'paused');
  signInIsNeeded(signInNeeded(name));
}

const store = new Store(person, attempt, { edition, title: say.title });

const outbox = new Outbox({
  url: form.action,
  edition,
  token,
  kept: questions.map((question) => ({
    question: question.id,
    seq: Number(question.seq.value),
    answer: answerOf(question, true),
    flagged: question.flag.defaultChecked,
  })),
  store,
  channel: channelOf(person, attempt),
  tell: {
    state: showState,
    numbered: (id, seq) => {
      byId.get(id).seq.value = seq;
    },
    refused: (id, message) => page.complain(byId.get(id), message),
    restored: (id, entry) => show(byId.get(id), entry),
    elsewhere: (id, kept) => {
      const question = byId.get(id);
      show(question, kept);
      page.tellOf(question, '[data-elsewhere]');
    },
    conflict: (id, kept, mine) => {
      const question = byId.get(id);
      if (kept) show(question, kept);
      page.tellOf(question, '[data-conflict]').querySelector('button').addEventListener('click', () => {
        question.said.replaceChildren();
        show(question, mine);
        changed(question);
      });
    },
    deadline: (at, now, until) => clock.set(at, now, until),
    closed: () => {
      showState('closed');
      page.lock(true);
      page.showNotice('closed');
    },
  },
});

const news = new News({
  open: page.eventsOf,
  tell: {
    deadline: (at, now, until) => clock.set(at, now, until),
    paused: (paused) => {
      notice('paused', paused);
      page.hide(paused);
      announce(paused ? say.sayPaused : say.sayResumed);
      if (!paused) outbox.flush();
    },
    // With nothing on its way the page that says what counts is the better one; else the box must tell its part.
    ended: () => (outbox.unsent === 0 ? page.toAttempt() : outbox.flush()),
    closed: () => outbox.closed,
  },
});

const timeLine = document.querySelector('.time-left');
const timeButton = document.querySelector('[data-ask-time]');

const clock = new DeadlineClock({
  say,
  until: say.until,
  page: {
    line: (text) => {
      if (timeLine.textContent !== text) timeLine.textContent = text;
    },
    short: (short) => timeLine.classList.toggle('is-short', short),
    moved: (until, none) => {
      timeLine.textContent = none ? '' : filled(say.sayUntil, until);
      timeLine.classList.remove('is-short');
      timeLine.hidden = timeButton.hidden = none;
      document.querySelector('.finish [data-until]').textContent = none ? '' : filled(say.sayAnswersUntil, until);
    },
    announce,
    lock: page.lock,
    paused: () => news.paused,
    freshTimes: page.freshTimes,
    sendAll: () => outbox.flush(),
    handIn: async () => outbox.closed || (outbox.unsent === 0 && (await submit())),
    leave: page.toAttempt,
  },
});

async function submit() {
  try {
    return (await withToken(token, page.postSubmission)).type === 'opaqueredirect';
  } catch {
    return false;
  }
}

// ── what the student does ───────────────────────────────────────────────────────────────────────────────────────────

/** What was said about the answer before goes only with a real change: leaving a field is none. */
function changed(question, wait = 0) {
  if (outbox.put(question.id, answerOf(question), question.flag.checked, wait)) question.said.replaceChildren();
  refreshOverview();
}

form.addEventListener('input', (event) => {
  const question = questionOf(event.target);
  if (!question || choosable(event.target) || event.target.matches('select')) return;
  changed(question, TYPING);
});

form.addEventListener('change', (event) => {
  const question = questionOf(event.target);
  if (!question) return;
  if (event.target.closest('[data-picker]')) keepToMost(question, event.target);
  if (event.target.matches('.order select')) sortItems(question, event.target);
  refreshPicks(question);
  changed(question);
});

form.addEventListener('submit', async (event) => {
  if (event.submitter?.value !== 'review') return;
  event.preventDefault();
  if ((await outbox.flush()) || outbox.closed) page.toReview(outbox.closed);
  else page.showNotice(news.paused ? 'paused' : 'stay');
});

timeButton.addEventListener('click', () => {
  const left = clock.words();
  // Said again even if it is the same as before.
  announce('');
  setTimeout(() => announce(left), 100);
});

addEventListener('online', () => outbox.flush());
document.addEventListener('visibilitychange', () => outbox.flush());
addEventListener('pagehide', () => {
  outbox.farewell();
  news.stop();
});
// A page that the browser had put aside knows nothing of what happened since.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
// What is merely on its way goes with the farewell; this is for what could not be sent.
addEventListener('beforeunload', (event) => {
  if (outbox.stuck) event.preventDefault();
});

// ── start ───────────────────────────────────────────────────────────────────────────────────────────────────────────

startSignIn([signInButton, document.querySelector('[data-sign-in]')], () => outbox.flush());
startOrdering(changed);
startPicking();
startNavigation();
clock.set(Number(say.deadline), Number(say.now));
setInterval(() => clock.tick(), CLOCK_TICK);
clock.tick();
news.listen();

// What an earlier page could not send, and what was answered before this script was there.
outbox.adopt(await store.load());
questions.forEach((question) => changed(question));
