import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FakeServer } from './support/server.js';
import { portion, send, spoken, withToken } from '../../main/resources/META-INF/resources/assets/sending.js';

const entry = (length) => ({ question: 'q', seq: 1, answer: { 1: ['ä'.repeat(length)] }, flagged: false });

describe('a request', () => {
  test('takes all answers while they are short', () => {
    assert.equal(portion(Array(40).fill(entry(100))).length, 40);
  });

  test('takes no more than the server does: 64 KB, whatever the letters', () => {
    const entries = Array(40).fill({ ...entry(0), answer: { 1: ['語'.repeat(1000)] } });
    const first = portion(entries);
    assert.ok(first.length > 1 && first.length < 40);
    assert.ok(new TextEncoder().encode(JSON.stringify(first)).length < 64 * 1024);
  });

  test('takes one answer even if it is long', () => {
    assert.equal(portion([entry(50000), entry(1)]).length, 1);
  });

  test('carries of each answer what the server asks for, and nothing else that the browser keeps', async () => {
    const server = new FakeServer();
    await send('/attempts/7/responses', 3, [{ ...entry(1), person: 1, title: 'Tides', tried: true }], 'token');
    assert.deepEqual(Object.keys(server.requests[0].answers[0]), ['question', 'seq', 'answer', 'flagged']);
  });

  test('asks for a reply in the language of its page', async () => {
    let options;
    globalThis.fetch = async (url, given) => (options = given);
    await send('/attempts/7/responses', 3, [], 'token');
    assert.equal(options.headers['Accept-Language'], 'en-GB');
  });

  test('does not follow a redirect, which leads to a page for a person', async () => {
    let options;
    globalThis.fetch = async (url, given) => (options = given);
    await send('/attempts/7/responses', 3, [], 'token');
    assert.equal(options.redirect, 'manual');
    assert.ok(options.signal instanceof AbortSignal, 'and is given up after a while');
  });
});

test('the server has spoken about each answer with 200 and 422, and with nothing else', () => {
  const codes = [200, 204, 302, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503];
  assert.deepEqual(codes.filter((status) => spoken({ status })), [200, 422]);
});

describe('a form token', () => {
  const posts = async (...codes) => {
    const used = [];
    const token = async (refused) => (refused ? 'fresh' : 'old');
    const reply = await withToken(token, async (value) => {
      used.push(value);
      return { status: codes.shift() };
    });
    return [used, reply.status];
  };

  test('is used as it is while it is taken', async () => {
    assert.deepEqual(await posts(200), [['old'], 200]);
  });

  test('that was refused is replaced once, and not for ever', async () => {
    assert.deepEqual(await posts(400, 200), [['old', 'fresh'], 200]);
    assert.deepEqual(await posts(400, 400), [['old', 'fresh'], 400]);
  });

  test('is not what a 401 is about', async () => {
    assert.deepEqual(await posts(401), [['old'], 401]);
  });
});
