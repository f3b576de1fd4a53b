import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { pass, settle, sleep, timeStandsStill } from './support/time.js';
import { DeadlineClock } from '../../main/resources/META-INF/resources/assets/deadline-clock.js';

const MINUTE = 60000;
/** The server's clock, which the student's computer knows nothing of. */
const SERVER = 5e12;

const say = {
  sayUntil: 'until %',
  sayMinutes: '% min left',
  saySeconds: '% s left',
  sayMinutesSpokenOne: 'One minute left',
  sayMinutesSpokenOther: '% minutes left',
  sayTimeUp: 'Time is up',
  sayNoDeadline: 'There is no time limit any more.',
  sayDeadlineMoved: 'Until % now.',
};

timeStandsStill();

let page;
let clock;
let submits; // what the server says to each try to hand in
beforeEach(() => {
  submits = [];
  page = { line: '', short: false, spoken: [], locked: false, left: false, sent: 0, fresh: null, pause: false };
  clock = new DeadlineClock({
    say,
    until: '10:00',
    page: {
      line: (text) => (page.line = text),
      short: (short) => (page.short = short),
      moved: (until, none) => (page.moved = none ? 'none' : until),
      announce: (text) => page.spoken.push(text),
      lock: (locked) => (page.locked = locked),
      paused: () => page.pause,
      freshTimes: async () => page.fresh,
      sendAll: async () => page.sent++,
      handIn: async () => submits.shift() ?? true,
      leave: () => (page.left = true),
    },
  });
});

async function ticking(ms) {
  for (let passed = 0; passed < ms; passed += 500) {
    await pass(500);
    clock.tick();
    await settle();
  }
}

describe('the time left', () => {
  const words = [
    [121 * MINUTE, 'until 10:00'],
    [120 * MINUTE, '120 min left'],
    [61000, '2 min left'],
    [60000, '60 s left'],
    [500, '1 s left'],
    [0, 'Time is up'],
  ];
  for (const [left, text] of words) {
    test(`with ${left} milliseconds left it reads “${text}”`, () => {
      clock.set(SERVER + left, SERVER);
      assert.equal(clock.words(), text);
    });
  }

  test('is counted from the server’s clock: the one on the wall may be wrong or be set', async () => {
    clock.set(SERVER + 10 * MINUTE, SERVER);
    await ticking(2 * MINUTE);
    assert.equal(page.line, '8 min left');
  });

  test('is marked as short in the last five minutes', async () => {
    clock.set(SERVER + 6 * MINUTE, SERVER);
    clock.tick();
    assert.equal(page.short, false);
    await ticking(MINUTE);
    assert.equal(page.short, true);
  });

  test('is spoken ten, five and one minute before the end, once each', async () => {
    clock.set(SERVER + 11 * MINUTE, SERVER);
    await ticking(11 * MINUTE - 1000);
    assert.deepEqual(page.spoken, ['10 minutes left', '5 minutes left', 'One minute left']);
  });

  test('is not spoken as ten minutes to somebody who opens the page with six', async () => {
    clock.set(SERVER + 6 * MINUTE, SERVER);
    await ticking(2 * MINUTE);
    assert.deepEqual(page.spoken, ['5 minutes left']);
  });

  test('is not shown where there is no deadline', async () => {
    clock.set(0, SERVER);
    await ticking(MINUTE);
    assert.deepEqual([page.line, page.spoken, page.locked], ['', [], false]);
  });
});

describe('another deadline', () => {
  test('is shown and spoken', () => {
    clock.set(SERVER + 5 * MINUTE, SERVER);
    clock.set(SERVER + 10 * MINUTE, SERVER, '10:05');
    assert.deepEqual([page.moved, page.line, page.spoken[0]], ['10:05', '10 min left', 'Until 10:05 now.']);
  });

  test('is not spoken in a pause, which has said so already', () => {
    clock.set(SERVER + 5 * MINUTE, SERVER);
    page.pause = true;
    clock.set(SERVER + 20 * MINUTE, SERVER, '10:15');
    assert.deepEqual(page.spoken, []);
  });

  test('the same deadline once more is no news', () => {
    clock.set(SERVER + 5 * MINUTE, SERVER);
    clock.set(SERVER + 5 * MINUTE, SERVER + 1000);
    assert.deepEqual([page.moved, page.spoken], [undefined, []]);
  });

  test('may be none at all', async () => {
    clock.set(SERVER + 5 * MINUTE, SERVER);
    clock.set(0, SERVER);
    assert.deepEqual([page.moved, page.spoken], ['none', ['There is no time limit any more.']]);
    await ticking(6 * MINUTE);
    assert.equal(page.left, false);
  });

  test('after a sleep is asked of the server, since the page has missed time', async () => {
    clock.set(SERVER + 30 * MINUTE, SERVER);
    sleep(20 * MINUTE);
    page.fresh = { deadline: SERVER + 30 * MINUTE, now: SERVER + 20 * MINUTE, until: '10:00' };
    await ticking(500);
    clock.tick();
    assert.equal(page.line, '10 min left');
  });
});

describe('at the end', () => {
  test('questions are locked, answers sent, and the attempt handed in', async () => {
    clock.set(SERVER + 1000, SERVER);
    await ticking(1000);
    assert.deepEqual([page.line, page.locked, page.sent, page.left], ['Time is up', true, 1, true]);
  });

  test('what cannot be handed in is tried again, with growing waits', async () => {
    submits = [false, false, true];
    clock.set(SERVER + 500, SERVER);
    await ticking(500);
    await pass(1999);
    assert.equal(page.sent, 1);
    await pass(1);
    assert.equal(page.sent, 2);
    await pass(3999);
    assert.deepEqual([page.sent, page.left], [2, false]);
    await pass(1);
    assert.deepEqual([page.sent, page.left], [3, true]);
  });

  test('more time from the teacher opens the questions again and nothing is handed in any more', async () => {
    submits = [false];
    clock.set(SERVER + 500, SERVER);
    await ticking(500);
    assert.equal(page.locked, true);
    clock.set(SERVER + 5 * MINUTE, SERVER + 1000, '10:05');
    assert.equal(page.locked, false);
    await pass(MINUTE);
    assert.deepEqual([page.sent, page.left], [1, false]);
  });
});
