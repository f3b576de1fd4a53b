// A server that takes answers as Readback does: it keeps the highest number of each question. A test says what it does next.

/** What fetch gives for a redirect that is not followed. */
export const redirect = () => ({ status: 0, type: 'opaqueredirect', headers: new Headers() });
export const status = (code, headers = {}) => new Response(null, { status: code, headers });
export const noNetwork = () => {
  throw new TypeError('Failed to fetch');
};

const json = (code, body) => new Response(JSON.stringify(body), { status: code });

// The page that the requests come from.
globalThis.document ??= { documentElement: { lang: 'en-GB' } };

export class FakeServer {
  requests = []; // {url, edition, answers, token, keepalive}
  kept = new Map(); // question -> {seq, answer, flagged}
  #next = [];

  constructor() {
    globalThis.fetch = async (url, options) => {
      const { edition, answers } = JSON.parse(options.body);
      const request = { url, edition, answers, token: options.headers['X-CSRF-Token'], keepalive: options.keepalive === true };
      this.requests.push(request);
      return (this.#next.shift() ?? this.takes())(request);
    };
  }

  get numbers() {
    return this.requests.map((request) => request.answers.map((each) => each.seq));
  }

  /** Each of these gives one reply, in this order; after that the server takes what comes. */
  then(...replies) {
    this.#next.push(...replies);
  }

  says(code, said) {
    return ({ answers }) => json(code, { deadline: 0, now: 1, until: '', at: '10:15', answers: answers.map(said) });
  }

  takes() {
    return this.says(200, ({ question, seq, answer, flagged }) => {
      const had = this.kept.get(question);
      if (had?.seq > seq) return { question, state: 'newer', ...had };
      this.kept.set(question, { seq, answer, flagged });
      return { question, seq, state: had?.seq === seq ? 'had' : 'saved' };
    });
  }

  paused() {
    return this.says(200, ({ question, seq }) => ({ question, seq, state: 'paused' }));
  }

  /** A reply that comes only when the test says so. */
  slow(reply = this.takes()) {
    let arrive;
    const arrived = new Promise((resolve) => (arrive = resolve));
    this.then(async (request) => {
      await arrived;
      return reply(request);
    });
    return arrive;
  }
}
