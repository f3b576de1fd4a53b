import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { counted, filled, listed } from '../../main/resources/META-INF/resources/assets/texts.js';

const speaking = (lang) => {
  globalThis.document = { documentElement: { lang } };
};
afterEach(() => delete globalThis.document);

test('values take the places that the text has for them, in the order that the language wants', () => {
  assert.equal(filled('Picked, % of #', 2, 3), 'Picked, 2 of 3');
  assert.equal(filled('Of # there are %', 2, 3), 'Of 3 there are 2');
});

test('a value is taken as it is, whatever signs it has', () => {
  assert.equal(filled('%: # answers', '50 % & #1 $& $1', 4), '50 % & #1 $& $1: 4 answers');
});

test('the language of the page decides which text a number takes', () => {
  const english = { unsentOne: '1 answer', unsentOther: '% answers' };
  assert.deepEqual([0, 1, 2].map((n) => counted(english, 'unsent', n)), ['0 answers', '1 answer', '2 answers']);

  speaking('pl');
  const polish = { unsentOne: '% odpowiedź', unsentFew: '% odpowiedzi', unsentMany: '% odpowiedzi.', unsentOther: '-' };
  assert.deepEqual([1, 3, 5].map((n) => counted(polish, 'unsent', n)), ['1 odpowiedź', '3 odpowiedzi', '5 odpowiedzi.']);
});

test('where the page has no text for this kind of number, the general one is taken', () => {
  speaking('pl');
  assert.equal(counted({ unsentOther: '% x' }, 'unsent', 3), '3 x');
});

test('a text may name something beside the number', () => {
  assert.equal(counted({ leftOther: '%: # answers' }, 'left', 2, 'Tides'), 'Tides: 2 answers');
});

test('numbers are listed as on the page that the server made', () => {
  assert.equal(listed([3]), '3');
  assert.equal(listed([1, 2, 5]), '1, 2, 5');
});
