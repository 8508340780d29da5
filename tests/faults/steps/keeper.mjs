// A second page of the site, without the app: it remembers all stored data, damages one value, and restores everything.
// It works in the page because stored values may be bytes, which JSON cannot carry.

export const WAYS = ['emptied', 'cut short', 'a character flipped', 'of another kind', 'swapped'];

export async function keeper(context, address) {
  const page = await context.newPage();
  await page.goto(`${address}no-such-page`);
  const names = await page.evaluate(remember);
  return {
    names, // of every stored value, in words
    harm: (n, way) => page.evaluate(harm, [n, way]),
    putBack: () => page.evaluate(putBack),
  };
}

// These run in the page.
async function remember() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const databases = async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => /^plumbline(?!\.probe)/.test(name));
  const within = async (name, use) => {
    const database = await done(indexedDB.open(name));
    const stores = [...database.objectStoreNames];
    if (stores.length) {
      const writing = database.transaction(stores, 'readwrite');
      const ended = new Promise((resolve, reject) => {
        writing.oncomplete = resolve;
        writing.onabort = () => reject(writing.error);
      });
      await use(stores.map((store) => writing.objectStore(store)));
      await ended;
    }
    database.close();
  };
  const ours = () => Object.keys(localStorage).filter((key) => key.startsWith('plumbline.')).sort();
  const kept = ours().map((key) => ({ place: 'localStorage', key, value: localStorage.getItem(key) }));
  for (const database of await databases()) {
    await within(database, async (stores) => {
      for (const store of stores) {
        const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        keys.forEach((key, n) => kept.push({ place: `${database}/${store.name}`, database, store: store.name, key, value: values[n] }));
      }
    });
  }
  const put = (store, key, value) => (store.keyPath === null ? store.put(value, key) : store.put(value));
  window.kept = kept;
  window.write = async ({ database, store, key }, value) => {
    if (!database) return localStorage.setItem(key, value);
    return within(database, async (stores) => put(stores.find(({ name }) => name === store), key, value));
  };
  window.writeAll = async () => {
    ours().forEach((key) => localStorage.removeItem(key));
    for (const name of await databases()) {
      await within(name, async (stores) => {
        for (const store of stores) {
          store.clear();
          kept.filter((one) => one.database === name && one.store === store.name).forEach(({ key, value }) => put(store, key, value));
        }
      });
    }
    kept.filter(({ place }) => place === 'localStorage').forEach(({ key, value }) => localStorage.setItem(key, value));
  };
  return kept.map(({ place, key }) => `${place} ${key}`);
}

const putBack = () => window.writeAll();

async function harm([n, way]) {
  const one = window.kept[n];
  const isText = (value) => typeof value === 'string';
  const isBytes = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);
  const bytesOf = (value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  const size = (value) => (isText(value) ? value.length : isBytes(value) ? value.byteLength : 0);
  // Changes the longest text, or the longest bytes, in a value: its contents.
  const within = (value, change) => {
    if (size(value) || typeof value !== 'object' || value === null) return change(value);
    const [longest] = Object.keys(value).sort((a, b) => size(value[b]) - size(value[a]));
    return { ...value, [longest]: change(value[longest]) };
  };
  const slice = (value, length) => (isText(value) ? value.slice(0, length) : isBytes(value) ? bytesOf(value).slice(0, length) : null);
  const flip = (value) => {
    const middle = Math.floor(size(value) / 2);
    if (isText(value)) return value.slice(0, middle) + String.fromCharCode(value.charCodeAt(middle) ^ 1) + value.slice(middle + 1);
    if (!isBytes(value)) return null;
    const bytes = bytesOf(value).slice();
    bytes[middle] ^= 1;
    return bytes;
  };
  const neighbours = window.kept.filter(({ place }) => place === one.place);
  const ways = {
    emptied: () => within(one.value, (value) => slice(value, 0)),
    'cut short': () => within(one.value, (value) => slice(value, Math.floor(size(value) / 2))),
    'a character flipped': () => within(one.value, flip),
    'of another kind': () => (one.place === 'localStorage' ? '[7,null]' : 7),
    swapped: () => neighbours[(neighbours.indexOf(one) + 1) % neighbours.length].value,
  };
  await window.write(one, ways[way]());
}
