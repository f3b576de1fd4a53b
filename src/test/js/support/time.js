// Time that passes only when a test says so: timers, both clocks, and chance, which always takes the longest wait.

import { afterEach, beforeEach } from 'node:test';

const real = { setTimeout, clearTimeout, now: Date.now, random: Math.random, monotonic: Object.getOwnPropertyDescriptor(performance, 'now') };
const START = Date.UTC(2026, 8, 1, 8);

let now = 0;
let slept = 0;
let timers = [];
let next = 1;

/** Lets everything that is ready go on: promises, replies, transactions. */
export async function settle() {
  for (let i = 0; i < 20; i++) await new Promise(setImmediate);
}

/** Lets so many milliseconds pass. */
export async function pass(ms) {
  const end = now + ms;
  await settle();
  for (;;) {
    const due = timers.filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at || one.id - other.id)[0];
    if (!due) break;
    timers = timers.filter((timer) => timer !== due);
    now = due.at;
    due.run();
    await settle();
  }
  now = end;
}

/** The computer sleeps: its timers and the clock of the page stand still, the clock on the wall does not. */
export const sleep = (ms) => {
  slept += ms;
};

/** In each test of this file. */
export function timeStandsStill() {
  beforeEach(() => {
    now = 0;
    slept = 0;
    timers = [];
    globalThis.setTimeout = (run, wait = 0) => {
      timers.push({ id: next, at: now + Math.max(0, wait), run });
      return next++;
    };
    globalThis.clearTimeout = (id) => {
      timers = timers.filter((timer) => timer.id !== id);
    };
    Date.now = () => START + now + slept;
    Object.defineProperty(performance, 'now', { value: () => now, configurable: true });
    Math.random = () => 1;
  });
  afterEach(() => {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
    Date.now = real.now;
    Math.random = real.random;
    if (real.monotonic) Object.defineProperty(performance, 'now', real.monotonic);
    else delete performance.now;
  });
}
