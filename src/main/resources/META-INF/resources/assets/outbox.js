// Carries answers to the server and knows which of them it has. Knows nothing of the page: it is told what changed, and
// tells what became of it. An answer leaves the box only when the server has said what it did with it.

const FIRST_RETRY = 1000;
const LAST_RETRY = 30000;
const PATIENCE = 15000;

/** Where unsent answers wait. This one forgets them with the page; one on IndexedDB has the same three verbs. */
export class Memory {
  async load() {
    return [];
  }

  async put(entry) {}

  async remove(question, seq) {}
}

const content = (answer, flagged) => JSON.stringify([Object.entries(answer).sort(([a], [b]) => (a < b ? -1 : 1)), flagged]);

export class Outbox {
  #url;
  #edition;
  #token;
  #tell;
  #store;
  #seqs; // question -> the highest number that this page or the server has given its answer
  #known; // question -> the content last put in or learned, so that what changes nothing is not sent
  #unsent = new Map(); // question -> its latest answer that the server has not spoken about
  #sending = null;
  #timer = 0;
  #failures = 0;
  #closed = false;

  /**
   * @param url where answers go
   * @param edition the edition that the page was made from
   * @param token gives the form token; called with true when the last one was refused
   * @param kept [{question, seq, answer, flagged}]: what the page was made with
   * @param tell what to call: state(name, detail), numbered(question, seq), conflict(question, kept, mine),
   *     refused(question, message), deadline(at, now), closed()
   */
  constructor({ url, edition, token, kept, tell, store = new Memory() }) {
    this.#url = url;
    this.#edition = edition;
    this.#token = token;
    this.#tell = tell;
    this.#store = store;
    this.#seqs = new Map(kept.map((entry) => [entry.question, entry.seq]));
    this.#known = new Map(kept.map((entry) => [entry.question, content(entry.answer, entry.flagged)]));
  }

  get unsent() {
    return this.#unsent.size;
  }

  get closed() {
    return this.#closed;
  }

  /** Takes an answer, to be sent after so many milliseconds. False if it is what the server has or is about to get. */
  put(question, answer, flagged, wait = 0) {
    const now = content(answer, flagged);
    if (this.#closed || this.#known.get(question) === now) return false;
    const seq = (this.#seqs.get(question) ?? 0) + 1;
    const entry = { question, seq, answer, flagged };
    this.#seqs.set(question, seq);
    this.#known.set(question, now);
    this.#unsent.set(question, entry);
    this.#store.put(entry);
    this.#report();
    // While the server cannot be reached, the next try has its time already.
    if (this.#failures === 0) this.#sendIn(wait);
    return true;
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
    if (this.#unsent.size > 0 && !this.#closed) {
      this.#post([...this.#unsent.values()], { keepalive: true }).catch(() => {});
    }
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
    const batch = [...this.#unsent.values()];
    if (batch.length === 0 || this.#closed) return;
    if (this.#failures === 0) this.#tell.state('saving');
    try {
      const reply = await this.#post(batch, { signal: AbortSignal.timeout(PATIENCE) });
      if (reply.status === 200 || reply.status === 422) {
        const said = await reply.json();
        this.#failures = 0;
        this.#settle(new Map(batch.map((entry) => [entry.question, entry])), said);
        return;
      }
      if (reply.status === 400) await this.#token(true);
      // Nobody, or somebody else, is signed in: no use in hurrying, but once it is mended the answers go.
      this.#failed(reply.status === 401 || reply.status === 404 ? 'signed-out' : 'unsent');
    } catch {
      this.#failed('unsent');
    }
  }

  async #post(batch, options) {
    return fetch(this.#url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-Token': await this.#token(false) },
      body: JSON.stringify({ edition: this.#edition, answers: batch }),
      credentials: 'same-origin',
      redirect: 'error',
      ...options,
    });
  }

  #failed(state) {
    this.#failures++;
    this.#report(state);
    const wait = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (this.#failures - 1));
    // Half of it at random, so that a class does not come back all at once.
    this.#sendIn(wait / 2 + (Math.random() * wait) / 2);
  }

  #settle(sent, said) {
    this.#tell.deadline(said.deadline, said.now);
    for (const each of said.answers) {
      const entry = sent.get(each.question);
      const latest = this.#unsent.get(each.question);
      if (each.state === 'late' || each.state === 'submitted') {
        this.#closed = true;
        continue;
      }
      if (!entry) continue;
      this.#seqs.set(each.question, Math.max(this.#seqs.get(each.question) ?? 0, each.seq));
      if (each.state === 'saved' || each.state === 'had') {
        this.#tell.numbered(each.question, each.seq);
        if (latest === entry) this.#drop(entry);
      } else if (each.state === 'newer') {
        this.#tell.numbered(each.question, each.seq);
        this.#drop(latest ?? entry);
        this.#known.set(each.question, content(each.answer, each.flagged));
        this.#tell.conflict(each.question, each, latest ?? entry);
      } else {
        // Refused: the server keeps what it had. Sending the same again would change nothing.
        if (latest === entry) this.#drop(entry);
        this.#tell.refused(each.question, each.message);
      }
    }
    if (this.#closed) {
      this.#tell.closed();
      return;
    }
    if (this.#unsent.size > 0) {
      this.#sendIn(0);
    } else {
      this.#tell.state('saved', said.at);
    }
  }

  #drop(entry) {
    this.#unsent.delete(entry.question);
    this.#store.remove(entry.question, entry.seq);
  }

  #report(state = 'unsent') {
    if (this.#failures > 0) this.#tell.state(state, this.#unsent.size);
  }
}
