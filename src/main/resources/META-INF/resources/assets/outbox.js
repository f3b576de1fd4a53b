// Carries answers to the server and knows which of them it has. Knows nothing of the page: it is told what changed, and
// tells what became of it. An answer leaves the box only when the server has said what it did with it; until then it is
// also kept in this browser's IndexedDB, so that it outlives the page. The windows of one browser tell each other.

const FIRST_RETRY = 1000;
const LAST_RETRY = 30000;
/** Well within the grace: a pause may end with little time left. */
const PAUSE_RETRY = 10000;
const PATIENCE = 15000;
/** How long another window of this browser has to send what was answered there, before this one does. */
const OTHERS = 20000;
/** Nobody will ask for what is older: a school computer is no archive. */
const FORGOTTEN = 30 * 24 * 3600 * 1000;

// ── what waits in this browser ──────────────────────────────────────────────────────────────────────────────────────

let database = null;

function opened() {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('readback', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('unsent', { keyPath: ['person', 'attempt', 'question'] });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return database;
}

/** Runs a request in a transaction of its own; gives its result once that is committed. */
async function run(mode, work) {
  const transaction = (await opened()).transaction('unsent', mode);
  return new Promise((resolve, reject) => {
    const request = work(transaction.objectStore('unsent'));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

const within = (...key) => IDBKeyRange.bound(key, [...key, []]);

/** Everything that this person has not sent yet from this browser, of any attempt. Forgets what is old, whosever it is. */
export async function unsentOf(person) {
  const entries = await run('readonly', (store) => store.getAll());
  const old = (entry) => entry.at < Date.now() - FORGOTTEN;
  for (const each of entries.filter(old)) await new Store(each.person, each.attempt).remove(each.question, each.seq);
  return entries.filter((entry) => entry.person === person && !old(entry));
}

/** Where the unsent answers of an attempt wait. A browser that keeps nothing loses nothing but the outliving. */
export class Store {
  #person;
  #attempt;
  #about;

  /** @param about what else to keep with each answer */
  constructor(person, attempt, about = {}) {
    this.#person = person;
    this.#attempt = attempt;
    this.#about = about;
  }

  async load() {
    try {
      return await run('readonly', (store) => store.getAll(within(this.#person, this.#attempt)));
    } catch {
      return [];
    }
  }

  /** Keeps the one with the higher number. */
  put({ question, seq, answer, flagged }) {
    const entry = { ...this.#about, person: this.#person, attempt: this.#attempt, question, seq, answer, flagged, at: Date.now() };
    return this.#change(question, (kept, store) => {
      if (!(kept?.seq > seq)) store.put(entry);
    });
  }

  /** Forgets it, unless there is a later one. */
  remove(question, seq) {
    return this.#change(question, (kept, store) => {
      if (kept?.seq <= seq) store.delete([this.#person, this.#attempt, question]);
    });
  }

  async clear() {
    try {
      await run('readwrite', (store) => store.delete(within(this.#person, this.#attempt)));
    } catch {}
  }

  async #change(question, change) {
    try {
      await run('readwrite', (store) => {
        const found = store.get([this.#person, this.#attempt, question]);
        found.onsuccess = () => change(found.result, store);
        return found;
      });
    } catch {}
  }
}

/** What the windows of this browser tell each other about an attempt. */
export const channelOf = (person, attempt) => new BroadcastChannel(`readback ${person} ${attempt}`);

/** As many of these answers as one request takes: 64 KB, of which a letter may need three bytes. At least one. */
export function portion(entries) {
  let size = 0;
  const end = entries.findIndex((entry, i) => (size += JSON.stringify(entry).length) > 20000 && i > 0);
  return end < 0 ? entries : entries.slice(0, end);
}

/** Sends answers. A redirect is not followed: it leads to something that asks for a person. */
export function send(url, edition, batch, token, options) {
  const answers = batch.map(({ question, seq, answer, flagged }) => ({ question, seq, answer, flagged }));
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-Token': token },
    body: JSON.stringify({ edition, answers }),
    credentials: 'same-origin',
    redirect: 'manual',
    ...options,
  });
}

// ── what is on its way ──────────────────────────────────────────────────────────────────────────────────────────────

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
  farewell() {
    if (this.#unsent.size > 0 && !this.#closed) this.#post(this.#unsent, { keepalive: true }).catch(() => {});
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
      let reply = await this.#post(batch, { signal: AbortSignal.timeout(PATIENCE) });
      if (reply.status === 400) {
        await this.#token(true);
        reply = await this.#post(batch, { signal: AbortSignal.timeout(PATIENCE) });
      }
      if (reply.status === 200 || reply.status === 422) {
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

  async #post(batch, options) {
    const entries = [...batch.values()];
    entries.forEach((entry) => (entry.tried = true));
    return send(this.#url, this.#edition, entries, await this.#token(false), options);
  }

  #failed(trouble, least = 0) {
    this.#failures++;
    this.#trouble = trouble;
    this.#report();
    const wait = Math.max(least, Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (this.#failures - 1)));
    // A part of it at random, so that a class does not come back all at once.
    this.#sendIn(least > 0 ? wait + (Math.random() * wait) / 2 : wait / 2 + (Math.random() * wait) / 2);
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
