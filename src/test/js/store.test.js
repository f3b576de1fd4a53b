import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { forgetEverything, keptInBrowser } from './support/browser.js';
import { timeStandsStill } from './support/time.js';
import { Store, unsentOf } from '../../main/resources/META-INF/resources/assets/store.js';

const DAY = 24 * 3600 * 1000;
const entry = (question, seq, text = 'a') => ({ question, seq, answer: { 1: [text] }, flagged: false });
const numbers = () => keptInBrowser().map(({ person, attempt, question, seq }) => [person, attempt, question, seq]);

timeStandsStill();
beforeEach(forgetEverything);

test('of two answers to a question the one with the higher number stays, in whatever order they come', async () => {
  const store = new Store(1, 7);
  await store.put(entry('q1', 2, 'later'));
  await store.put(entry('q1', 1, 'earlier'));
  const [kept] = await store.load();
  assert.deepEqual([kept.seq, kept.answer], [2, { 1: ['later'] }]);
});

test('an answer is not forgotten because an earlier one was saved', async () => {
  const store = new Store(1, 7);
  await store.put(entry('q1', 2));
  await store.remove('q1', 1);
  assert.deepEqual(numbers(), [[1, 7, 'q1', 2]]);
  await store.remove('q1', 2);
  assert.deepEqual(numbers(), []);
});

test('an attempt loads and clears its own answers and nobody else’s', async () => {
  for (const [person, attempt] of [[1, 6], [1, 7], [1, 8], [2, 7]]) await new Store(person, attempt).put(entry('q1', 1));
  assert.deepEqual((await new Store(1, 7).load()).map(({ person, attempt }) => [person, attempt]), [[1, 7]]);
  await new Store(1, 7).clear();
  assert.deepEqual(numbers(), [[1, 6, 'q1', 1], [1, 8, 'q1', 1], [2, 7, 'q1', 1]]);
});

test('who signs in after somebody else is given their own unsent answers only, of all attempts', async () => {
  for (const [person, attempt] of [[1, 6], [1, 7], [2, 7]]) await new Store(person, attempt).put(entry('q1', 1));
  assert.deepEqual((await unsentOf(1)).map(({ person, attempt }) => [person, attempt]), [[1, 6], [1, 7]]);
  assert.equal(keptInBrowser().length, 3, 'the other’s answers stay for them');
});

test('what is older than thirty days is forgotten, whosever it is', async () => {
  await new Store(1, 7).put(entry('q1', 1));
  await new Store(2, 9).put(entry('q1', 1));
  const today = Date.now();
  Date.now = () => today + 30 * DAY;
  assert.equal((await unsentOf(1)).length, 1);
  Date.now = () => today + 30 * DAY + 1;
  assert.deepEqual(await unsentOf(1), []);
  assert.deepEqual(numbers(), []);
});

test('a browser that keeps nothing stops nobody', async () => {
  const { indexedDB } = globalThis;
  globalThis.indexedDB = {
    open() {
      const request = { error: new Error('private window') };
      queueMicrotask(() => request.onerror());
      return request;
    },
  };
  try {
    // Once more, since the module opens its database only once.
    const fresh = await import('../../main/resources/META-INF/resources/assets/store.js?private');
    const store = new fresh.Store(1, 7);
    await store.put(entry('q1', 1));
    await store.remove('q1', 1);
    await store.clear();
    assert.deepEqual(await store.load(), []);
  } finally {
    globalThis.indexedDB = indexedDB;
  }
});
