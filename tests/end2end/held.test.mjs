// Another tab keeps the database open with an older layout, or writes to it for a long time: the page says why it waits
// and what to do, when opening and when erasing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults, looksWell, start } from './harness.mjs';
import { setUp } from './steps/audit.mjs';
import { mouse } from './steps/mouse.mjs';
import { goTo, heading, unlocked } from './steps/page.mjs';

const CLOSED = 'Plumbline can’t store your work here';
const DO = 'close Plumbline’s other tabs and windows, then try again';
const LONGER = 'This is taking longer than usual';
const PATIENCE = { timeout: 30_000 };

let app;
before(async () => (app = await start()));
after(() => app.stop());

// A tab of the same site that keeps the database open and does not close it when asked.
async function holder(context, version) {
  const page = await context.newPage();
  await page.goto(`${app.site.address}no-such-page`);
  await page.evaluate(hold, version);
  return page;
}

test('an older tab that keeps the database is named, and once it is closed the device opens', async () => {
  let older;
  const { page, close } = await app.open('site', { prepare: async (page) => (older = await holder(page.context(), 1)) });
  await page.locator('#page-title', { hasText: CLOSED }).waitFor(PATIENCE);
  await page.getByText(DO).waitFor();
  await looksWell(page, 'held');
  await older.close();
  await page.getByRole('button', { name: 'Try again' }).click();
  await heading(page, /^Practice audits/);
  await close();
});

test('a device that is erased while a frozen tab keeps the database says so, and is erased once that is closed', async () => {
  const { page, context, close } = await app.open('site');
  const hand = mouse(page);
  await setUp(hand);
  const frozen = await holder(context);
  await goTo(page, '#/erase');
  await hand.write('Type ERASE to make sure', 'ERASE');
  await hand.press('Erase this device');
  await page.locator('#page-title', { hasText: CLOSED }).waitFor(PATIENCE);
  await page.getByText(DO).waitFor();
  await frozen.close();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('This device is erased').waitFor();
  await close();
});

test('while another tab writes for long, the page says why it waits, and goes on by itself', async () => {
  const { page, context, close } = await app.open('site');
  await setUp(mouse(page));
  const busy = await holder(context);
  await busy.evaluate(writeOn);
  const other = await context.newPage();
  await other.goto(app.site.address);
  await other.getByText(LONGER).waitFor(PATIENCE);
  assert.deepEqual(await faults(other, 'waiting'), []);
  await busy.close();
  await unlocked(other);
  await heading(other, 'Desk');
  await close();
});

// These run in the page.
function hold(version) {
  return new Promise((resolve, reject) => {
    const opening = version ? indexedDB.open('plumbline', version) : indexedDB.open('plumbline');
    opening.onsuccess = () => resolve(Boolean((window.held = opening.result)));
    opening.onerror = () => reject(opening.error);
  });
}

function writeOn() {
  const store = window.held.transaction([...window.held.objectStoreNames], 'readwrite').objectStore('entries');
  (function again() {
    store.count().onsuccess = again;
  })();
}
