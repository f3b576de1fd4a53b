// Sentences are picked in the passage. The checkboxes beside the question keep what is picked; the passage stands for those
// of the current question.

import { announce, complain, questionOf, say } from './attempt-page.js';
import { all } from './page.js';
import { filled } from './texts.js';

/** Checked while a narrow window shows the passage in place of the questions. */
export const drawer = document.getElementById('drawer');

const passage = document.querySelector('.passage');
const sentences = all('.sentence', passage);
const hint = document.createElement('p');
hint.className = 'meta';
hint.hidden = true;
document.querySelector('.passage-head').append(hint);
let picking = null; // the name of the checkboxes that the passage stands for

const pickerOf = (name) => document.querySelector(`[data-picker="${CSS.escape(name)}"]`);
const boxes = (name) => all('input', pickerOf(name));
const pickedOf = (name) => boxes(name).filter((box) => box.checked);
const pickButton = (name) => document.querySelector(`[data-pick="${CSS.escape(name)}"]`);
const most = (name) => Number(pickerOf(name).dataset.most);
const explain = () => {
  hint.textContent = filled(say.sayPicking, questionOf(pickerOf(picking)).number);
};

/** Lets sentences be picked for the checkboxes of this name, or for none. */
export function pickFor(name) {
  if (picking === name) return;
  picking = name;
  passage.classList.toggle('pickable', name !== null);
  hint.hidden = name === null;
  for (const sentence of sentences) {
    if (name === null) {
      ['role', 'tabindex', 'aria-pressed'].forEach((attribute) => sentence.removeAttribute(attribute));
    } else {
      sentence.setAttribute('role', 'button');
    }
  }
  if (name !== null) {
    explain();
    press();
    const first = sentences.find((sentence) => sentence.getAttribute('aria-pressed') === 'true') ?? sentences[0];
    rove(first);
  }
}

/** One stop for the Tab key; the arrows move it. */
function rove(to) {
  for (const sentence of sentences) sentence.tabIndex = sentence === to ? 0 : -1;
}

/** Shows in the passage what the checkboxes say. */
function press() {
  if (picking === null) return;
  const picked = new Set(pickedOf(picking).map((box) => box.value));
  for (const sentence of sentences) sentence.setAttribute('aria-pressed', picked.has(sentence.id));
}

/** Shows beside the question what its checkboxes say. */
export function refreshPicks(question) {
  for (const list of all('[data-picks]', question.item)) {
    list.replaceChildren(
      ...pickedOf(list.dataset.picks).map((box) => {
        const line = document.createElement('li');
        line.append(...box.nextElementSibling.cloneNode(true).childNodes);
        return line;
      }),
    );
    if (list.dataset.picks === picking) press();
  }
}

/** With one sentence to pick, the new one takes the old one's place; with several, one too many is not taken. */
export function keepToMost(question, box) {
  const name = box.name;
  const picked = pickedOf(name);
  if (!box.checked || picked.length <= most(name)) return;
  if (most(name) === 1) {
    picked.filter((other) => other !== box).forEach((other) => (other.checked = false));
  } else {
    box.checked = false;
    hint.textContent = say.sayTooMany;
    complain(question, say.sayTooMany);
  }
}

function toggle(sentence) {
  const box = boxes(picking).find((candidate) => candidate.value === sentence.id);
  const before = box.checked;
  box.checked = !before;
  explain();
  box.dispatchEvent(new Event('change', { bubbles: true }));
  if (box.checked) announce(filled(say.sayPicked, pickedOf(picking).length, most(picking)));
  else if (before) announce(say.sayUnpicked);
  rove(sentence);
}

/** In a narrow window too. */
export function showPassage() {
  drawer.checked = true;
  sentences.find((sentence) => sentence.tabIndex === 0).focus();
}

export function startPicking() {
  passage.addEventListener('click', (event) => {
    const sentence = event.target.closest('.sentence');
    // Whoever marks text with the mouse is reading, not picking.
    if (picking && sentence && getSelection().isCollapsed) toggle(sentence);
  });

  passage.addEventListener('keydown', (event) => {
    const sentence = event.target.closest('.sentence');
    if (!picking || !sentence) return;
    const at = sentences.indexOf(sentence);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: sentences.length - 1 }[event.key];
    if (event.key === ' ' || event.key === 'Enter') {
      toggle(sentence);
    } else if (to !== undefined) {
      const next = sentences[Math.max(0, Math.min(to, sentences.length - 1))];
      rove(next);
      next.focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const back = picking && event.target.closest('.passage-panel');
    if (!drawer.checked && !back) return;
    drawer.checked = false;
    (back ? pickButton(picking) : drawer).focus();
  });

  drawer.addEventListener('change', () => {
    if (drawer.checked) document.querySelector('.passage-panel').focus();
  });
}
