// The answers that wait in this browser, in its IndexedDB, until the server has said what it did with them.

/** Nobody will ask for what is older: a school computer is no archive. */
const FORGOTTEN = 30 * 24 * 3600 * 1000;

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
