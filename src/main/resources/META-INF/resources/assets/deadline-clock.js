// How long the student has still got. Knows nothing of the page: it is given the times and the texts, and says what to show.

import { counted, filled } from './texts.js';
import { LAST_RETRY, atMost } from './waits.js';

const MINUTE = 60000;
/** With more time than this left, the line says until when, not how long. */
const FAR = 120 * MINUTE;
const FIRST_RETRY = 2000;

export class DeadlineClock {
  #say;
  #page;
  #at = null; // the deadline in the server's milliseconds, 0 without one
  #until; // the same as one reads it
  #deadline = 0; // the same in the time of performance.now, which no one can set
  #ahead = Date.now() - performance.now();
  #spoken = Infinity;
  #up = false;

  /**
   * @param say the texts
   * @param until the deadline as one reads it
   * @param page what to call: line(text), short(whether little is left), moved(until, none), announce(text), lock(locked),
   *     paused(), freshTimes(), sendAll(), handIn(), which tells whether all is handed in, and leave()
   */
  constructor({ say, until, page }) {
    this.#say = say;
    this.#until = until;
    this.#page = page;
  }

  /** The server's clock rules: both in its milliseconds. It may give another deadline at any time. */
  set(at, now, until = this.#until) {
    const moved = this.#at !== null && at !== this.#at;
    this.#at = at;
    this.#until = until;
    this.#deadline = at === 0 ? 0 : performance.now() + at - now;
    if (!moved) return;
    this.#page.moved(until, at === 0);
    if (!this.#page.paused()) {
      this.#page.announce(at === 0 ? this.#say.sayNoDeadline : filled(this.#say.sayDeadlineMoved, until));
    }
    if (this.#up && (at === 0 || at > now)) {
      this.#up = false;
      this.#page.lock(false);
    }
    this.tick();
  }

  /** The time left in words; until when, where that is far away. */
  words() {
    const left = this.#left();
    if (left <= 0) return this.#say.sayTimeUp;
    if (left > FAR) return filled(this.#say.sayUntil, this.#until);
    if (left > MINUTE) return filled(this.#say.sayMinutes, Math.ceil(left / MINUTE));
    return filled(this.#say.saySeconds, Math.ceil(left / 1000));
  }

  tick() {
    this.#watch();
    if (this.#deadline === 0 || this.#up) return;
    const left = this.#left();
    if (left > FAR) return;
    this.#page.line(this.words());
    this.#page.short(left <= 5 * MINUTE);
    const mark = [1, 5, 10].find((minute) => left <= minute * MINUTE) ?? Infinity;
    if (mark < this.#spoken && left > 0) {
      // Not what had passed when the page was opened.
      if (this.#spoken !== Infinity || left > (mark - 1) * MINUTE) {
        this.#page.announce(counted(this.#say, 'sayMinutesSpoken', mark));
      }
    }
    this.#spoken = mark;
    if (left <= 0) this.#end();
  }

  #left() {
    return this.#deadline - performance.now();
  }

  /** A computer that slept has missed time: only the server knows how much. */
  async #watch() {
    const ahead = Date.now() - performance.now();
    if (Math.abs(ahead - this.#ahead) < 5000) return;
    this.#ahead = ahead;
    try {
      const fresh = await this.#page.freshTimes();
      if (fresh) this.set(fresh.deadline, fresh.now, fresh.until);
    } catch {}
  }

  /** What is saved is handed in; the server does the same without us, a little later. */
  async #end(wait = FIRST_RETRY) {
    this.#up = true;
    this.#page.announce(this.#say.sayTimeUp);
    this.#page.lock(true);
    await this.#page.sendAll();
    if (!this.#up) return;
    if (await this.#page.handIn()) this.#page.leave();
    else setTimeout(() => this.#up && this.#end(Math.min(2 * wait, LAST_RETRY)), atMost(wait));
  }
}
