// Derives a key with Argon2id, in a worker: the page goes on answering meanwhile, and what was in the worker's memory is gone
// with it. Where no worker can be started the page does the same itself. `plumblineArgon2` is the build's: it resolves with the
// program (src/derive_key/), which the site has in a file of its own and the single file inside it.
(function () {
  'use strict';

  // Its text is the worker's script too, so it uses nothing from outside itself.
  async function derive({ program, secret, salt, numbers }) {
    const { instance } = await WebAssembly.instantiate(program);
    const { memory, room, derive } = instance.exports;
    const at = room(secret.length + salt.length);
    new Uint8Array(memory.buffer, at).set(secret);
    new Uint8Array(memory.buffer, at + secret.length).set(salt);
    const found = derive(secret.length, ...numbers);
    const key = found ? new Uint8Array(memory.buffer, found, 32).slice() : null;
    new Uint8Array(memory.buffer).fill(0);
    if (!key) throw new Error('Argon2id does not take these numbers');
    return key;
  }

  const SCRIPT = `onmessage = async ({ data }) => {
    try {
      postMessage({ key: await (${derive})(data) });
    } catch {
      postMessage({ key: null });
    }
  };`;

  // From a blob, so that the page's own policy holds in the worker. Rejects where there can be no worker, or it fails.
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

  // The page does not answer while it works, so it is drawn as it is first.
  async function inPage(asked) {
    await new Promise((drawn) => setTimeout(drawn, 50));
    return derive(asked);
  }

  let loading;

  // Resolves with the program, or with nothing where it can't be had now.
  async function fetched() {
    try {
      return await (loading ??= window.plumblineArgon2());
    } catch {
      loading = undefined; // it may have been the connection: the next try begins anew
    }
  }

  // Fetched before somebody needs it.
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
