// Questions whose items are put in order: the items move, by buttons too, to the places that the form says.

import { announce, form, questionOf, say } from './attempt-page.js';
import { filled } from './texts.js';

/** Shows the items in the order that the form says, once it says one. */
export function sortItems(question, focused = null) {
  const list = question.item.querySelector('.order');
  if (!list) return;
  const items = [...list.children];
  const place = (item) => Number(item.querySelector('select').value);
  const places = new Set(items.map(place));
  if (places.has(0) || places.size < items.length) return;
  list.append(...items.sort((one, other) => place(one) - place(other)));
  focused?.focus();
}

/** @param changed what to call with a question whose items were moved */
export function startOrdering(changed) {
  form.addEventListener('click', (event) => {
    const button = event.target.closest('[data-move]');
    if (!button) return;
    const list = button.closest('.order');
    const items = [...list.children];
    const from = items.indexOf(button.closest('li'));
    const to = from + Number(button.dataset.move);
    if (to < 0 || to >= items.length) return;
    items.splice(to, 0, ...items.splice(from, 1));
    items.forEach((item, index) => (item.querySelector('select').value = index + 1));
    list.append(...items);
    button.focus();
    announce(filled(say.sayMoved, to + 1, items.length));
    changed(questionOf(list));
  });
}
