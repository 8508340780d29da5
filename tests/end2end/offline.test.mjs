// The site's service worker: one whole build or none, stored for use without a network, replaced when the user accepts
// it.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, beforeEach, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { writeWorker } from '../../scripts/build/worker.mjs';
import { dist, start, started } from './harness.mjs';

let folder; // two builds, distinguished by a word in the page's description
let app;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plumbline-'));
  for (const name of ['old', 'new']) await makeBuild(name);
});
after(() => rm(folder, { recursive: true }));
beforeEach(async () => (app = await start(path.join(folder, 'old'))));
afterEach(() => app.stop());

async function makeBuild(name) {
  const build = path.join(folder, name);
  await cp(dist, build, { recursive: true });
  const page = path.join(build, 'index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace('name="description" content="', `$&${name} `));
  const manifest = path.join(build, 'manifest.webmanifest');
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"name": "', `$&${name} `));
  await writeWorker(build);
}

// The page fetches its modules when the browser is idle: until then it is not at rest.
const atRest = (page) => page.waitForFunction(() => document.documentElement.dataset.modules === 'fetched');

async function visitOnce() {
  const visit = await app.open('site');
  await started(visit.page);
  await visit.page.evaluate(() => navigator.serviceWorker.ready);
  return visit;
}

// The build of a page, and the build from which its worker serves another file.
async function builds(page) {
  const description = await page.locator('meta[name=description]').getAttribute('content');
  const manifest = await page.evaluate(async () => (await fetch('manifest.webmanifest')).json());
  return [description.split(' ')[0], manifest.name.split(' ')[0]];
}

const cacheCount = (page) => page.evaluate(async () => (await caches.keys()).length);
// Not waitForFunction: it treats a promise as true.
async function until(holds) {
  for (let tries = 0; !(await holds()); tries += 1) {
    assert.ok(tries < 50, `waited in vain: ${holds}`);
    await setTimeout(100);
  }
}

const updateIsReady = (page) => page.waitForFunction(() => document.documentElement.dataset.update === 'ready');

// Puts the newer build on the site's host, and tells this page about it.
async function publishNew(page) {
  await app.site.change(path.join(folder, 'new'));
  await page.reload();
  await updateIsReady(page);
}

test('opens with the server gone after one visit', async () => {
  const { page, errors } = await visitOnce();

  await app.site.stop();
  await page.reload();
  await started(page);

  assert.deepEqual(errors, []);
});

test('opens offline, at any route, in a new tab', async () => {
  const { context } = await visitOnce();

  await context.setOffline(true);
  const page = await context.newPage();
  await page.goto(`${app.site.address}#/quarter/2024-Q3`);
  await started(page);
});

test('asks the host for nothing once it is kept', async () => {
  const { page, context } = await visitOnce();
  await page.reload();
  await started(page);
  await atRest(page);
  const asked = [];
  context.on('request', (request) => !request.serviceWorker() && asked.push(request));

  await page.reload();
  await started(page);
  await atRest(page);

  const fromHost = [];
  for (const request of asked.filter((each) => each.url().startsWith('http'))) {
    if (!(await request.response())?.fromServiceWorker()) fromHost.push(request.url());
  }
  assert.deepEqual(fromHost, []);
});

test('a first visit has no update to tell of', async () => {
  const { page } = await visitOnce();
  await page.reload();
  await started(page);

  assert.equal(await page.locator('html').getAttribute('data-update'), null);
});

test('a new build waits until it is taken, and neither is mixed with the other', async () => {
  const { page } = await visitOnce();
  await publishNew(page);

  await page.reload();
  await updateIsReady(page);
  assert.deepEqual(await builds(page), ['old', 'old']);
  assert.equal(await cacheCount(page), 2);

  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => window.dispatchEvent(new CustomEvent('plumbline:take-update'))),
  ]);
  await started(page);

  assert.deepEqual(await builds(page), ['new', 'new']);
  await until(async () => (await cacheCount(page)) === 1);
});

test('taking a build in one tab leaves the other to reload when its user says so', async () => {
  const { page, context } = await visitOnce();
  const other = await context.newPage();
  await other.goto(app.site.address);
  await publishNew(page);
  await updateIsReady(other);
  await other.evaluate(() => (window.typed = 'half a sentence'));

  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => window.dispatchEvent(new CustomEvent('plumbline:take-update'))),
  ]);
  await started(page);
  assert.equal(await other.evaluate(() => window.typed), 'half a sentence');

  await Promise.all([
    other.waitForEvent('load'),
    other.evaluate(() => window.dispatchEvent(new CustomEvent('plumbline:take-update'))),
  ]);
  assert.deepEqual(await builds(other), ['new', 'new']);
});

test('a build with one file missing or changed is not installed', async () => {
  const { page } = await visitOnce();
  for (const [what, spoil] of [
    ['missing', (file) => rm(file)],
    ['changed', (file) => writeFile(file, '{}')],
  ]) {
    const broken = path.join(folder, what);
    await cp(path.join(folder, 'new'), broken, { recursive: true });
    await spoil(path.join(broken, 'manifest.webmanifest'));
    await app.site.change(broken);

    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const found = new Promise((resolve) => registration.addEventListener('updatefound', () => resolve(registration.installing)));
      registration.update().catch(() => {});
      const worker = await found;
      return new Promise((resolve) => worker.addEventListener('statechange', () => resolve(worker.state)));
    });

    assert.equal(state, 'redundant', what);
    await page.reload();
    assert.deepEqual(await builds(page), ['old', 'old']);
    assert.equal(await cacheCount(page), 1);
  }
});

test('what is not of the build is not served under its name', async () => {
  const { page } = await visitOnce();
  await page.reload();

  assert.equal(await page.evaluate(async () => (await fetch('no-such-file.js')).status), 404);
});
