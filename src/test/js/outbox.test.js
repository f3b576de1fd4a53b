import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { channelEnds, forgetEverything, keptInBrowser } from './support/browser.js';
import { FakeServer, noNetwork, redirect, status } from './support/server.js';
import { pass, settle, timeStandsStill } from './support/time.js';
import { Outbox } from '../../main/resources/META-INF/resources/assets/outbox.js';
import { Store } from '../../main/resources/META-INF/resources/assets/store.js';

const A = { 1: ['a'] };
const B = { 1: ['b'] };
const C = { 1: ['c'] };

timeStandsStill();

let server;
beforeEach(() => {
  server = new FakeServer();
  forgetEverything();
});

/** A window with the page of an attempt: the questions q1 and q2, made with these numbers and answers. */
function opened({ kept = {}, channel = channelEnds(1)[0], token = async () => 'token' } = {}) {
  const told = [];
  const note =
    (what) =>
    (...details) =>
      told.push([what, ...details]);
  const store = new Store(1, 7, { edition: 3, title: 'Tides' });
  const outbox = new Outbox({
    url: '/attempts/7/responses',
    edition: 3,
    token,
    kept: ['q1', 'q2'].map((question) => ({ question, seq: 0, answer: {}, flagged: false, ...kept[question] })),
    store,
    channel,
    tell: Object.fromEntries(
      ['state', 'numbered', 'refused', 'restored', 'elsewhere', 'conflict', 'deadline', 'closed'].map((what) => [what, note(what)]),
    ),
  });
  return {
    outbox,
    store,
    told,
    of: (what) => told.filter(([name]) => name === what).map(([, ...details]) => details),
    get state() {
      return this.of('state').at(-1);
    },
  };
}

const waiting = () => keptInBrowser().map(({ question, seq, answer }) => ({ question, seq, answer }));

describe('an answer', () => {
  test('waits in the browser before it is sent', async () => {
    const { outbox } = opened();
    outbox.put('q1', A, false, 700);
    await settle();
    assert.deepEqual(server.requests, []);
    assert.deepEqual(waiting(), [{ question: 'q1', seq: 1, answer: A }]);
  });

  test('is kept with person, attempt, edition and title, so that any page can send it and name it', async () => {
    opened().outbox.put('q1', A, true, 700);
    await settle();
    const { at, ...entry } = keptInBrowser()[0];
    assert.deepEqual(entry, { person: 1, attempt: 7, question: 'q1', seq: 1, answer: A, flagged: true, edition: 3, title: 'Tides' });
    assert.equal(at, Date.now());
  });

  test('stays in the browser while the request is on its way, and leaves when the server has saved it', async () => {
    const arrive = server.slow();
    const page = opened();
    page.outbox.put('q1', A, false);
    await pass(0);
    assert.equal(server.requests.length, 1);
    assert.equal(page.outbox.unsent, 1);
    assert.equal(waiting().length, 1);

    arrive();
    await settle();
    assert.equal(page.outbox.unsent, 0);
    assert.deepEqual(waiting(), []);
    assert.deepEqual(page.state, ['saved', '10:15']);
  });

  test('leaves too when the server had it already, because a reply was lost', async () => {
    const page = opened();
    server.then((request) => {
      server.takes()(request);
      return noNetwork();
    });
    page.outbox.put('q1', A, false);
    await pass(0);
    assert.equal(page.outbox.unsent, 1);
    await pass(1000);
    assert.deepEqual(server.numbers, [[1], [1]]);
    assert.deepEqual(waiting(), []);
  });

  test('carries token, edition and address', async () => {
    opened().outbox.put('q1', A, true);
    await pass(0);
    assert.deepEqual(server.requests, [
      {
        url: '/attempts/7/responses',
        edition: 3,
        token: 'token',
        keepalive: false,
        answers: [{ question: 'q1', seq: 1, answer: A, flagged: true }],
      },
    ]);
  });

  test('that is typed is sent once the typing pauses, with its last text and number', async () => {
    const { outbox } = opened();
    outbox.put('q1', A, false, 700);
    await pass(600);
    outbox.put('q1', B, false, 700);
    await pass(600);
    assert.deepEqual(server.requests, []);
    await pass(100);
    assert.deepEqual(server.requests[0].answers, [{ question: 'q1', seq: 2, answer: B, flagged: false }]);
  });

  test('that the server has already is not sent again, whatever the order of its values', async () => {
    const { outbox } = opened({ kept: { q1: { seq: 4, answer: { 1: ['a', 'b'], 2: ['c'] } } } });
    assert.equal(outbox.put('q1', { 2: ['c'], 1: ['b', 'a'] }, false), false);
    await pass(60000);
    assert.deepEqual(server.requests, []);
  });

  test('that is taken back before it was sent is not sent at all', async () => {
    const page = opened({ kept: { q1: { seq: 4, answer: A } } });
    page.outbox.put('q1', B, false, 700);
    page.outbox.put('q1', A, false, 700);
    await pass(60000);
    assert.deepEqual(server.requests, []);
    assert.deepEqual(waiting(), []);
    assert.deepEqual(page.state, ['idle']);
  });

  test('that is taken back while it is on its way is sent with the next number', async () => {
    const arrive = server.slow();
    const { outbox } = opened({ kept: { q1: { seq: 4, answer: A } } });
    outbox.put('q1', B, false);
    await pass(0);
    outbox.put('q1', A, false);
    arrive();
    await pass(0);
    assert.deepEqual(server.numbers, [[5], [6]]);
    assert.deepEqual(server.kept.get('q1').answer, A);
  });

  test('that the server refuses leaves the box, and the reason is told', async () => {
    server.then(server.says(422, ({ question, seq }) => ({ question, seq, state: 'refused', message: 'Too long.' })));
    const page = opened();
    page.outbox.put('q1', A, false);
    await pass(60000);
    assert.equal(server.requests.length, 1);
    assert.deepEqual(page.of('refused'), [['q1', 'Too long.']]);
    assert.deepEqual(waiting(), []);
  });
});

describe('numbers', () => {
  test('go up by one with each change, from the number that the page was made with', async () => {
    const page = opened({ kept: { q1: { seq: 4 } } });
    for (const answer of [A, B, C]) {
      page.outbox.put('q1', answer, false);
      await pass(0);
    }
    assert.deepEqual(server.numbers, [[5], [6], [7]]);
    assert.deepEqual(page.of('numbered'), [['q1', 5], ['q1', 6], ['q1', 7]]);
  });

  test('are each question’s own', async () => {
    const { outbox } = opened({ kept: { q1: { seq: 4 } } });
    outbox.put('q1', A, false, 10);
    outbox.put('q2', A, false, 10);
    await pass(10);
    assert.deepEqual(server.numbers, [[5, 1]]);
  });

  test('only one request is on its way at a time; what comes meanwhile goes with the next', async () => {
    const arrive = server.slow();
    const page = opened();
    page.outbox.put('q1', A, false);
    await pass(0);
    page.outbox.put('q1', B, false);
    page.outbox.put('q2', A, false);
    await pass(5000);
    assert.deepEqual(server.numbers, [[1]]);
    assert.deepEqual(waiting().map(({ seq }) => seq), [2, 1], 'the later answer is not forgotten with the earlier one');

    arrive();
    await pass(0);
    assert.deepEqual(server.numbers, [[1], [2, 1]]);
    assert.deepEqual(waiting(), []);
  });

  test('go on after a reload from what waits in the browser, and what waits is shown and sent', async () => {
    server.then(noNetwork);
    const first = opened();
    first.outbox.put('q1', A, false);
    first.outbox.put('q1', B, false);
    await pass(0);

    const second = opened({ channel: channelEnds(1)[0] });
    second.outbox.adopt(await second.store.load());
    assert.deepEqual(second.of('restored').map(([id, { answer }]) => [id, answer]), [['q1', B]]);
    await pass(0);
    second.outbox.put('q1', C, false);
    await pass(0);
    assert.deepEqual(server.numbers, [[2], [2], [3]]);
  });

  test('go on after a reload even before the server has replied', async () => {
    const page = opened({ kept: { q1: { seq: 4 } } });
    await page.store.put({ question: 'q1', seq: 6, answer: A, flagged: false });
    page.outbox.adopt(await page.store.load());
    page.outbox.put('q1', B, false);
    await pass(0);
    assert.deepEqual(server.numbers, [[7]]);
    assert.deepEqual(server.kept.get('q1').answer, B);
  });

  test('after a reload what the server has meanwhile is forgotten, without a word', async () => {
    const page = opened({ kept: { q1: { seq: 2, answer: B } } });
    await page.store.put({ question: 'q1', seq: 2, answer: B, flagged: false });
    page.outbox.adopt(await page.store.load());
    await pass(60000);
    assert.deepEqual(waiting(), []);
    assert.deepEqual(page.told, []);
    assert.deepEqual(server.requests, []);
  });

  test('after a reload an older answer does not replace a later one from elsewhere: the student chooses', async () => {
    const page = opened({ kept: { q1: { seq: 5, answer: B } } });
    await page.store.put({ question: 'q1', seq: 3, answer: A, flagged: false });
    page.outbox.adopt(await page.store.load());
    await pass(60000);
    assert.deepEqual(server.requests, []);
    assert.deepEqual(page.of('conflict').map(([id, kept, mine]) => [id, kept, mine.answer]), [['q1', null, A]]);
  });

  test('that another device has overtaken: what the server keeps is told, and mine goes on from its number', async () => {
    server.kept.set('q1', { seq: 9, answer: B, flagged: true });
    const page = opened();
    page.outbox.put('q1', A, false);
    await pass(0);
    const [[id, kept, mine]] = page.of('conflict');
    assert.deepEqual([id, kept.answer, kept.flagged, mine.answer], ['q1', B, true, A]);
    assert.deepEqual(page.of('numbered'), [['q1', 9]]);
    assert.deepEqual(waiting(), []);

    page.outbox.put('q1', A, false);
    await pass(0);
    assert.deepEqual(server.numbers, [[1], [10]]);
    assert.deepEqual(server.kept.get('q1').answer, A);
  });
});

describe('when the server does not take an answer', () => {
  const failures = {
    'no network': noNetwork,
    'a 403': () => status(403),
    'a 409': () => status(409),
    'a 413': () => status(413),
    'a 429': () => status(429),
    'a 500': () => status(500),
    'a 502': () => status(502),
    'a 503': () => status(503),
    'a page in place of an answer': () => new Response('<html>', { status: 200 }),
  };
  for (const [name, reply] of Object.entries(failures)) {
    test(`(${name}) it stays, is told of as unsent, and is sent again with the same number`, async () => {
      server.then(reply);
      const page = opened();
      page.outbox.put('q1', A, false);
      await pass(0);
      assert.deepEqual(page.state, ['unsent', 1]);
      assert.equal(page.outbox.stuck, true);
      assert.deepEqual(waiting(), [{ question: 'q1', seq: 1, answer: A }]);

      await pass(1000);
      assert.deepEqual(server.numbers, [[1], [1]]);
      assert.deepEqual(page.state, ['saved', '10:15']);
      assert.equal(page.outbox.stuck, false);
      assert.deepEqual(waiting(), []);
    });
  }

  test('the waits grow from one second to thirty', async () => {
    server.then(...Array(9).fill(noNetwork));
    opened().outbox.put('q1', A, false);
    await pass(0);
    for (const wait of [1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000]) {
      const before = server.requests.length;
      await pass(wait - 1);
      assert.equal(server.requests.length, before, `not before ${wait} ms`);
      await pass(1);
      assert.equal(server.requests.length, before + 1, `after ${wait} ms`);
    }
  });

  test('chance takes up to half of a wait away, so that a class does not come back at once', async () => {
    Math.random = () => 0;
    server.then(noNetwork);
    opened().outbox.put('q1', A, false);
    await pass(499);
    assert.equal(server.requests.length, 1);
    await pass(1);
    assert.equal(server.requests.length, 2);
  });

  test('the waits begin anew once something was taken', async () => {
    server.then(noNetwork, noNetwork, noNetwork);
    const { outbox } = opened();
    outbox.put('q1', A, false);
    await pass(7000);
    assert.equal(server.requests.length, 4);
    server.then(noNetwork);
    outbox.put('q1', B, false);
    await pass(1000);
    assert.equal(server.requests.length, 6);
  });

  test('further answers wait for the next try, and the line counts them', async () => {
    server.then(noNetwork);
    const page = opened();
    page.outbox.put('q1', A, false);
    await pass(0);
    page.outbox.put('q2', A, false);
    await pass(999);
    assert.equal(server.requests.length, 1);
    assert.deepEqual(page.state, ['unsent', 2]);
    await pass(1);
    assert.deepEqual(server.numbers, [[1], [1, 1]]);
  });

  for (const code of [429, 503]) {
    test(`(a ${code}) the server says how long to wait, and is not asked before`, async () => {
      Math.random = () => 0;
      server.then(() => status(code, { 'Retry-After': '12' }));
      opened().outbox.put('q1', A, false);
      await pass(11999);
      assert.equal(server.requests.length, 1);
      await pass(1);
      assert.equal(server.requests.length, 2);
    });
  }

  test('(a 400) a fresh token is fetched and the answer sent at once', async () => {
    server.then(() => status(400));
    let value = 'old';
    const { outbox } = opened({
      token: async (refused) => {
        if (refused) value = 'fresh';
        return value;
      },
    });
    outbox.put('q1', A, false);
    await pass(0);
    assert.deepEqual(server.requests.map(({ token }) => token), ['old', 'fresh']);
    assert.deepEqual(waiting(), []);
  });

  test('a network that is back is used at once', async () => {
    server.then(noNetwork, noNetwork, noNetwork);
    const { outbox } = opened();
    outbox.put('q1', A, false);
    await pass(3000);
    assert.equal(await outbox.flush(), true);
    assert.equal(outbox.unsent, 0);
  });

  test('to hand in is not to leave: flush tells that something is still unsent', async () => {
    server.then(noNetwork);
    const { outbox } = opened();
    outbox.put('q1', A, false, 700);
    assert.equal(await outbox.flush(), false);
    assert.equal(waiting().length, 1);
  });
});

describe('when the sign-in has ended', () => {
  const ends = { 'signed-out': [() => status(401)], 'not-theirs': [() => status(404)], 'choose-password': [redirect] };
  for (const [name, [reply]] of Object.entries(ends)) {
    test(`(${name}) the answers stay, and the server is not asked before half a minute`, async () => {
      server.then(reply);
      const page = opened();
      page.outbox.put('q1', A, false);
      await pass(29999);
      assert.equal(server.requests.length, 1);
      assert.deepEqual(page.state, [name, 1]);
      assert.deepEqual(waiting(), [{ question: 'q1', seq: 1, answer: A }]);
      assert.equal(page.outbox.stuck, true);
    });
  }

  test('what is answered meanwhile stays too, and all of it goes once the student is signed in again', async () => {
    server.then(() => status(401));
    const page = opened();
    page.outbox.put('q1', A, false);
    await pass(0);
    page.outbox.put('q1', B, false);
    page.outbox.put('q2', C, false);
    await pass(10000);
    assert.equal(server.requests.length, 1);
    assert.deepEqual(page.state, ['signed-out', 2]);

    assert.equal(await page.outbox.flush(), true);
    assert.deepEqual([...server.kept].map(([id, { answer }]) => [id, answer]), [['q1', B], ['q2', C]]);
    assert.deepEqual(page.state, ['saved', '10:15']);
    await settle();
    assert.deepEqual(waiting(), []);
  });

  test('a page that goes away sends once more what is unsent, and keeps it until a server speaks', async () => {
    server.then(() => status(401));
    const { outbox } = opened();
    outbox.put('q1', A, false);
    await pass(0);
    server.then(() => status(401));
    await outbox.farewell();
    assert.equal(server.requests[1].keepalive, true);
    assert.deepEqual(server.requests[1].answers, server.requests[0].answers);
    assert.equal(waiting().length, 1);
  });

  test('a page that goes away with nothing unsent sends nothing', async () => {
    await opened().outbox.farewell();
    assert.deepEqual(server.requests, []);
  });
});

describe('a pause', () => {
  test('keeps the answers here, says so, and tries again every ten to fifteen seconds', async () => {
    server.then(server.paused(), server.paused());
    const page = opened();
    page.outbox.put('q1', A, false);
    await pass(0);
    assert.deepEqual(page.state, ['paused', 1]);
    assert.deepEqual(waiting(), [{ question: 'q1', seq: 1, answer: A }]);
    await pass(9999);
    assert.equal(server.requests.length, 1);
    await pass(5001);
    assert.equal(server.requests.length, 2);
    await pass(15000);
    assert.deepEqual(page.state, ['saved', '10:15']);
    assert.deepEqual(server.numbers, [[1], [1], [1]]);
    assert.deepEqual(waiting(), []);
  });

  test('that ends is followed by the answers at once', async () => {
    server.then(server.paused());
    const { outbox } = opened();
    outbox.put('q1', A, false);
    await pass(0);
    assert.equal(await outbox.flush(), true);
    assert.equal(server.kept.get('q1').seq, 1);
  });
});

describe('an attempt that is over', () => {
  for (const state of ['late', 'submitted']) {
    test(`(${state}) closes the page, sends nothing any more and keeps nothing in the browser`, async () => {
      server.then(server.says(200, ({ question, seq }) => ({ question, seq, state })));
      const page = opened();
      page.outbox.put('q1', A, false);
      await pass(0);
      assert.equal(page.of('closed').length, 1);
      assert.equal(page.outbox.closed, true);
      assert.equal(page.outbox.put('q1', B, false), false);
      await pass(60000);
      assert.equal(server.requests.length, 1);
      assert.deepEqual(waiting(), []);
    });
  }

  test('closes the other window too', async () => {
    const [here, there] = channelEnds(2);
    const pages = [opened({ channel: here }), opened({ channel: there })];
    server.then(server.says(200, ({ question, seq }) => ({ question, seq, state: 'submitted' })));
    pages[0].outbox.put('q1', A, false);
    await pass(0);
    assert.deepEqual(pages.map((page) => page.of('closed').length), [1, 1]);
  });
});

test('a reply brings the deadline that holds now', async () => {
  server.then(({ answers: [{ question, seq }] }) => {
    const said = { deadline: 5000, now: 2000, until: '10:30', at: '10:15', answers: [{ question, seq, state: 'saved' }] };
    return new Response(JSON.stringify(said));
  });
  const page = opened();
  page.outbox.put('q1', A, false);
  await pass(0);
  assert.deepEqual(page.of('deadline'), [[5000, 2000, '10:30']]);
});

describe('two windows', () => {
  let here;
  let there;
  beforeEach(() => {
    const [one, other] = channelEnds(2);
    here = opened({ channel: one, token: async () => 'here' });
    there = opened({ channel: other, token: async () => 'there' });
  });

  test('count on from each other’s numbers, so that the later answer is the one that is kept', async () => {
    here.outbox.put('q1', A, false);
    await pass(0);
    there.outbox.put('q1', B, false);
    await pass(0);
    assert.deepEqual(server.numbers, [[1], [2]]);
    assert.deepEqual(server.kept.get('q1').answer, B);
  });

  test('show each other’s answers, and what one has sent the other does not send', async () => {
    here.outbox.put('q1', A, false);
    await pass(60000);
    assert.deepEqual(there.of('elsewhere').map(([id, { answer }]) => [id, answer]), [['q1', A]]);
    assert.deepEqual(there.of('numbered'), [['q1', 1]]);
    assert.deepEqual(there.state, ['saved', '10:15']);
    assert.equal(server.requests.length, 1);
  });

  test('send for each other: what a window that is gone could not send goes from the other after twenty seconds', async () => {
    const lost = server.slow(noNetwork); // never arrives: the window was closed
    here.outbox.put('q1', A, false);
    await pass(19999);
    assert.equal(server.requests.length, 1);
    await pass(1);
    assert.deepEqual(server.numbers, [[1], [1]]);
    assert.equal(server.kept.get('q1').seq, 1);
    assert.equal(there.outbox.unsent, 0);
    lost();
    await settle();
  });

  test('that both have an unsent answer to a question: the earlier one is offered, not lost silently', async () => {
    here.outbox.put('q1', A, false, 700);
    await settle();
    there.outbox.put('q1', B, false, 700);
    await settle();
    assert.deepEqual(here.of('conflict').map(([id, news, mine]) => [id, news.answer, mine.answer]), [['q1', B, A]]);
    await pass(60000);
    assert.deepEqual(server.kept.get('q1'), { seq: 2, answer: B, flagged: false });
    assert.deepEqual(waiting(), []);
  });

  test('a window that learned of a later answer tells the other', async () => {
    server.kept.set('q1', { seq: 9, answer: C, flagged: false });
    here.outbox.put('q1', A, false);
    await pass(0);
    there.outbox.put('q1', B, false);
    await pass(0);
    assert.equal(server.numbers.at(-1)[0], 10);
  });

  test('are over a failure together: what one window could save makes the other try at once', async () => {
    const arrive = server.slow();
    there.outbox.put('q2', A, false);
    await pass(0);
    server.then(() => status(401));
    here.outbox.put('q1', A, false);
    await pass(0);
    assert.deepEqual(here.state, ['signed-out', 2]);

    server.then(noNetwork); // for the next request, which is not the one of the window that could not send
    arrive();
    await pass(0);
    assert.deepEqual(server.requests.map(({ token }) => token), ['there', 'here', 'there', 'here']);
    assert.deepEqual([...server.kept.keys()].sort(), ['q1', 'q2']);
    assert.deepEqual(waiting(), []);
    assert.deepEqual(here.state, ['saved', '10:15']);
  });
});
