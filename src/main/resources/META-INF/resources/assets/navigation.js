// The overview of the questions, and which of them is the current one.

import { answered } from './answers.js';
import { form, questionOf, questions, say } from './attempt-page.js';
import { drawer, pickFor, showPassage } from './picking.js';
import { filled, listed } from './texts.js';

/** Says of each question in the overview whether it is answered and flagged, and which are still open. */
export function refreshOverview() {
  const open = questions.filter((question) => !answered(question));
  document.querySelector('.attempt-facts [data-answered]').textContent = questions.length - open.length;
  document.querySelector('[data-open]').textContent =
    open.length === 0 ? say.sayAllAnswered : filled(say.sayStillOpen, listed(open.map((question) => question.number)));
  for (const question of questions) {
    const done = !open.includes(question);
    const flagged = question.flag.checked;
    question.link.classList.toggle('answered', done);
    question.link.classList.toggle('flagged', flagged);
    question.link.setAttribute('aria-label', filled(stateOf(done, flagged), question.number));
  }
}

function stateOf(done, flagged) {
  if (done) return flagged ? say.sayAnsweredFlagged : say.sayAnswered;
  return flagged ? say.sayNotAnsweredFlagged : say.sayNotAnswered;
}

let current = null;

function setCurrent(question) {
  if (current === question) return;
  current?.link.removeAttribute('aria-current');
  current = question;
  current.link.setAttribute('aria-current', 'true');
  pickFor(current.item.querySelector('[data-picker]')?.dataset.picker ?? null);
}

/** The question at the upper third of the window; near the page's end the last one that is wholly to be seen. */
function look() {
  const line = innerHeight / 3;
  const bottom = scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
  const seen = questions.filter((question) => {
    const box = question.item.getBoundingClientRect();
    return bottom ? box.bottom <= innerHeight : box.top <= line;
  });
  if (!drawer.checked) setCurrent(seen.at(-1) ?? questions[0]);
}

export function startNavigation() {
  let looking = 0;
  addEventListener('scroll', () => (looking ||= requestAnimationFrame(() => ((looking = 0), look()))), { passive: true });
  form.addEventListener('focusin', (event) => {
    const question = questionOf(event.target);
    if (question) setCurrent(question);
  });
  form.addEventListener('click', (event) => {
    const button = event.target.closest('[data-pick]');
    if (!button) return;
    setCurrent(questionOf(button));
    pickFor(button.dataset.pick);
    showPassage();
  });
  refreshOverview();
  look();
}
