import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { pass, timeStandsStill } from './support/time.js';
import { News } from '../../main/resources/META-INF/resources/assets/news.js';

timeStandsStill();

class FakeEvents extends EventTarget {
  CLOSED = 2;
  readyState = 1;

  says(data) {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(data) }));
  }

  fails(readyState) {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }

  close() {
    this.readyState = this.CLOSED;
  }
}

let streams;
let told;
let news;
let over;
beforeEach(() => {
  streams = [];
  told = [];
  over = false;
  news = new News({
    open: () => {
      streams.push(new FakeEvents());
      return streams.at(-1);
    },
    tell: {
      deadline: (...times) => told.push(['deadline', ...times]),
      paused: (paused) => told.push(['paused', paused]),
      ended: () => told.push(['ended']),
      closed: () => over,
    },
  });
  news.listen();
});

test('a new deadline is told', () => {
  streams[0].says({ state: 'running', deadline: 5, now: 3, until: '10:05' });
  assert.deepEqual(told, [['deadline', 5, 3, '10:05']]);
});

test('a pause is told once, before its deadline, and so is its end', () => {
  const running = { state: 'running', deadline: 5, now: 3, until: '' };
  streams[0].says({ ...running, state: 'paused' });
  streams[0].says({ ...running, state: 'paused' });
  assert.equal(news.paused, true);
  streams[0].says(running);
  assert.deepEqual(told.filter(([what]) => what === 'paused'), [['paused', true], ['paused', false]]);
  assert.equal(told[0][0], 'paused');
  assert.equal(news.paused, false);
});

test('a reply to an answer that tells of a pause first is enough', () => {
  news.pause(true);
  streams[0].says({ state: 'paused', deadline: 5, now: 3, until: '' });
  assert.deepEqual(told.filter(([what]) => what === 'paused'), [['paused', true]]);
});

test('an end is told, without a deadline', () => {
  streams[0].says({ state: 'ended' });
  assert.deepEqual(told, [['ended']]);
});

test('a stream that was refused is opened again after a while, one that broke off the browser opens itself', async () => {
  streams[0].fails(0);
  await pass(60000);
  assert.equal(streams.length, 1);
  streams[0].fails(2);
  await pass(19999);
  assert.equal(streams.length, 1);
  await pass(1);
  assert.equal(streams.length, 2);
});

test('the stream of an attempt that is over stays shut', async () => {
  over = true;
  streams[0].fails(2);
  await pass(60000);
  assert.equal(streams.length, 1);
});

test('a page that goes away shuts its stream', () => {
  news.stop();
  assert.equal(streams[0].readyState, 2);
});
