// Derives a key with Argon2id in a worker, so that the page stays responsive and the worker's memory is gone afterwards. If no
// worker can be started, the page does the same itself. The build defines `plumblineArgon2`, which resolves with the program
// (src/derive_key/): the site fetches it, the single file contains it.
(function () {
  'use strict';

  // The worker's script contains the text of this function, so it uses nothing from outside itself.
  async function derive({ program, secret, salt, numbers }) {
    const { instance } = await WebAssembly.instantiate(program);
    const { memory, room, derive } = instance.exports;
    const at = room(secret.length + salt.length);
    new Uint8Array(memory.buffer, at).set(secret);
    new Uint8Array(memory.buffer, at + secret.length).set(salt);
    const found = derive(secret.length, ...numbers);
    const key = found ? new Uint8Array(memory.buffer, found, 32).slice() : null;
    new Uint8Array(memory.buffer).fill(0);
    if (!key) throw new Error('too little free memory');
    return key;
  }

  const SCRIPT = `onmessage = async ({ data }) => {
    try {
      postMessage({ key: await (${derive})(data) });
    } catch {
      postMessage({ key: null });
    }
  };`;

  // From a blob, so that the page's policy applies in the worker. Rejects if the worker cannot be started, or fails.
  function inWorker(asked) {
    let worker;
    const address = URL.createObjectURL(new Blob([SCRIPT], { type: 'text/javascript' }));
    const answered = new Promise((done, failed) => {
      worker = new Worker(address);
      worker.onmessage = ({ data }) => (data.key ? done(data.key) : failed());
      worker.onerror = failed;
      worker.postMessage(asked);
    });
    return answered.finally(() => {
      worker?.terminate();
      URL.revokeObjectURL(address);
    });
  }

  // The page does not respond meanwhile, so its present state is drawn first.
  async function inPage(asked) {
    await new Promise((drawn) => setTimeout(drawn, 50));
    return derive(asked);
  }

  let loading;

  // Resolves with the program, or with nothing if it cannot be fetched now.
  async function fetched() {
    try {
      return await (loading ??= window.plumblineArgon2());
    } catch {
      loading = undefined; // perhaps the connection failed: the next call tries again
    }
  }

  // For fetching it before it is needed.
  window.plumblineFetchArgon2 = fetched;

  window.plumblineDeriveKey = async function (secret, salt, ...numbers) {
    try {
      const program = await fetched();
      if (!program) return null;
      const asked = { program, secret, salt, numbers };
      return await inWorker(asked).catch(() => inPage(asked));
    } finally {
      secret.fill(0);
    }
  };
})();
