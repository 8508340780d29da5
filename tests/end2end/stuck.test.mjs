// The device's data cannot be opened: the browser refuses its own database, or the key ring is missing. The page says
// so, offers everything as a download, and shows what to do.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults, looksWell, start } from './harness.mjs';
import { begin, fillAudit, REFERENCE, setUp, submit } from './steps/audit.mjs';
import { mouse } from './steps/mouse.mjs';
import { auditOf, downloaded, drawn, goTo, heading, unlocked } from './steps/page.mjs';

const DAMAGED = 'Something on this device is missing or damaged';

let app;
before(async () => (app = await start()));
after(() => app.stop());

async function withAnAudit(shape) {
  const visit = await app.open(shape);
  const hand = mouse(visit.page);
  await setUp(hand);
  await begin(hand);
  await fillAudit(hand);
  await submit(hand);
  return { ...visit, hand, audit: auditOf(visit.page) };
}

async function handsOutEverything(page, ending) {
  const { name, text } = await downloaded(page, () => page.getByRole('button', { name: 'Download everything, encrypted' }).click());
  assert.ok(name.endsWith(ending), name);
  assert.ok(text.length > 500, 'the file has something in it');
  assert.ok(!text.includes(REFERENCE), 'and says nothing');
}

for (const shape of ['site', 'file']) {
  test(`a database that the browser refuses is no empty desk, and new files give back what the second copy has, on the ${shape}`, async () => {
    const { page, audit, errors, close } = await withAnAudit(shape);
    await page.addInitScript(refuse);
    await page.reload();
    await heading(page, DAMAGED);
    await page.getByText('UnknownError').waitFor();
    await looksWell(page, `stuck-refused-${shape}`);
    await handsOutEverything(page, '.plumbline-backup');

    const key = (name) => page.getByRole('button', { name }).press('Enter');
    await key('Try again');
    await heading(page, DAMAGED);
    await key('Begin with new files');
    await page.getByText('Give up the damaged files?').waitFor();
    assert.deepEqual(await faults(page, 'the question'), []);
    await page.waitForTimeout(500); // an earlier press would count as the second half of a double click
    await key('Begin with new files');
    await heading(page, 'Unlock this device');
    await unlocked(page);

    await goTo(page, '#/');
    await page.getByText('from the second copy on this device').waitFor();
    assert.deepEqual(await faults(page, 'put back'), []);
    await goTo(page, `#/audit/${audit}`);
    await page.getByText(REFERENCE).first().waitFor();
    assert.deepEqual(errors, []);
    await close();
  });
}

test('what the second copy has of a database that the browser refuses can be read and saved as a backup, and nothing is added', async () => {
  const { page, hand, audit, errors, close } = await withAnAudit('site');
  await page.addInitScript(refuse);
  await page.reload();
  await heading(page, DAMAGED);
  await page.getByText('committed entries that were counted').waitFor();
  await hand.press('Unlock and read the second copy');
  await heading(page, 'Unlock this device');
  await unlocked(page);
  await page.getByText('Read only: this is the second copy').waitFor();
  await looksWell(page, 'read-only');
  await goTo(page, `#/audit/${audit}`);
  await page.getByText(REFERENCE).first().waitFor();

  await goTo(page, '#/plan-week');
  await hand.write('Name', 'A week');
  await hand.date('First day', ['18', '11', '2024']);
  await hand.date('Last day', ['22', '11', '2024']);
  await hand.tick('Service areas', 'Permanence');
  await hand.press('Plan this week');
  await page.getByText('This is not saved: the browser can’t open its main files').waitFor();

  await goTo(page, '#/backup');
  const { name, text } = await downloaded(page, () => page.getByRole('button', { name: 'Save a backup' }).click());
  assert.ok(name.endsWith('.plumbline-backup'), name);
  assert.ok(text.length > 500, 'the file has something in it');
  assert.deepEqual(errors, []);
  await close();
});

test('where the key ring is gone a backup gives it back, and another file does not', async () => {
  const { page, hand, audit, errors, close } = await withAnAudit('site');
  await goTo(page, '#/backup');
  const backup = await downloaded(page, () => page.getByRole('button', { name: 'Save a backup' }).click());
  await page.evaluate(async () => {
    localStorage.removeItem('plumbline.ring');
    const open = indexedDB.open('plumbline');
    const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
    const transaction = database.transaction('vault', 'readwrite');
    transaction.objectStore('vault').delete('ring');
    await new Promise((done) => (transaction.oncomplete = done));
    database.close();
  });
  await page.reload();
  await drawn(page);
  await heading(page, DAMAGED);
  await looksWell(page, 'stuck-key-lost');
  await page.getByText('Its key is not in it').waitFor();
  await handsOutEverything(page, 'without-its-key.ndjson');

  const choose = (text) =>
    page.locator('#key-file').setInputFiles({ name: 'x.plumbline-backup', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await choose('this is no backup');
  await hand.press('Take the key out of it');
  await page.getByRole('alert').waitFor();
  assert.deepEqual(await faults(page, 'no backup'), []);
  await heading(page, DAMAGED);

  await choose(backup.text);
  await page.waitForTimeout(500);
  await hand.press('Take the key out of it');
  await heading(page, 'Unlock this device');
  await unlocked(page);
  await goTo(page, `#/audit/${audit}`);
  await page.getByText(REFERENCE).first().waitFor();
  assert.deepEqual(errors, []);
  await close();
});

// Runs in the page. As in Chromium when its files are damaged: nothing opens until they are deleted.
function refuse() {
  const open = indexedDB.open.bind(indexedDB);
  const remove = indexedDB.deleteDatabase.bind(indexedDB);
  indexedDB.open = (name, ...version) => {
    if (sessionStorage.getItem('new files')) return open(name, ...version);
    const request = new EventTarget();
    request.error = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    setTimeout(() => {
      const event = new Event('error');
      request.onerror?.(event);
      request.dispatchEvent(event);
    });
    return request;
  };
  indexedDB.deleteDatabase = (name) => {
    if (name === 'plumbline') sessionStorage.setItem('new files', 'yes');
    return remove(name);
  };
}
