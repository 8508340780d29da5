// What holds for both shapes, whatever the app shows: they open without errors, and make no connections.

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { axe, screenshot, SHAPES, start, started, WIDTHS } from './harness.mjs';
import { drawn } from './steps/page.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

for (const shape of SHAPES) {
  describe(`the ${shape}`, () => {
    test('opens with no error', async () => {
      const { page, errors, close } = await app.open(shape);
      await drawn(page);

      assert.match(await page.title(), /^Practice audits, .* – Plumbline$/);
      assert.equal(await page.locator('html').getAttribute('lang'), 'en-GB');
      assert.equal(await page.locator('html').getAttribute('translate'), 'no');
      assert.equal(await page.locator('#cannot-start').isVisible(), false);
      assert.deepEqual(errors, []);
      await screenshot(page, `first-${shape}`);
      await close();
    });

    test('has nothing for axe to report', async () => {
      const { page, close } = await app.open(shape);
      await drawn(page);

      assert.deepEqual(await axe(page), []);
      await close();
    });

    test('fits any width', async () => {
      const { page, close } = await app.open(shape);
      await drawn(page);

      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `wider than ${width}`);
      }
      await close();
    });

    test('lets no connection, inline script or WebRTC through', async (t) => {
      const elsewhere = await startListening();
      t.after(() => elsewhere.server.close());
      const { page, close } = await app.open(shape);
      await started(page);

      const outcome = await page.evaluate(tryToGetOut, elsewhere.address);
      const ways = ['fetch', 'image', 'socket', 'worker', 'inline', 'handler', 'evaluated'];
      assert.deepEqual(outcome, Object.fromEntries(ways.map((way) => [way, 'blocked'])));
      assert.equal(await page.evaluate(() => typeof RTCPeerConnection), 'undefined');
      assert.equal(elsewhere.calls(), 0);
      await close();
    });

    test('says what to do where WebAssembly is missing', async () => {
      const { page, close } = await app.open(shape, {
        prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly),
      });

      await page.locator('#cannot-start').waitFor({ state: 'visible' });
      assert.equal(await page.locator('#loading').isVisible(), false);
      assert.deepEqual(await axe(page), []);
      await close();
    });

    test('says what to do without JavaScript', async () => {
      const { page, close } = await app.open(shape, { context: { javaScriptEnabled: false } });

      assert.match(await page.locator('noscript').innerText(), /needs JavaScript/);
      assert.equal(await page.locator('#loading').isVisible(), false);
      await close();
    });
  });
}

test('the file asks for nothing but itself', async () => {
  const { page, requests, close } = await app.open('file');
  await started(page);

  assert.deepEqual(requests.filter((url) => !url.startsWith('data:')), [app.address('file')]);
  await close();
});

test('the site asks its own host only', async () => {
  const { page, requests, close } = await app.open('site');
  await started(page);
  await page.evaluate(() => navigator.serviceWorker.ready);

  assert.deepEqual(requests.filter((url) => !url.startsWith(app.site.address) && !url.startsWith('data:')), []);
  await close();
});

test('a script that the host has lost is told in words', async () => {
  const { page, close } = await app.open('site', {
    prepare: (page) => page.route(/plumbline-[^/]*\.js$/, (route) => route.fulfill({ status: 404 })),
  });

  await page.locator('#cannot-start').waitFor({ state: 'visible' });
  assert.equal(await page.locator('#loading').isVisible(), false);
  await close();
});

// Another host, which would accept any connection and counts them.
async function startListening() {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://localhost:${server.address().port}/`, calls: () => calls };
}

// Runs in the page: every kind of connection that a script, or text made into a page, could try.
async function tryToGetOut(address) {
  const outcome = {};
  const seen = (name, promise) => promise.then(() => (outcome[name] = 'done'), () => (outcome[name] = 'blocked'));
  const add = (tag, more) => document.body.appendChild(Object.assign(document.createElement(tag), more));

  await seen('fetch', fetch(address, { mode: 'no-cors' }));
  await seen('image', new Promise((load, error) => add('img', { src: `${address}icons/plumbline.svg`, alt: '', onload: load, onerror: error })));
  await seen('socket', new Promise((open, error) => {
    try {
      const socket = new WebSocket(address.replace('http', 'ws'));
      socket.onopen = open;
      socket.onerror = error;
    } catch (refusal) {
      error(refusal);
    }
  }));

  const script = `fetch('${address}', { mode: 'no-cors' }).then(() => postMessage('out'), () => postMessage('kept in'))`;
  await seen('worker', new Promise((out, keptIn) => {
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    worker.onmessage = ({ data }) => (data === 'out' ? out() : keptIn());
    worker.onerror = keptIn;
  }));

  add('script', { textContent: 'window.inlineRan = true' });
  outcome.inline = window.inlineRan ? 'done' : 'blocked';
  const button = add('button', {});
  button.setAttribute('onclick', 'window.handlerRan = true');
  button.click();
  outcome.handler = window.handlerRan ? 'done' : 'blocked';
  await seen('evaluated', (async () => new Function('return 1')())());
  return outcome;
}
