// A browser whose storage has no room from some write on, or for only one write; and the result of a step on it.

// Before the page is opened. `kind` is 'entries' (IndexedDB refuses the write), 'commits' (it accepts the write and
// aborts the transaction, as Chromium does on a full disk) or 'texts' (localStorage). Writes are counted from 1.
export function withoutRoom(page, { kind, nth = Infinity, forGood = false }) {
  return page.addInitScript(stub, { kind, nth, forGood });
}

// How many writes of each kind the page has made so far.
export const writes = (page) => page.evaluate(() => window.writes);

// Resolves with 'saved' or 'not saved', whichever the page shows first, or with 'nothing said'.
export async function outcome(page, saved) {
  const unsaved = page.locator('main').getByText(/not saved/i).first();
  const one = (locator, word) => locator.waitFor({ timeout: 5_000 }).then(() => word);
  return Promise.any([one(unsaved, 'not saved'), one(saved, 'saved')]).catch(() => 'nothing said');
}

// Runs in the page.
function stub({ kind, nth, forGood }) {
  window.writes = { entries: 0, commits: 0, texts: 0 };
  const noRoom = () => new DOMException('No room', 'QuotaExceededError');
  const fails = (what) => {
    const n = (window.writes[what] += 1);
    return what === kind && (n === nth || (forGood && n > nth));
  };
  const guard = (prototype, name, what) => {
    const original = prototype[name];
    prototype[name] = function write(...args) {
      // The second copies of drafts: a lack of room for them is reported for a draft, not for the writes counted here.
      if (this.name === 'second') return original.apply(this, args);
      if (fails(what)) throw noRoom();
      const made = original.apply(this, args);
      if (what === 'entries' && fails('commits')) giveUp(this.transaction);
      return made;
    };
  };
  // Not at once: by then the program has its request, as in the browser.
  const giveUp = (transaction) => {
    Object.defineProperty(transaction, 'error', { get: noRoom });
    queueMicrotask(() => transaction.abort());
  };
  guard(IDBObjectStore.prototype, 'add', 'entries');
  guard(IDBObjectStore.prototype, 'put', 'entries');
  guard(Storage.prototype, 'setItem', 'texts');
}
