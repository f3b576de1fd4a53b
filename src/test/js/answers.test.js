import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerOf, answered, fill } from '../../main/resources/META-INF/resources/assets/answers.js';

const box = (part, value, checked = false, type = 'checkbox') => ({
  name: `q1.${part}`, type, value, checked, defaultChecked: checked,
});
const text = (part, value = '') => ({ name: `q1.${part}`, type: 'text', value, defaultValue: value });
const choice = (part, values, selected = '') => ({
  name: `q1.${part}`,
  type: 'select-one',
  value: selected,
  options: ['', ...values].map((value) => ({ value, defaultSelected: value !== '' && value === selected })),
});
const question = (...controls) => ({ id: 'q1', controls: () => controls, flag: { checked: false } });

describe('what a form says', () => {
  test('is kept part by part, several values of a part together, blank ones left out', () => {
    const it = question(box('1', 'a', true), box('1', 'b'), box('1', 'c', true), text('2', '  sea '), text('3', '  '), choice('4', ['x'], 'x'));
    assert.deepEqual(answerOf(it), { 1: ['a', 'c'], 2: ['sea'], 4: ['x'] });
  });

  test('differs from what it said when the page was made, even if the browser has filled in something since', () => {
    const it = question(box('1', 'a', true, 'radio'), box('1', 'b', false, 'radio'), text('2', 'sea'), choice('3', ['x', 'y'], 'x'));
    const made = { 1: ['a'], 2: ['sea'], 3: ['x'] };
    const [a, b, typed, chosen] = it.controls();
    Object.assign(a, { checked: false });
    Object.assign(b, { checked: true });
    Object.assign(typed, { value: 'tide' });
    Object.assign(chosen, { value: 'y' });
    assert.deepEqual(answerOf(it, true), made);
    assert.deepEqual(answerOf(it), { 1: ['b'], 2: ['tide'], 3: ['y'] });
  });

  test('is an answer when no part is blank', () => {
    assert.equal(answered(question(text('1', 'sea'), text('2', 'tide'))), true);
    assert.equal(answered(question(text('1', 'sea'), text('2', ' '))), false);
    assert.equal(answered(question(box('1', 'a'), box('1', 'b', true))), true);
  });
});

describe('an answer that is put into the form', () => {
  test('reads as it was, and takes the place of what was there', () => {
    const it = question(box('1', 'a', true), box('1', 'b'), text('2', 'old'), choice('3', ['x', 'y'], 'x'));
    const answer = { 1: ['b'], 3: ['y'] };
    fill(it, answer, true);
    assert.deepEqual(answerOf(it), answer);
    assert.equal(it.flag.checked, true);
  });
});
