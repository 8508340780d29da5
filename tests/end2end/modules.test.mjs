// Modules that are fetched when they are needed: each page says if its module cannot be fetched, and works after
// another attempt; once all are fetched, no page needs the network; nothing is fetched twice, whatever headers the host
// sends.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { dist, SHAPES, start, started } from './harness.mjs';
import { lookRound } from './steps/example.mjs';
import { choosePassphrase, sayWho } from './steps/audit.mjs';
import { mouse } from './steps/mouse.mjs';
import { drawn, goTo, heading, PASSPHRASE } from './steps/page.mjs';

// A page of each module except the desk, with its heading.
const PAGES = {
  audit: ['#/audit/0192f000-0000-7000-8000-000000000000', /not been submitted on this device/],
  moderation: ['#/moderation', 'Moderation'],
  quarter: ['#/quarter', /2024/],
  files: ['#/hand-over', 'Hand over'],
  device: ['#/device', 'This device'],
  import: ['#/import', /[Ii]mport/],
  tool: ['#/tool', /./],
};

let app;
before(async () => (app = await start()));
after(() => app.stop());

const fetchedAll = (page) => page.waitForFunction(() => document.documentElement.dataset.modules === 'fetched');

test('a module that cannot be had is said on its page, and comes at another try', async () => {
  const blocked = new Set(['desk', 'example', ...Object.keys(PAGES)]);
  const nameOf = (url) => url.match(/([a-z]+)-[0-9a-f]+\.module$/)[1];
  const { page, close } = await app.open('site', {
    context: { serviceWorkers: 'block' },
    prepare: (page) => page.route('**/*.module', (route) => (blocked.has(nameOf(route.request().url())) ? route.abort() : route.continue())),
  });
  await started(page);
  await fetchedAll(page); // each was requested, and none arrived

  const lookRound = page.getByRole('button', { name: 'Look round an example quarter' });
  await lookRound.click();
  await page.getByText('A part of Plumbline could not be fetched').waitFor();
  ['desk', 'example'].forEach((name) => blocked.delete(name));
  await lookRound.click();
  await heading(page, 'Desk');
  for (const [name, [route, title]] of Object.entries(PAGES)) {
    await goTo(page, route);
    await heading(page, 'This page could not be opened');
    blocked.delete(name);
    await page.getByRole('button', { name: 'Try again' }).click();
    await heading(page, title);
  }
  await close();
});

test('without the desk nothing is set up or unlocked, it says so, and another try does it', async () => {
  let blocked = true;
  const { page, context, close } = await app.open('site', {
    context: { serviceWorkers: 'block' },
    prepare: (page) => page.context().route('**/*.module', (route) => (blocked ? route.abort() : route.continue())),
  });
  const hand = mouse(page);
  await hand.follow('Set up this device');
  await sayWho(hand);
  await choosePassphrase(hand);
  await heading(page, /recovery kit$/);
  await hand.tick('Before you go on', /^The code is on paper/);
  await hand.press('Continue');
  await page.getByText('Not set up: a part of Plumbline could not be fetched').waitFor();
  blocked = false;
  await hand.press('Continue');
  await heading(page, 'Desk');

  blocked = true;
  await page.reload();
  await drawn(page);
  await heading(page, 'Unlock this device');
  await page.locator('#passphrase').fill(PASSPHRASE);
  await hand.press('Unlock');
  await page.locator('main').getByText('a part of Plumbline could not be fetched').first().waitFor();
  assert.equal(await page.locator('#passphrase').inputValue(), PASSPHRASE);
  blocked = false;
  await hand.press('Unlock');
  await heading(page, 'Desk');
  await context.close();
  await close();
});

for (const shape of SHAPES) {
  test(`with everything fetched, every page opens without the network: ${shape}`, async () => {
    const { page, context, close } = await lookRound(app, shape, { context: { serviceWorkers: 'block' } });
    await fetchedAll(page);
    await context.setOffline(true);
    const asked = [];
    page.on('request', (request) => /\.(module|wasm|js)$/.test(request.url()) && asked.push(request.url()));
    for (const [route, title] of Object.values(PAGES)) {
      await goTo(page, route);
      await heading(page, title);
    }
    assert.deepEqual(asked, []);
    await close();
  });
}

test('nothing is fetched twice on a first visit and nothing on a second, from a host that says nothing of its files', async () => {
  const asked = new Map();
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png' };
  const host = createServer(async (request, response) => {
    const name = request.url === '/' ? '/index.html' : request.url.split(/[?#]/)[0];
    asked.set(name, (asked.get(name) ?? 0) + 1);
    const bytes = await readFile(path.join(dist, name)).catch(() => null);
    response.writeHead(bytes ? 200 : 404, { 'content-type': types[path.extname(name)] ?? 'application/octet-stream' });
    response.end(bytes);
  });
  await new Promise((listening) => host.listen(0, '127.0.0.1', listening));
  const context = await app.browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://localhost:${host.address().port}/`);
  await started(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active);

  assert.deepEqual([...asked].filter(([, times]) => times > 1), []);
  asked.clear();
  await page.reload();
  await started(page);
  await fetchedAll(page);
  // To find out whether there is a new build, a browser requests only the worker's script.
  assert.deepEqual([...asked.keys()].filter((name) => name !== '/sw.js'), []);
  await context.close();
  host.close();
  host.closeAllConnections();
});
