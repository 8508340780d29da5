// Importing a spreadsheet, in both shapes: the sample as CSV and as a workbook, mapped by hand, decided, and imported again.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { looksWell, SHAPES, start } from './harness.mjs';
import { setUp } from './steps/audit.mjs';
import { keys } from './steps/keys.mjs';
import { mouse } from './steps/mouse.mjs';
import { downloaded, goTo, heading, unlocked } from './steps/page.mjs';

const sample = (name) => new URL(`../../docs/${name}`, import.meta.url);
const kept = (name) => new URL(`../spreadsheets/files/${name}`, import.meta.url);

let app;
before(async () => (app = await start()));
after(() => app.stop());

async function choose(hand, name, buffer) {
  await goTo(hand.page, '#/device');
  await hand.follow('Import audits from a spreadsheet');
  await heading(hand.page, 'Import a spreadsheet');
  await hand.page.locator('#spreadsheet').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await hand.press('Open it');
}

// The parts of docs/import.md that cannot be guessed.
async function mapColumns(page) {
  await page.locator('#import-audit-type').selectOption({ label: 'Every row: Monthly audit' });
  await page.locator('#import-from').selectOption({ label: 'No column: the 6 months before the audit' });
  await page.locator('#import-area-grade-impact').selectOption({ label: 'No column: not applicable' });
  await page.getByRole('radio', { name: /Import the row, and write/ }).check();
}

async function mapWords(page) {
  await page.getByLabel(/^“I”/).selectOption({ label: 'Requires improvement' });
  await page.getByLabel(/^An empty cell/).selectOption({ label: 'Not applicable' });
}

// What the page says about a file that hides rows, and how it reads one whose headings are in two rows.
test('what a workbook hides is asked about, and the row of headings can be changed', { timeout: 120_000 }, async () => {
  const { page, errors, close } = await app.open('file');
  const hand = keys(page);
  await setUp(hand);
  await choose(hand, 'hidden.xlsx', await readFile(kept('b04-filtered-rows-and-a-hidden-column.xlsx')));
  await heading(page, 'Check how the file is read');
  await page.getByText('1 column is hidden in Excel: C').waitFor();
  await hand.press('Continue to the columns');
  await page.locator('.govuk-error-summary:focus').waitFor();
  await looksWell(page, 'import-hidden');
  await hand.choose(/hidden in Excel/, 'No, leave them out');
  await hand.press('Continue to the columns');
  await heading(page, 'What do the columns mean?');
  await page.getByText('3 rows and 28 columns').waitFor();

  await choose(hand, 'title.xlsx', await readFile(kept('b05-title-and-two-rows-of-headings.xlsx')));
  await heading(page, 'Check how the file is read');
  const headings = page.locator('#import-headings');
  assert.match(await headings.locator('option:checked').innerText(), /^Row 4: Completed/);
  await page.getByRole('columnheader', { name: /Planning – Grade/ }).waitFor();
  await looksWell(page, 'import-two-rows');
  await hand.pick('Which row has the headings?', 'Row 1: Practice quality audits, Quarter 3 2024/25');
  await page.getByRole('columnheader', { name: /Practice quality audits/ }).waitFor();
  assert.deepEqual(errors, []);
  await close();
});

for (const shape of SHAPES) {
  test(`${shape}: a spreadsheet is imported once, however often`, { timeout: 180_000 }, async () => {
    const { page, context, requests, errors, close } = await app.open(shape);
    const hand = mouse(page);
    await setUp(hand);
    await choose(hand, 'nothing.csv', Buffer.from(''));
    await page.locator('.govuk-error-summary:focus').waitFor();
    await page.getByText('This file is empty.').first().waitFor();
    await looksWell(page, `import-${shape}-empty`);

    const csv = await readFile(sample('import-sample.csv'));
    await choose(hand, 'audits.csv', csv);
    await heading(page, 'Check how the file is read');
    assert.equal(await page.locator('#import-separator').inputValue(), 'automatic');
    await looksWell(page, `import-${shape}-file`);
    await hand.press('Continue to the columns');
    await heading(page, 'What do the columns mean?');
    await looksWell(page, `import-${shape}-columns`);
    await hand.press('Continue to the words');
    await page.locator('.govuk-error-summary:focus').waitFor();
    await looksWell(page, `import-${shape}-columns-problems`);
    await mapColumns(page);
    await hand.press('Continue to the words');
    await heading(page, 'What do the words mean?');
    await hand.press('See what would be added');
    await page.locator('.govuk-error-summary:focus').waitFor();
    await looksWell(page, `import-${shape}-words-problems`);
    await mapWords(page);
    await hand.press('See what would be added');
    await heading(page, 'What the import would add');
    await page.getByText('“31/02/2024” is not a day in the calendar').first().waitFor();
    await looksWell(page, `import-${shape}-preview`);
    const list = await downloaded(page, () => hand.press('Save this list as a file'));
    assert.equal(list.name, 'plumbline-import-problems.csv');
    assert.equal(list.text.trim().split('\r\n').length, 4);
    await hand.press('Add 8 audits');
    await heading(page, 'Imported');
    await page.getByText('Added to this device: 8 audits.').waitFor();
    await looksWell(page, `import-${shape}-done`);

    // The same as a workbook: the workbook reader reads it, the stored mapping is used, and nothing is added twice.
    const before = requests.length;
    await choose(hand, 'audits.xlsx', await readFile(sample('import-sample.xlsx')));
    await heading(page, 'Check how the file is read');
    assert.ok(await page.getByRole('radio', { name: 'Answers' }).isChecked(), 'the sheet with the audits is proposed');
    await looksWell(page, `import-${shape}-sheet`);
    const asked = requests.slice(before).filter((url) => /workbook/.test(url));
    assert.equal(asked.length, shape === 'site' ? 2 : 0, asked.join(' '));
    await hand.press('Continue to the columns');
    await heading(page, 'What do the columns mean?');
    await page.getByText('filled in as for the last file with these headings').waitFor();
    await hand.press('Continue to the words');
    await heading(page, 'What do the words mean?');
    await hand.press('See what would be added');
    await heading(page, 'What the import would add');
    await page.getByText('There is nothing to add. No audit was changed.').waitFor();

    // A cut workbook is reported, and the reader can be used again.
    const workbook = await readFile(sample('import-sample.xlsx'));
    await choose(hand, 'cut.xlsx', workbook.subarray(0, 3000));
    await page.getByText('This workbook is damaged or cut off.').first().waitFor();

    if (shape === 'site') {
      await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
      await page.reload();
      await unlocked(page);
      await context.setOffline(true);
      await choose(hand, 'audits.xlsx', workbook);
      await heading(page, 'Check how the file is read');
    }
    assert.deepEqual(errors, []);
    await close();
  });
}
