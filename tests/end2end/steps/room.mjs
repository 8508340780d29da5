// A browser without room: localStorage is filled to the last character, and the database accepts no second copy.

export const takeRoom = (page) => page.evaluate(fill);
export const giveRoom = (page) => page.evaluate(clear);

// Both run in the page. Fills to the last character, by halves.
function fill() {
  let n = 0;
  for (let size = 4_194_304; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) localStorage[`filler${(n += 1)}`] = 'x'.repeat(size);
    } catch {
      // A smaller piece may still fit.
    }
  }
  window.put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('No room', 'QuotaExceededError');
  };
}

function clear() {
  const fillers = Object.keys(localStorage).filter((key) => key.startsWith('filler'));
  fillers.forEach((key) => delete localStorage[key]);
  IDBObjectStore.prototype.put = window.put ?? IDBObjectStore.prototype.put;
}
