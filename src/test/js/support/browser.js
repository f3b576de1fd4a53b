// What a browser has and node has not, as far as our modules use it: IndexedDB and the channel between windows.

/** Numbers before texts before lists, lists part by part: the order of keys in IndexedDB. */
function order(one, other) {
  const rank = (key) => (Array.isArray(key) ? 2 : typeof key === 'string' ? 1 : 0);
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  if (!Array.isArray(one)) return one < other ? -1 : one > other ? 1 : 0;
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const difference = order(one[i], other[i]);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

const matches = (key, query) =>
  query === undefined || (Array.isArray(query) ? order(key, query) === 0 : order(key, query.low) >= 0 && order(key, query.high) <= 0);

/** Transactions on the same table run one after the other, each from its first request to its end. */
class FakeTransaction {
  static #last = Promise.resolve();

  #tables;
  #begins = FakeTransaction.#last;
  #pending = 0;
  #end;

  constructor(tables) {
    this.#tables = tables;
    FakeTransaction.#last = new Promise((resolve) => (this.#end = resolve));
  }

  objectStore(name) {
    const table = this.#tables.get(name);
    const keyOf = (value) => table.keyPath.map((part) => value[part]);
    const without = (query) => table.rows.filter((row) => !matches(keyOf(row), query));
    return {
      getAll: (query) => this.#request(() => structuredClone(table.rows.filter((row) => matches(keyOf(row), query)))),
      get: (key) => this.#request(() => structuredClone(table.rows.find((row) => matches(keyOf(row), key)))),
      put: (value) => this.#request(() => void (table.rows = [...without(keyOf(value)), structuredClone(value)])),
      delete: (query) => this.#request(() => void (table.rows = without(query))),
    };
  }

  #request(work) {
    const request = {};
    this.#pending++;
    this.#begins.then(() => {
      request.result = work();
      request.onsuccess?.();
      this.#pending--;
      if (this.#pending > 0) return;
      this.#end();
      this.oncomplete?.();
    });
    return request;
  }
}

const tables = new Map();

Object.assign(globalThis, {
  IDBKeyRange: { bound: (low, high) => ({ low, high }) },
  indexedDB: {
    open() {
      const request = {
        result: {
          createObjectStore: (name, { keyPath }) => tables.set(name, { keyPath, rows: [] }),
          transaction: () => new FakeTransaction(tables),
        },
      };
      queueMicrotask(() => {
        if (tables.size === 0) request.onupgradeneeded();
        request.onsuccess();
      });
      return request;
    },
  },
});

/** What this browser keeps of the unsent answers. */
export const keptInBrowser = () => tables.get('unsent')?.rows ?? [];

export const forgetEverything = () => {
  for (const table of tables.values()) table.rows = [];
};

/** The ends of a channel between the windows of a browser: a message reaches all ends but the one that sent it. */
export function channelEnds(count) {
  const ends = Array.from({ length: count }, () => new EventTarget());
  for (const end of ends) {
    end.said = [];
    end.postMessage = (data) => {
      end.said.push(data);
      for (const other of ends.filter((each) => each !== end)) {
        const event = Object.assign(new Event('message'), { data: structuredClone(data) });
        queueMicrotask(() => other.dispatchEvent(event));
      }
    };
  }
  return ends;
}
