// Damages every stored value in turn, and opens the app on it: it opens or says why not, the other data is there, and
// nothing changes without a message.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from '../end2end/harness.mjs';
import { mouse } from '../end2end/steps/mouse.mjs';
import { CORRUPTIONS_A_VALUE } from './lengths.mjs';
import { keeper, WAYS } from './steps/keeper.mjs';
import { fill, missing, seen } from './steps/light.mjs';
import { opened } from './steps/opened.mjs';
import { print } from './tally.mjs';

const counts = { values: 0, corruptions: 0, opened: 0, stopped_to_say_so: 0, rescued: 0, took_for_new: 0, broken: 0, silent: 0 };
const broken = []; // blank pages, exceptions, and losses beyond the damaged value
const silent = []; // losses or changes without a message

let app;
let device;
before(async () => {
  app = await start();
  device = await prepared();
  counts.values = device.keeper.names.length;
  for (let n = 0; n < counts.values; n += 1) {
    for (let k = 0; k < CORRUPTIONS_A_VALUE; k += 1) await corrupt(n, WAYS[(n + k) % WAYS.length]);
  }
}, { timeout: Infinity });

after(async () => {
  await app.stop();
  print('corrupt', counts);
});

test('the app opens or says why not, and the rest is there', () => {
  assert.deepEqual(broken, []);
});

test('what can no longer be read, or is no longer what was written, is said', () => {
  assert.deepEqual(silent, []);
});

async function prepared() {
  const { context, page } = await app.open('site');
  const audit = await fill(mouse(page), ['Autumn week'], ['A bruise', 'No food']);
  const facts = await seen(page, audit);
  await page.close();
  return { context, audit, facts, keeper: await keeper(context, app.site.address) };
}

async function corrupt(n, way) {
  const { context, audit, facts } = device;
  const what = `${device.keeper.names[n]}, ${way}`;
  await device.keeper.harm(n, way);
  counts.corruptions += 1;

  const page = await context.newPage();
  const errors = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  try {
    await page.goto(app.site.address);
    const { screen, rescued, said } = await opened(page);
    const lost = screen === 'open' ? missing(facts, await seen(page, audit)) : [];
    judge(what, { screen, rescued, said, lost, errors });
  } catch (error) {
    broken.push(`${what}: ${error.message}`);
  }
  await page.close();
  await device.keeper.putBack();
}

function judge(what, { screen, rescued, said, lost, errors }) {
  const tally = { open: 'opened', first: 'took_for_new' }[screen] ?? 'stopped_to_say_so';
  counts[tally] += 1;
  counts.rescued += rescued;
  const entries = lost.filter((fact) => /^(concern|week):/.test(fact));
  const most = what.startsWith('localStorage') ? 0 : 1;
  if (errors.length || entries.length > most) broken.push(`${what}: ${errors} ${lost}`);
  if ((lost.length || screen === 'first') && !said.length && !rescued) silent.push(`${what}: ${screen}, lost ${lost}`);
  counts.broken = broken.length;
  counts.silent = silent.length;
}
