// What others do to this attempt while the page is open: a new deadline, a pause, an end. Knows nothing of the page.

import { atMost } from './waits.js';

const RETRY = 20000;

export class News {
  #open;
  #tell;
  #events = null;
  #paused = false;

  /**
   * @param open opens the stream of events
   * @param tell what to call: deadline(at, now, until), paused(whether it is), ended(), closed(), which tells whether the
   *     page knows already that the attempt is over
   */
  constructor({ open, tell }) {
    this.#open = open;
    this.#tell = tell;
  }

  get paused() {
    return this.#paused;
  }

  listen() {
    const events = (this.#events = this.#open());
    events.addEventListener('message', (event) => this.#take(JSON.parse(event.data)));
    // A browser tries again by itself after a stream that ended, but not after a refusal.
    events.addEventListener('error', () => {
      if (events.readyState === events.CLOSED && !this.#tell.closed()) setTimeout(() => this.listen(), atMost(RETRY));
    });
  }

  stop() {
    this.#events?.close();
  }

  /** A reply to an answer tells of a pause too. */
  pause(paused) {
    if (paused === this.#paused) return;
    this.#paused = paused;
    this.#tell.paused(paused);
  }

  #take({ state, deadline, now, until }) {
    if (state === 'ended') {
      this.#tell.ended();
      return;
    }
    this.pause(state === 'paused');
    this.#tell.deadline(deadline, now, until);
  }
}
