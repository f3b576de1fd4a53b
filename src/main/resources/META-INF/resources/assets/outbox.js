// Carries answers to the server and knows which of them it has. Knows nothing of the page: it is told what changed, and
// tells what became of it. An answer leaves the box only when the server has said what it did with it; until then the store
// keeps it too, so that it outlives the page. The windows of one browser tell each other.

import { portion, send, spoken, withToken } from './sending.js';
import { LAST_RETRY, atLeast, atMost, growing } from './waits.js';

const FIRST_RETRY = 1000;
/** Well within the grace: a pause may end with little time left. */
const PAUSE_RETRY = 10000;
/** How long another window of this browser has to send what was answered there, before this one does. */
const OTHERS = 20000;

/** The same text for the same answer, whatever the order of its parts and values. */
const content = (answer, flagged) =>
  JSON.stringify([Object.keys(answer).sort().map((part) => [part, [...answer[part]].sort()]), flagged]);

/** What a reply asks for, in milliseconds; 0 if it asks for nothing. */
const retryAfter = (reply) => 1000 * (Number(reply.headers.get('Retry-After')) || 0);

export class Outbox {
  #url;
  #edition;
  #token;
  #tell;
  #store;
  #channel;
  #seqs; // question -> the highest number that a window of this browser or the server has given its answer
  #known; // question -> the content last put in or learned, so that what changes nothing is not sent
  #had; // question -> the content that the server has, as far as is known
  #unsent = new Map(); // question -> its latest answer that the server has not spoken about
  #sending = null;
  #timer = 0;
  #failures = 0;
  #trouble = 'unsent';
  #closed = false;

  /**
   * @param url where answers go
   * @param edition the edition that the page was made from
   * @param token gives the form token; called with true when the last one was refused
   * @param kept [{question, seq, answer, flagged}]: what the page was made with
   * @param tell what to call: state(name, detail), numbered(question, seq), restored(question, entry),
   *     elsewhere(question, kept), conflict(question, kept, mine), refused(question, message),
   *     deadline(at, now, until), closed()
   */
  constructor({ url, edition, token, kept, tell, store, channel }) {
    this.#url = url;
    this.#edition = edition;
    this.#token = token;
    this.#tell = tell;
    this.#store = store;
    this.#channel = channel;
    this.#seqs = new Map(kept.map((entry) => [entry.question, entry.seq]));
    this.#known = new Map(kept.map((entry) => [entry.question, content(entry.answer, entry.flagged)]));
    this.#had = new Map(this.#known);
    channel.addEventListener('message', ({ data }) => this.#hear(data));
  }

  get unsent() {
    return this.#unsent.size;
  }

  /** True while there is something that the server could not be given. */
  get stuck() {
    return this.#unsent.size > 0 && this.#failures > 0 && !this.#closed;
  }

  get closed() {
    return this.#closed;
  }

  /** Takes an answer, to be sent after so many milliseconds. False if it is what the server has or is about to get. */
  put(question, answer, flagged, wait = 0) {
    const now = content(answer, flagged);
    if (this.#closed || this.#known.get(question) === now) return false;
    const before = this.#unsent.get(question);
    const seq = (this.#seqs.get(question) ?? 0) + 1;
    const entry = { question, seq, answer, flagged };
    this.#seqs.set(question, seq);
    this.#known.set(question, now);
    if (before && !before.tried && !before.foreign && this.#had.get(question) === now) {
      // Taken back before it was ever sent.
      this.#drop(before);
      this.#channel.postMessage({ kept: entry });
      if (this.#unsent.size === 0) this.#tell.state('idle');
      return true;
    }
    this.#unsent.set(question, entry);
    this.#store.put(entry);
    this.#channel.postMessage({ put: entry });
    this.#report();
    // While the server cannot be reached, the next try has its time already.
    if (this.#failures === 0) this.#sendIn(wait);
    return true;
  }

  /** Takes what an earlier page of this attempt could not send. */
  adopt(entries) {
    for (const { question, seq, answer, flagged } of entries) {
      const entry = { question, seq, answer, flagged, tried: true };
      if (!this.#seqs.has(question)) {
        this.#store.remove(question, seq);
      } else if (seq > this.#seqs.get(question)) {
        this.#seqs.set(question, seq);
        this.#known.set(question, content(answer, flagged));
        this.#unsent.set(question, entry);
        this.#tell.restored(question, entry);
      } else if (!this.#unsent.has(question)) {
        // The server has this one, or one that was given later elsewhere.
        this.#store.remove(question, seq);
        if (this.#had.get(question) !== content(answer, flagged)) this.#tell.conflict(question, null, entry);
      }
    }
    if (this.#unsent.size > 0) this.#sendIn(0);
  }

  /** Tries now. True if nothing is left unsent. */
  async flush() {
    clearTimeout(this.#timer);
    let before;
    do {
      before = this.#unsent.size;
      await this.#send();
    } while (this.#unsent.size > 0 && this.#failures === 0 && !this.#closed && before > 0);
    return this.#unsent.size === 0 && !this.#closed;
  }

  /** The page is going away: sends once more what is unsent, in a way that outlives the page. Repeating is harmless. */
  async farewell() {
    if (this.#unsent.size === 0 || this.#closed) return;
    try {
      await this.#post(this.#unsent, await this.#token(false), { keepalive: true });
    } catch {}
  }

  #sendIn(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), wait);
  }

  #send() {
    this.#sending ??= this.#sendNow().finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #sendNow() {
    if (this.#unsent.size === 0 || this.#closed) return;
    const batch = new Map(portion([...this.#unsent.values()]).map((entry) => [entry.question, entry]));
    if (this.#failures === 0) this.#tell.state('saving');
    try {
      const reply = await withToken(this.#token, (token) => this.#post(batch, token));
      if (spoken(reply)) {
        const said = await reply.json();
        this.#failures = 0;
        this.#settle(batch, said);
      } else if (reply.type === 'opaqueredirect') {
        this.#failed('choose-password', LAST_RETRY);
      } else if (reply.status === 401 || reply.status === 404) {
        // Nobody, or somebody else, is signed in: no use in hurrying, but once it is mended the answers go.
        this.#failed(reply.status === 401 ? 'signed-out' : 'not-theirs', LAST_RETRY);
      } else {
        this.#failed('unsent', retryAfter(reply));
      }
    } catch {
      this.#failed('unsent');
    }
  }

  #post(batch, token, options) {
    const entries = [...batch.values()];
    entries.forEach((entry) => (entry.tried = true));
    return send(this.#url, this.#edition, entries, token, options);
  }

  #failed(trouble, least = 0) {
    this.#failures++;
    this.#trouble = trouble;
    this.#report();
    const wait = Math.max(least, growing(FIRST_RETRY, this.#failures));
    this.#sendIn(least > 0 ? atLeast(wait) : atMost(wait));
  }

  #settle(sent, said) {
    // What is refused because of a pause stays here: it is sent again when work goes on.
    const paused = said.answers.some((each) => each.state === 'paused');
    if (paused) this.#failed('paused', PAUSE_RETRY);
    this.#tell.deadline(said.deadline, said.now, said.until);
    const saved = [];
    for (const each of said.answers) {
      const entry = sent.get(each.question);
      const latest = this.#unsent.get(each.question);
      if (each.state === 'late' || each.state === 'submitted') {
        this.#closed = true;
        continue;
      }
      if (!entry || each.state === 'paused') continue;
      this.#seqs.set(each.question, Math.max(this.#seqs.get(each.question) ?? 0, each.seq));
      if (each.state === 'saved' || each.state === 'had') {
        this.#tell.numbered(each.question, each.seq);
        this.#had.set(each.question, content(entry.answer, entry.flagged));
        saved.push({ question: each.question, seq: each.seq });
        if (latest === entry) this.#drop(entry);
      } else if (each.state === 'newer') {
        this.#tell.numbered(each.question, each.seq);
        if (latest) this.#drop(latest);
        this.#learn(each);
        this.#channel.postMessage({ kept: { question: each.question, seq: each.seq, answer: each.answer, flagged: each.flagged } });
        this.#tell.conflict(each.question, each, latest ?? entry);
      } else {
        // Refused: the server keeps what it had. Sending the same again would change nothing.
        if (latest === entry) this.#drop(entry);
        this.#tell.refused(each.question, each.message);
      }
    }
    if (this.#closed) {
      this.#channel.postMessage({ closed: true });
      this.#close();
      return;
    }
    if (saved.length > 0) this.#channel.postMessage({ saved, at: said.at });
    if (paused) return;
    if (this.#unsent.size > 0) {
      this.#sendIn(0);
    } else {
      this.#tell.state('saved', said.at);
    }
  }

  /** Another window of this browser has taken, sent or learned something. */
  #hear({ put, saved, at, kept, closed }) {
    if (this.#closed) return;
    if (closed) this.#close();
    const news = put ?? kept;
    if (news && news.seq > (this.#seqs.get(news.question) ?? 0)) {
      const mine = this.#unsent.get(news.question);
      const differs = this.#known.get(news.question) !== content(news.answer, news.flagged);
      this.#learn(news, !put);
      if (put) {
        this.#unsent.set(news.question, { ...put, foreign: true });
        if (this.#failures === 0 && !(mine && !mine.foreign)) this.#sendIn(OTHERS);
      } else {
        this.#unsent.delete(news.question);
      }
      if (mine && !mine.foreign && differs) this.#tell.conflict(news.question, news, mine);
      else if (differs) this.#tell.elsewhere(news.question, news);
      this.#report();
    }
    for (const { question, seq } of saved ?? []) {
      const entry = this.#unsent.get(question);
      this.#tell.numbered(question, seq);
      if (entry?.seq > seq) continue;
      if (entry) this.#had.set(question, content(entry.answer, entry.flagged));
      this.#unsent.delete(question);
    }
    if (!saved) return;
    // Whatever kept this window from sending is over, too.
    if (this.#unsent.size > 0) {
      if (this.#failures > 0) this.#sendIn(0);
      return;
    }
    clearTimeout(this.#timer);
    this.#failures = 0;
    this.#tell.state('saved', at);
  }

  #learn({ question, seq, answer, flagged }, server = true) {
    this.#seqs.set(question, Math.max(this.#seqs.get(question) ?? 0, seq));
    this.#known.set(question, content(answer, flagged));
    if (server) this.#had.set(question, content(answer, flagged));
  }

  #drop(entry) {
    this.#unsent.delete(entry.question);
    this.#store.remove(entry.question, entry.seq);
  }

  #close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#store.clear();
    this.#tell.closed();
  }

  #report() {
    if (this.#failures > 0 && this.#unsent.size > 0) this.#tell.state(this.#trouble, this.#unsent.size);
  }
}
