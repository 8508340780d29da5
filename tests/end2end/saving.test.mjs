// *Saved* appears only for data that survives a crash, a full disk is named, and the browser's history reveals nothing
// about an audit.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, start } from './harness.mjs';
import { AREAS, begin, setUp } from './steps/audit.mjs';
import { mouse } from './steps/mouse.mjs';
import { auditOf, goTo } from './steps/page.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

async function begun() {
  const visit = await app.open('site');
  const hand = mouse(visit.page);
  await setUp(hand);
  await begin(hand);
  return { ...visit, hand, audit: auditOf(visit.page) };
}

test('while another tab keeps the database busy it says “Saving”, then what to do, and “Saved” only once it is', async () => {
  const { page, hand, context, audit, close } = await begun();
  await goTo(page, `#/guide/${audit}/case`);
  await hand.write('Case reference', 'CSW 1');
  await page.getByText('Saved on this device').waitFor();

  const other = await context.newPage();
  await other.goto(`${app.site.address}no-such-page`);
  await other.evaluate(keepBusy);
  await hand.write('Case reference', 'CSW 24-0193');
  await page.getByText('Saving…', { exact: true }).waitFor();
  assert.equal(await page.getByText('Saved on this device').count(), 0);
  await page.getByText('Close Plumbline’s other tabs and windows').waitFor();
  assert.equal(await page.getByText('Saved on this device').count(), 0);
  assert.deepEqual(await axe(page), []);

  await other.close();
  await page.getByText('Saved on this device').waitFor();
  await close();
});

test('a full disk is named where a draft, an entry or a setting finds no room on it', async () => {
  const { page, hand, audit, close } = await begun();
  await page.evaluate(fillDisk);
  const full = page.getByText(/the disk of this device is full/).first();
  await goTo(page, `#/guide/${audit}/case`);
  await hand.write('Case reference', 'CSW 24-0193');
  await full.waitFor();
  await goTo(page, `#/more/${audit}`);
  await page.locator('#concern-what').fill('A bruise');
  await hand.press('Record this concern');
  await page.locator('.govuk-error-summary', { hasText: 'the disk of this device is full' }).waitFor();
  await goTo(page, '#/device');
  await hand.choose(/^Lock when nobody/, '5 minutes');
  await full.waitFor();
  await close();
});

test('neither the title nor the address of a page tells what is in an audit', async () => {
  const { page, audit, close } = await begun();
  const guide = ['', '/case', `/area/${AREAS[0].key}`, '/family/0', '/overall', '/grades', '/actions', '/good-practice', '/check'];
  const earlier = [`#/concern/${audit}`, `#/withdraw/${audit}`, `#/guide/${audit}/reasons`];
  const routes = [...guide.map((route) => `#/guide/${audit}${route}`), `#/more/${audit}`, `#/end/${audit}`, `#/audit/${audit}`,
    `#/moderate/${audit}`, `#/compare/${audit}`, ...earlier];
  const telling = [];
  for (const route of routes) {
    await goTo(page, route);
    const shown = `${await page.title()} ${new URL(page.url()).hash}`;
    if (/concern|safeguard|inadequate|reason|withdraw|escalat/i.test(shown)) telling.push(shown);
  }
  assert.deepEqual(telling, []);
  await close();
});

// These run in the page.
function keepBusy() {
  return new Promise((resolve) => {
    const opening = indexedDB.open('plumbline');
    opening.onsuccess = () => {
      const store = opening.result.transaction([...opening.result.objectStoreNames], 'readwrite').objectStore('second');
      const again = () => (store.count().onsuccess = again);
      again();
      resolve();
    };
  });
}

function fillDisk() {
  for (const write of ['put', 'add']) {
    IDBObjectStore.prototype[write] = () => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
  }
}
