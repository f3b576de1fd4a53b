// What the page of an attempt says about itself, and what all parts of its script use.

import { all, parsed } from './page.js';

export const form = document.querySelector('form.attempt');

/** The texts, as sayPaused, and what stands in the attributes of the form. */
export const say = { ...document.querySelector('[data-texts]').dataset, ...form.dataset };

const address = `/attempts/${say.attempt}`;
const announcer = document.querySelector('[data-announcer]');
const list = document.querySelector('.questions');
const named = (name) => document.querySelector(`[data-notice="${name}"]`);

/** Said by a screen reader, seen by nobody. */
export const announce = (text) => {
  announcer.textContent = text;
};

export const notice = (name, shown) => {
  named(name).hidden = !shown;
};

export const showNotice = (name) => {
  notice(name, true);
  named(name).scrollIntoView({ block: 'center' });
};

/** Questions that are locked are seen, but cannot be answered. */
export const lock = (locked) => {
  list.inert = locked;
};

/** Questions and passage are not seen during a pause. */
export const hide = (hidden) => {
  list.hidden = hidden;
  document.querySelector('.passage').hidden = hidden;
};

/** The question that an element is a part of, each as {id, item, number, controls, flag, seq, said, link}. */
export const questionOf = (element) => byId.get(element.closest('.question')?.dataset.question);

export const questions = all('.question').map((item, index) => {
  const id = item.dataset.question;
  return {
    id,
    item,
    number: index + 1,
    controls: () => all('input, select', item).filter((control) => control.name.startsWith(id + '.')),
    flag: item.querySelector('.flag input'),
    seq: all('input[type=hidden]', item).find((input) => input.name === 'seq:' + id),
    said: item.querySelector('.question-said'),
    link: document.querySelector(`.qnav a[href="#q${index + 1}"]`),
  };
});
export const byId = new Map(questions.map((question) => [question.id, question]));

/** Puts a template of the page where the question has its errors. */
export function tellOf(question, template) {
  question.said.replaceChildren(document.querySelector(template).content.cloneNode(true));
  return question.said;
}

export function complain(question, message) {
  const error = document.createElement('span');
  error.className = 'error';
  error.textContent = message;
  question.said.replaceChildren(error);
}

// ── the server ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const toAttempt = () => location.replace(address);
export const toReview = (closed) => location.assign(closed ? address : `${address}/review`);
export const eventsOf = () => new EventSource(`${address}/events`);
export const postSubmission = (csrf) =>
  fetch(`${address}/submission`, { method: 'POST', headers: { 'X-CSRF-Token': csrf }, redirect: 'manual' });

const freshPage = async () => parsed(await (await fetch(address, { credentials: 'same-origin' })).text());

/** Without a cookie to match it the token is refused: a fresh page, be it the one for signing in, brings both. */
export async function token(refused) {
  if (refused) {
    const fresh = (await freshPage()).querySelector('input[name=csrf]');
    if (fresh) form.elements.csrf.value = fresh.value;
  }
  return form.elements.csrf.value;
}

/** {deadline, now, until} as the server has them now; null on a page that is no attempt's. */
export async function freshTimes() {
  const fresh = (await freshPage()).querySelector('form.attempt')?.dataset;
  return fresh ? { deadline: Number(fresh.deadline), now: Number(fresh.now), until: fresh.until } : null;
}
