// A backup is saved, the laptop is lost, and another one opens the backup: with a mouse on the old one, by keyboard on
// the new one.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, start } from './harness.mjs';
import { begin, fillAudit, REFERENCE, submit } from './steps/audit.mjs';
import { keys } from './steps/keys.mjs';
import { mouse } from './steps/mouse.mjs';
import { auditOf, drawn, focused, goTo, heading, reload } from './steps/page.mjs';

const OLD = 'acid acorn acre acts afar affix';
const NEW = 'kettle river plain words today';
const OPENS = 'Test it: open it and change nothing';

let app;
before(async () => (app = await start()));
after(() => app.stop());

async function setUpLocked(hand, name, passphrase) {
  await hand.follow('Set up this device');
  await heading(hand.page, 'Set up this device');
  await hand.write('Your name', name);
  await hand.write('Your role', 'Practice auditor');
  await hand.press('Continue');
  await heading(hand.page, 'Choose a passphrase');
  await hand.write(hand.page.locator('#new-passphrase'), passphrase);
  await hand.write(hand.page.locator('#new-passphrase-again'), passphrase);
  await hand.press('Continue');
  await heading(hand.page, 'Print your recovery kit');
  await hand.tick('Before you go on', /The code is on paper/);
  await hand.press('Continue');
  await heading(hand.page, 'Desk');
}

// The file that a press of the button downloads, ready to be chosen again.
async function saveBackup(hand) {
  const [download] = await Promise.all([hand.page.waitForEvent('download'), hand.press('Save a backup')]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  await hand.page.getByText('It can’t see whether the browser saved the file').waitFor();
  return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer: Buffer.concat(chunks) };
}

const choose = (page, file) => page.locator('#backup-file').setInputFiles(file);
const unbacked = (page) => page.getByRole('link', { name: /^Back up now/ });

// Everything that is stored, as far as a page can see it.
const stored = (page) =>
  page.evaluate(async () => {
    const open = indexedDB.open('plumbline');
    const database = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
    const keys = database.transaction('entries').objectStore('entries').getAllKeys();
    await new Promise((resolve) => (keys.onsuccess = resolve));
    database.close();
    return [keys.result, Object.entries(localStorage).sort()];
  });

test('what was backed up on a lost laptop is restored on a new one', { timeout: 300_000 }, async () => {
  const lost = await app.open('site');
  const ada = mouse(lost.page);
  await setUpLocked(ada, 'Ada Auditor', OLD);
  assert.equal(await unbacked(lost.page).count(), 0);
  await begin(ada);
  await fillAudit(ada);
  await submit(ada);
  const audit = auditOf(lost.page);
  await goTo(lost.page, '#/');
  await begin(ada);
  await unbacked(lost.page).waitFor();
  await ada.follow(/^Back up now/);
  await heading(lost.page, 'Backups');
  await looksWell(lost.page, 'backup-page');
  const file = await saveBackup(ada);
  assert.match(file.name, /^plumbline-\d{4}-\d\d-\d\d-\d{4}\.plumbline-backup$/);
  assert.ok(!file.buffer.includes(REFERENCE) && !file.buffer.includes('Ada Auditor'), 'it is sealed');
  assert.equal(await unbacked(lost.page).count(), 0);
  await looksWell(lost.page, 'backup-saved');
  await reload(lost.page, OLD);
  await lost.close();

  const { page, errors, requests, close } = await app.open('site');
  await drawn(page);
  await looksWell(page, 'backup-first');
  const ben = keys(page);
  await setUpLocked(ben, 'Ben Auditor', NEW);
  await goTo(page, '#/backup');
  await ben.press(OPENS);
  await page.locator('.govuk-error-summary:focus').waitFor();
  await looksWell(page, 'backup-nothing-chosen');
  const before = await stored(page);
  await choose(page, { ...file, buffer: Buffer.from('period,stage\nQ3,final\n') });
  await ben.press(OPENS);
  await page.getByText('This is not a Plumbline backup').first().waitFor();
  await choose(page, file);
  await ben.press(OPENS);
  await heading(page, 'Open the backup');
  await focused(page, 'page-title');
  await ben.write(page.locator('#backup-secret'), NEW);
  await ben.press('Open it');
  await page.getByText('That does not open this backup').first().waitFor();
  await looksWell(page, 'backup-wrong');
  await ben.write(page.locator('#backup-secret'), OLD);
  await ben.press('Open it');
  await heading(page, 'The backup opens');
  await focused(page, 'page-title');
  await page.getByText('Nothing was changed.').waitFor();
  await looksWell(page, 'backup-rehearsed');
  assert.deepEqual(await stored(page), before, 'a rehearsal changes nothing');

  await ben.press('Go on to restore it');
  await heading(page, 'What the backup would add');
  await looksWell(page, 'backup-would-add');
  await ben.press(/^Add 1 entry, 1 draft and 1 person/);
  await heading(page, 'Restored');
  await focused(page, 'page-title');
  await looksWell(page, 'backup-restored');
  assert.equal(await unbacked(page).count(), 0, 'what came out of a backup is in one');
  await goTo(page, `#/audit/${audit}`);
  await page.getByText(REFERENCE).first().waitFor();
  await goTo(page, '#/device');
  await page.getByText('Ada Auditor, Practice auditor').waitFor();
  await page.locator('meter').waitFor();
  await ben.press('Ask the browser to keep this data');
  await page.getByText(/The browser (has promised|did not promise)/).waitFor();
  await looksWell(page, 'backup-device');

  await goTo(page, '#/backup');
  await choose(page, file);
  await ben.press('Restore from it');
  await heading(page, 'Open the backup');
  await ben.write(page.locator('#backup-secret'), OLD);
  await ben.press('Open it');
  await page.getByText('There is nothing to restore').waitFor();

  // Its own backup opens without a question.
  await goTo(page, '#/device');
  await goTo(page, '#/backup');
  const own = await saveBackup(ben);
  await choose(page, own);
  await ben.press(OPENS);
  await heading(page, 'The backup opens');
  // Part of it is not mistaken for the whole.
  await ben.press('Back to backups');
  await choose(page, { ...own, buffer: own.buffer.subarray(0, own.buffer.length - 40) });
  await ben.press(OPENS);
  await heading(page, 'A part of the backup opens');
  await page.getByText('It was cut off').waitFor();
  await looksWell(page, 'backup-cut-off');

  assert.deepEqual(errors, []);
  assert.ok(requests.every((url) => url.startsWith(app.address('site')) || url.startsWith('blob:')));
  await close();
});
