// Handing over by keyboard: every step without answers, with wrong answers, and with the longest names; each way to
// seal a file, and the result.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, SHAPES, start } from './harness.mjs';
import { deviceFor } from './steps/device.mjs';
import {
  beginHandOver, EVERYTHING, handOverFile, HOW, lookInto, receivingKey, saveFile, takeIn, WHAT,
} from './steps/files.mjs';
import { keys } from './steps/keys.mjs';
import { agreed, KEY, LONG_NAME, LONG_REFERENCE, MO, moderated, pack, submitted } from './steps/packs.mjs';
import { focused, heading } from './steps/page.mjs';

const PASSPHRASE = 'kettle river plain words';

const SETTLED = submitted(LONG_REFERENCE);
const GRADING = moderated(SETTLED, 'good');
const DAYS = ['2024-12-16', '2024-09-16'];
const OTHERS = Array.from({ length: 12 }, (_, n) => submitted(`CSW 24-01${n + 10}`, { day: DAYS[n % 2] }));
const THIRTEEN = pack([SETTLED, GRADING, agreed(GRADING, MO, 'good'), OTHERS]);

let app;
before(async () => (app = await start()));
after(() => app.stop());

// A device with thirteen audits of two quarters, one of them agreed, at the first question.
async function atFirstQuestion(shape) {
  const device = await deviceFor(app, shape, LONG_NAME, 'Practice auditor');
  await takeIn(device.hand, THIRTEEN);
  const hand = keys(device.page);
  await beginHandOver(hand);
  return { ...device, hand };
}

// The same, at the question how the file should be sealed.
async function atSealing(shape) {
  const device = await atFirstQuestion(shape);
  await device.hand.choose(WHAT, EVERYTHING);
  await device.hand.choose('What is the file for?', 'Send all grades to the QA lead');
  await device.hand.press('Continue');
  await heading(device.page, 'What goes into the file');
  await device.hand.press('Continue');
  await heading(device.page, 'Protect the file');
  return device;
}

// The message about the answers so far, in the summary that takes focus.
async function faultsOf(hand, button) {
  await hand.press(button);
  await hand.page.locator('.govuk-error-summary:focus').waitFor();
  assert.match(await hand.page.title(), /^Error: /);
  return hand.page.locator('.govuk-error-summary a').allInnerTexts();
}

test('a device with nothing on it says what can be handed over later', async () => {
  const { page, hand, close } = await deviceFor(app, 'file');
  await beginHandOver(hand);
  await page.getByText('There is nothing to hand over yet').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Continue' }).count(), 0);
  await looksWell(page, 'hand-over-nothing');
  await close();
});

test('nothing is chosen beforehand, and what is missing is said and led to', async () => {
  const { page, hand, errors, close } = await atFirstQuestion('site');
  assert.equal(await page.locator('main :checked').count(), 0);
  assert.deepEqual(await faultsOf(hand, 'Continue'), ['Choose what to hand over', 'Choose what the file is for']);
  await looksWell(page, 'hand-over-first-errors');
  await hand.follow('Choose what the file is for');
  await focused(page, 'purpose');

  await hand.choose('What is the file for?', 'Moderate blind');
  await hand.choose(WHAT, 'A quarter');
  assert.deepEqual(await faultsOf(hand, 'Continue'), ['Choose the quarter']);
  await hand.choose(WHAT, 'Some audits');
  assert.deepEqual(await faultsOf(hand, 'Continue'), ['Tick the audits to hand over']);
  await hand.write('Find a case reference', 'nowhere');
  await page.getByText('No case reference contains that.').waitFor();
  await hand.write('Find a case reference', '193');
  await hand.tick('Which audits', new RegExp(LONG_REFERENCE));
  await page.getByText('1 audit ticked.').waitFor();
  await looksWell(page, 'hand-over-ticked');

  // A moderated audit is not moderated blind: the page says that it is left out, and why.
  await hand.press('Continue');
  await heading(page, 'What goes into the file');
  await focused(page, 'page-title');
  await page.getByText('This audit has been moderated already.').waitFor();
  await page.getByText('There is nothing to hand over. Choose something else').waitFor();
  await looksWell(page, 'hand-over-left-out');
  await hand.follow('Back');
  await heading(page, 'Hand over');
  assert.ok(await page.getByRole('radio', { name: 'Some audits' }).isChecked(), 'what was chosen is still there');
  assert.deepEqual(errors, []);
  await close();
});

test('no file is made before it is clear how it is sealed', async () => {
  const { page, hand, errors, close } = await atSealing('file');
  assert.deepEqual(await faultsOf(hand, 'Save the file'), ['Choose how to protect the file.']);
  await looksWell(page, 'hand-over-sealing-errors');

  await hand.choose(HOW, 'With a passphrase that you have agreed on');
  await hand.write(page.locator('#agreed'), 'too short');
  assert.match((await faultsOf(hand, 'Save the file'))[0], /12 characters/);
  await looksWell(page, 'hand-over-too-short');

  await hand.choose(HOW, 'For a colleague’s key');
  assert.match((await faultsOf(hand, 'Save the file'))[0], /^Paste your colleague’s key/);
  await hand.write('Their key', `${KEY.slice(0, -1)}q`);
  assert.match((await faultsOf(hand, 'Save the file'))[0], /key/);
  await looksWell(page, 'hand-over-wrong-key');
  await hand.write('Their key', KEY);
  assert.deepEqual(await faultsOf(hand, 'Save the file'), ['Enter whose key it is.']);
  await hand.write('Whose key it is', `${LONG_NAME}!`);
  assert.match((await faultsOf(hand, 'Save the file'))[0], /at most 80 characters/);
  await looksWell(page, 'hand-over-long-name');

  await hand.choose(HOW, 'No password');
  await page.getByText('Anybody who gets the file can read it').waitFor();
  assert.deepEqual(await faultsOf(hand, 'Save the file'), ['Tick that you know who can read the file.']);
  await looksWell(page, 'hand-over-bare');
  assert.deepEqual(errors, []);
  await close();
});

for (const shape of SHAPES) {
  test(`${shape}: six words are drawn for the file, shown once more, and open it`, async () => {
    const { page, hand, errors, close } = await atSealing(shape);
    await hand.choose(HOW, 'With six random words for this file');
    const words = (await page.locator('#proposed').innerText()).trim();
    assert.equal(words.split(/\s+/).length, 6);
    await looksWell(page, `hand-over-${shape}-words`);
    const file = await saveFile(hand);
    await focused(page, 'page-title');
    assert.equal((await page.locator('#told').innerText()).trim(), words);
    await looksWell(page, `hand-over-${shape}-done`);
    assert.match(await lookInto(hand, { ...file, words }), /on this device already/);
    assert.deepEqual(errors, []);
    await close();
  });
}

test('a passphrase that was agreed on is not shown again, and a bare file says that it is one', async () => {
  const { page, hand, errors, close } = await atFirstQuestion('site');
  const sealed = await handOverFile(hand, { agreed: PASSPHRASE });
  assert.ok(!(await page.locator('main').innerText()).includes(PASSPHRASE));
  assert.match(await lookInto(hand, sealed), /on this device already/);

  const bare = await handOverFile(hand, { bare: true });
  await page.getByText('The file has no password. Anybody who gets it can read it.').waitFor();
  await looksWell(page, 'hand-over-done-bare');
  assert.match(bare.name, /\.ndjson$/);
  assert.equal(JSON.parse(bare.buffer.toString().split('\n')[0]).audits, 13);
  assert.deepEqual(errors, []);
  await close();
});

test('a key that was pasted once is chosen by its owner’s name the next time', async () => {
  const colleague = await deviceFor(app, 'site');
  const text = await receivingKey(colleague.hand);
  const { page, hand, errors, close } = await atSealing('file');
  await hand.choose(HOW, 'For a colleague’s key');
  await hand.write('Their key', text);
  await hand.write('Whose key it is', LONG_NAME);
  assert.match(await lookInto(colleague.hand, await saveFile(hand)), /New audits\s+13/);
  await page.getByText(`It opens on the device of ${LONG_NAME} only.`).waitFor();
  await looksWell(page, 'hand-over-done-key');

  await hand.press('Hand over something else');
  await heading(page, 'Hand over');
  await hand.choose(WHAT, EVERYTHING);
  await hand.choose('What is the file for?', 'Send all grades to the QA lead');
  await hand.press('Continue');
  await hand.press('Continue');
  await heading(page, 'Protect the file');
  await hand.choose(HOW, 'For a colleague’s key');
  await hand.pick('Whose key', LONG_NAME);
  await looksWell(page, 'hand-over-known-key');
  assert.match(await lookInto(colleague.hand, await saveFile(hand)), /New audits\s+13/);
  assert.deepEqual(errors, []);
  await close();
  await colleague.close();
});
