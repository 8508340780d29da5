// Opening a file: the message about one that cannot be opened, what one would add before it does, and that looking,
// leaving and cancelling change nothing. By keyboard, except for the browser's own dialog and the mouse that drops a
// file.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { looksWell, SHAPES, start } from './harness.mjs';
import { deviceFor } from './steps/device.mjs';
import { chooseFile, handOverFile, lookInto, refused, takeIn } from './steps/files.mjs';
import { showFigures } from './steps/figures.mjs';
import { keys } from './steps/keys.mjs';
import { ADA, corrected, KEY, LONG_NAME, LONG_REFERENCE, MO, moderated, pack, person, submitted } from './steps/packs.mjs';
import { tryPassphrase } from './steps/lock.mjs';
import { focused, goTo, heading } from './steps/page.mjs';

const PASSPHRASE = 'kettle river plain words';
const HERE = submitted('CSW 24-0193');
const KNOWN = submitted('CSW 24-0194');
const NEW = submitted(LONG_REFERENCE);
const HUNDREDS = Array.from({ length: 400 }, (_, n) => submitted(`CSW 25-${String(n).padStart(4, '0')}`));

let app;
before(async () => (app = await start()));
after(() => app.stop());

// A device with two audits, one of which was corrected there.
async function withTwoAudits(shape) {
  const device = await deviceFor(app, shape, 'Quin Lead', 'QA lead');
  await takeIn(device.hand, pack([HERE, corrected(HERE, MO, 'requires_improvement', 'One'), KNOWN]));
  return { ...device, hand: keys(device.page) };
}

// The quarter's figures, which only adding a file changes.
async function figures(page) {
  await goTo(page, '#/quarter/2024-Q3/auditor');
  await heading(page, 'Q3 2024/25');
  await showFigures(page);
  return page.locator('main').innerText();
}

const other = (name, text) => ({ name, buffer: Buffer.from(text) });
const altered = ({ name, buffer }) => other(name, buffer.toString().replace('Seen in planning', 'Not seen'));
const cut = ({ buffer, ...file }) => ({ ...file, buffer: buffer.subarray(0, buffer.length - 9) });

test('each file that is no pack, or not whole, is told so in its own words', async () => {
  const { page, hand, errors, close } = await withTwoAudits('site');
  const before = await figures(page);
  const bare = pack([NEW]);
  const faulty = [
    [other('letter.plumbline', 'Dear Ada'), 'This file is not from Plumbline'],
    [other('empty.plumbline', ''), 'This file is empty'],
    [other('table.csv', 'Case,Grade\nA 1,good\n'), 'This is a spreadsheet'],
    [other('laptop.plumbline-backup', '{"format":"plumbline-backup","version":1}\n'), 'This is a backup of a device'],
    [cut(bare), 'cut off'],
    [altered(bare), 'altered after it was made'],
  ];
  for (const [file, words] of faulty) assert.ok((await refused(hand, file)).includes(words), words);
  await page.locator('.govuk-error-summary:focus').waitFor();
  assert.match(await page.title(), /^Error: /);
  await looksWell(page, 'open-altered');
  await refused(hand, faulty[3][0]);
  await looksWell(page, 'open-backup');
  await hand.follow('Go to “Backups”');
  await heading(page, 'Backups');
  assert.equal(await figures(page), before);

  await goTo(page, '#/open');
  await hand.press('Open');
  await page.locator('.govuk-error-summary:focus').waitFor();
  await hand.follow('Choose a file first.');
  await focused(page, 'handed-over');
  assert.deepEqual(errors, []);
  await close();
});

test('a sealed file asks for its passphrase, and opens with no other', async () => {
  const { page, hand, errors, close } = await withTwoAudits('file');
  const before = await figures(page);
  const sealed = await handOverFile(hand, { agreed: PASSPHRASE });
  await chooseFile(hand, sealed);
  await heading(page, 'The passphrase of the file');
  await focused(page, 'page-title');
  const said = page.locator('.govuk-error-summary:focus');
  await hand.press('Open');
  await said.getByText('Enter the passphrase that you were given.').waitFor();
  await hand.write(page.getByLabel('Passphrase of the file'), 'the wrong words');
  await hand.press('Open');
  await said.getByText('That passphrase does not open this file.').waitFor();
  await looksWell(page, 'open-wrong-passphrase');
  await hand.press('Cancel');
  await heading(page, 'Open a file');
  await focused(page, 'page-title');

  await chooseFile(hand, cut(sealed));
  await hand.write(page.getByLabel('Passphrase of the file'), PASSPHRASE);
  await hand.press('Open');
  await said.getByText('cut off or altered on its way').waitFor();
  assert.match(await lookInto(hand, sealed), /Audits here already, with nothing new\s+2[\s\S]*on this device already/);
  await looksWell(page, 'open-nothing-new');
  await hand.press('Open another file');
  await heading(page, 'Open a file');
  assert.equal(await figures(page), before);
  assert.deepEqual(errors, []);
  await close();
});

test('several files are opened at once: each passphrase is tried on all, and one decision adds them', async () => {
  const { page, hand, errors, close } = await withTwoAudits('site');
  const ours = (await handOverFile(hand, { agreed: PASSPHRASE })).buffer;
  const theirs = (await handOverFile(hand, { agreed: 'another long passphrase' })).buffer;
  const long = 'plumbline for the QA lead 2024-12-16 with a very long name that somebody gave it afterwards.plumbline';
  const files = [
    { name: 'first.plumbline', buffer: ours }, { name: 'second.plumbline', buffer: theirs }, { name: long, buffer: ours },
    pack([NEW]), other('letter.doc', 'Dear Ada'),
  ];
  await chooseFile(hand, ...files);
  await heading(page, 'The passphrases of the files');
  await looksWell(page, 'open-several-passphrases');
  const said = page.locator('.govuk-error-summary:focus');
  const passphrase = page.getByLabel('Passphrase of the file');
  await hand.write(passphrase, 'the wrong words');
  await hand.press('Open');
  await said.getByText('That passphrase opens none of these files.').waitFor();
  await hand.write(passphrase, PASSPHRASE);
  await hand.press('Open');
  await page.getByText('3 files are open. 1 file asks for another passphrase.').waitFor();
  await focused(page, 'file-passphrase');
  assert.equal(await passphrase.inputValue(), '');
  await hand.press('Go on without the closed file');
  await heading(page, 'What the files would change');
  const all = await page.locator('main').innerText();
  for (const words of [
    /3 of the 5 files can be added\. 2 can’t: the reasons are below/, /second\.plumbline\s+Not added: It was left closed/,
    /letter\.doc\s+Not added: This file is not from Plumbline/, /New audits\s+1/, /Everything in it is on this device already/,
  ]) assert.match(all, words);
  await looksWell(page, 'open-several-inside');
  await hand.press('Add 3 files to this device');
  await heading(page, 'Files added');
  await page.getByText('1 audit is new on this device.').waitFor();
  await page.getByText(/^2 files were not added: keep what was not added/).waitFor();
  await looksWell(page, 'open-several-added');
  assert.deepEqual(errors, []);
  await close();
});

test('a file with which the system opens the app waits until the user has decided about another', async () => {
  const { page, hand, errors, close } = await withTwoAudits('site');
  // Only an installed app has a launch queue, so the test makes one.
  await page.addInitScript(() => {
    const launchQueue = { setConsumer: (consumer) => (window.launch = consumer) };
    Object.defineProperty(window, 'launchQueue', { value: launchQueue });
  });
  await page.reload();
  await tryPassphrase(page);
  await page.locator('#page-title', { hasText: /^(Desk|Open a file|File added)$/ }).waitFor();
  const launch = (text) => page.evaluate((text) => {
    window.launch({ files: [{ name: 'launched.plumbline', getFile: async () => new File([text], 'launched.plumbline') }] });
  }, text);
  await launch(pack([NEW]).buffer.toString());
  await heading(page, 'What the file would change');
  await launch(pack([submitted('CSW 24-0777')]).buffer.toString());
  await page.getByText('Another file is waiting.').waitFor();
  await heading(page, 'What the file would change');
  assert.match(await page.locator('main').innerText(), new RegExp(LONG_REFERENCE));
  await hand.press('Cancel');
  await page.getByText('CSW 24-0777').waitFor();
  await launch(pack([submitted('CSW 24-0888')]).buffer.toString());
  await page.getByText('Another file is waiting.').waitFor();
  await hand.press('Add to this device');
  await heading(page, 'File added');
  await looksWell(page, 'open-another-waits');
  await hand.press('Open it now');
  await page.getByText('CSW 24-0888').waitFor();
  assert.deepEqual(errors, []);
  await close();
});

test('a file for somebody else’s key leads to one’s own', async () => {
  const { page, hand, errors, close } = await withTwoAudits('file');
  const file = await handOverFile(hand, { key: { text: KEY, whose: 'Ada Clarke' } });
  await chooseFile(hand, file);
  await page.locator('.govuk-error-summary:focus').getByText('made for another device’s key').waitFor();
  await looksWell(page, 'open-for-another-key');
  await hand.follow('Go to “This device”');
  await heading(page, 'This device');
  await page.getByRole('button', { name: 'Make a key for this device' }).waitFor();
  assert.deepEqual(errors, []);
  await close();
});

for (const shape of SHAPES) {
  test(`${shape}: a file shows what is new, known and in conflict, and adds it only when it is taken in`, async () => {
    const { page, hand, errors, close } = await withTwoAudits(shape);
    const before = await figures(page);
    const versions = corrected(HERE, ADA, 'good', 'Two');
    const file = pack([HERE, versions, KNOWN, NEW], { by: person(LONG_NAME, 'Head of service') });
    const inside = await lookInto(hand, file);
    for (const said of [
      /New audits\s+1/, /Audits here that it adds to\s+1/, /Audits here already, with nothing new\s+1/,
      /Audits that will be in conflict\s+1/, new RegExp(LONG_REFERENCE), new RegExp(LONG_NAME),
    ]) assert.match(inside, said);
    await focused(page, 'page-title');
    await looksWell(page, `open-${shape}-inside`);
    await hand.press('Cancel');
    await heading(page, 'Open a file');
    assert.equal(await figures(page), before);

    await lookInto(hand, file);
    await hand.press('Add to this device');
    await heading(page, 'File added');
    await focused(page, 'page-title');
    await looksWell(page, `open-${shape}-taken-in`);
    await hand.follow('Decide which version counts');
    await heading(page, 'Conflicts');
    assert.notEqual(await figures(page), before);
    assert.deepEqual(errors, []);
    await close();
  });
}

test('figures wait for whoever grades blind what they count', async () => {
  const { page, errors, close } = await withTwoAudits('site');
  const hand = keys(page);
  await goTo(page, `#/moderate/${KNOWN.about}`);
  await hand.press('Grade blind (recommended)');
  await heading(page, /./);
  for (const route of ['#/quarter/2024-Q3/auditor', '#/quarter/2024-Q3/final']) {
    await goTo(page, route);
    await page.getByText('Commit your grades first').waitFor();
    assert.equal(await page.getByRole('table').count(), 0);
  }
  await looksWell(page, 'quarter-waits');
  await hand.press(/^Show the figures/);
  await focused(page, 'page-title');
  await page.getByRole('table').first().waitFor();
  await goTo(page, `#/moderate/${KNOWN.about}`);
  assert.match(await page.locator('main').innerText(), /open/i);
  assert.deepEqual(errors, []);
  await close();
});

test('four hundred audits are folded away, and taken in at once', async () => {
  const { page, hand, errors, close } = await withTwoAudits('file');
  await lookInto(hand, pack(HUNDREDS));
  await looksWell(page, 'open-hundreds');
  await hand.unfold('New here (400)');
  await page.getByText('CSW 25-0399').waitFor();
  await looksWell(page, 'open-hundreds-unfolded');
  await hand.press('Add to this device');
  await heading(page, 'File added');
  await page.getByText('400 audits are new on this device.').waitFor();
  assert.match(await figures(page), /402 audits/);
  assert.deepEqual(errors, []);
  await close();
});

// A press, then another page before the work that it started is done.
async function pressAndLeave(page, button) {
  await page.getByRole('button', { name: button, exact: true }).waitFor();
  await page.evaluate((button) => {
    [...document.querySelectorAll('main button')].find(({ innerText }) => innerText.trim() === button).click();
    location.hash = '#/about';
  }, button);
  await page.waitForFunction(() => document.activeElement?.id === 'page-title' && location.hash === '#/about');
}

test('a page that is left while it works stops nothing', async () => {
  const { page, hand, errors, close } = await withTwoAudits('site');
  const choosing = (name, text) => async () => {
    await goTo(page, '#/about');
    await goTo(page, name === 'spreadsheet' ? '#/import' : '#/open');
    await page.locator(`#${name}`).setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  };
  const bare = pack(HUNDREDS);
  await choosing('handed-over', bare.buffer)();
  await pressAndLeave(page, 'Open');
  await choosing('spreadsheet', 'Case reference,Grade\nA 1,good\n')();
  await pressAndLeave(page, 'Open it');
  const sealed = await handOverFile(hand, { agreed: PASSPHRASE });
  await chooseFile(hand, sealed);
  await heading(page, 'The passphrase of the file');
  await page.getByLabel('Passphrase of the file').fill(PASSPHRASE);
  await pressAndLeave(page, 'Open');
  // Missing answers are reported, and the page is left at once.
  await goTo(page, '#/open');
  await pressAndLeave(page, 'Open');
  // The accepted work is completed, though no page waits for it.
  await lookInto(hand, bare);
  await page.evaluate(() => {
    const leave = new MutationObserver(() => {
      if (!document.body.innerText.includes('Adding…')) return;
      leave.disconnect();
      setTimeout(() => (location.hash = '#/about'), 50);
    });
    leave.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await hand.press('Add to this device');
  await page.waitForFunction(() => location.hash === '#/about');
  await goTo(page, '#/quarter/2024-Q3/auditor');
  await page.getByText('402 audits').first().waitFor();
  assert.deepEqual(errors, []);
  await close();
});

test('a file that is dropped onto the field is chosen', async () => {
  const { page, hand, errors, close } = await deviceFor(app, 'site');
  const folder = await mkdtemp(path.join(tmpdir(), 'plumbline-'));
  const { name, buffer } = pack([NEW]);
  await writeFile(path.join(folder, name), buffer);
  await goTo(page, '#/open');
  await looksWell(page, 'open-first');
  await drop(page, page.locator('#handed-over'), path.join(folder, name));
  await hand.press('Open');
  await heading(page, 'What the file would change');
  assert.deepEqual(errors, []);
  await close();
  await rm(folder, { recursive: true });
});

// The events that the browser sends when a file is dragged over a page and dropped.
async function drop(page, field, file) {
  const { x, y, width, height } = await field.boundingBox();
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await browser.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data });
  }
  await page.waitForFunction(() => document.querySelector('#handed-over').files.length === 1);
}

test('what waits for another file is named where it is opened and on the desk, and counts once that file is here', async () => {
  const { page, errors, close } = await deviceFor(app, 'file', 'Quin Lead', 'QA lead');
  const hand = keys(page);
  const inside = await takeIn(hand, pack([moderated(NEW, 'good')]));
  const waits = /the version of the audit that was moderated is not on this device/;
  assert.match(inside, waits);
  await goTo(page, '#/');
  await page.getByRole('heading', { name: 'Not counted' }).waitFor();
  assert.match(await page.locator('#not-counted').innerText(), waits);
  await looksWell(page, 'desk-not-counted');
  await hand.follow(/^An audit whose case reference is not here/);
  await page.getByRole('heading', { name: 'Not everything about this audit counts' }).waitFor();
  await looksWell(page, 'audit-not-counted');

  await takeIn(hand, pack([NEW]));
  await goTo(page, '#/');
  assert.equal(await page.locator('#not-counted').count(), 0);
  await goTo(page, '#/quarter/2024-Q3/moderator');
  await heading(page, 'Q3 2024/25');
  assert.match(await page.locator('main').innerText(), /1 of 1/);
  assert.deepEqual(errors, []);
  await close();
});

test('a file with days in the future is taken in only by somebody who says that they are right', async () => {
  const { page, errors, close } = await deviceFor(app, 'site', 'Quin Lead', 'QA lead');
  const hand = keys(page);
  const inside = await lookInto(hand, pack([submitted('CSW 30-0001', { day: '2031-05-01' })]));
  assert.match(inside, /completed on 1 May 2031, which is in the future/);
  await hand.press('Add to this device');
  await page.getByText('Confirm that the dates are right, or cancel').waitFor();
  await focused(page, 'days-right');
  await looksWell(page, 'open-doubtful');
  await hand.tick('Before you add it', 'These dates are right');
  await hand.press('Add to this device');
  await heading(page, 'File added');
  await goTo(page, '#/quarter/newest/final');
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.doesNotMatch(await page.getByRole('heading', { level: 1 }).innerText(), /2031/);
  assert.deepEqual(errors, []);
  await close();
});
