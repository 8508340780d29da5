// The passphrase's key is derived in a worker, in both shapes: the page stays responsive, and the worker ends.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SHAPES, start } from './harness.mjs';
import { choosePassphrase, sayWho, setUp } from './steps/audit.mjs';
import { isLocked, tryPassphrase } from './steps/lock.mjs';
import { mouse } from './steps/mouse.mjs';
import { drawn, heading } from './steps/page.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

const prepare = (script) => (page) => page.addInitScript(script);

for (const shape of SHAPES) {
  test(`the page answers while a passphrase is tried, and the worker is gone afterwards, on the ${shape}`, async () => {
    const { page, errors, close } = await app.open(shape, { prepare: prepare(watchWorkers) });
    const workers = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await setUp(mouse(page));
    await page.reload();
    await isLocked(page);
    await tryPassphrase(page);
    await heading(page, 'Desk');

    const { lived, longest } = await page.evaluate(() => window.watched);
    assert.ok(longest < lived / 2, `the page did not answer for ${longest} of ${lived} ms`);
    const ours = workers.filter((url) => url.startsWith('blob:'));
    assert.equal(ours.length, 2, 'one at the set-up, one at the unlocking');
    assert.equal(page.workers().filter((worker) => worker.url().startsWith('blob:')).length, 0);
    assert.deepEqual(errors, []);
    await close();
  });

  for (const [how, script] of [['there are no workers', withoutWorkers], ['workers fail', failingWorkers]]) {
    test(`where ${how} the page derives the key itself, on the ${shape}`, async () => {
      const { page, errors, close } = await app.open(shape, { prepare: prepare(script) });
      await setUp(mouse(page));
      await page.reload();
      await isLocked(page);
      await tryPassphrase(page);
      await heading(page, 'Desk');
      assert.deepEqual(errors, []);
      await close();
    });
  }
}

test('the recovery kit is shown at once, and going on from it waits for the key', async () => {
  const { page, close } = await app.open('site', { prepare: prepare(heldWorkers) });
  const hand = mouse(page);
  await hand.follow('Set up this device');
  await sayWho(hand);
  await choosePassphrase(hand);
  await heading(page, /recovery kit$/);
  await page.waitForFunction(() => window.release);
  await hand.tick('Before you go on', /^The code is on paper/);
  await hand.press('Continue');
  await page.getByRole('button', { name: 'Locking…' }).waitFor();
  await heading(page, /recovery kit$/);
  await page.evaluate(() => window.release());
  await heading(page, 'Desk');
  await close();
});

test('without Argon2 nothing is set up or unlocked and no try is counted; it says so, and another try does it', async () => {
  let blocked = true;
  const { page, close } = await app.open('site', {
    context: { serviceWorkers: 'block' },
    prepare: (page) => page.context().route('**/argon2-*.wasm', (route) => (blocked ? route.abort() : route.continue())),
  });
  const hand = mouse(page);
  await hand.follow('Set up this device');
  await sayWho(hand);
  await choosePassphrase(hand);
  await heading(page, /recovery kit$/);
  const code = await page.locator('#recovery-code').innerText();
  await hand.tick('Before you go on', /^The code is on paper/);
  await hand.press('Continue');
  await page.getByText('Not set up: a part of Plumbline could not be fetched').waitFor();
  assert.equal(await page.locator('#recovery-code').innerText(), code, 'the code stays the one on paper');
  blocked = false;
  await hand.press('Continue');
  await heading(page, 'Desk');

  blocked = true;
  await page.reload();
  await drawn(page);
  for (let tries = 0; tries < 4; tries += 1) {
    await tryPassphrase(page);
    await page.locator('.govuk-error-summary', { hasText: 'Not opened: a part of Plumbline could not be fetched' }).waitFor();
    await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
  }
  assert.equal(await page.getByText(/You can try again in/).count(), 0);
  blocked = false;
  await tryPassphrase(page);
  await heading(page, 'Desk');
  await close();
});

// These run in the page, before its scripts. `watched`: the last worker's lifetime, and the longest time between two frames in it.
function watchWorkers() {
  window.Worker = class extends Worker {
    constructor(...how) {
      super(...how);
      const began = performance.now();
      let last = began;
      let longest = 0;
      const frame = () => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        this.frame = requestAnimationFrame(frame);
      };
      this.end = () => {
        cancelAnimationFrame(this.frame);
        window.watched = { lived: performance.now() - began, longest: Math.max(longest, performance.now() - last) };
      };
      frame();
    }

    terminate() {
      super.terminate();
      this.end();
    }
  };
}

function withoutWorkers() {
  delete window.Worker;
}

function failingWorkers() {
  const blob = URL.createObjectURL(new Blob(['throw new Error()'], { type: 'text/javascript' }));
  const { Worker } = window;
  window.Worker = function () {
    const worker = new Worker(blob);
    worker.addEventListener('error', (event) => event.preventDefault());
    return worker;
  };
}

function heldWorkers() {
  window.Worker = class extends Worker {
    set onmessage(call) {
      super.onmessage = (event) => (window.release = () => call(event));
    }
  };
}
