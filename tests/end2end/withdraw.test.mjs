// An audit is withdrawn by keyboard, with a reason: it disappears from every page, no older file brings it back, and
// the other device learns of it from a file.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, SHAPES, start } from './harness.mjs';
import { deviceFor } from './steps/device.mjs';
import { handOverFile, lookInto, takeIn } from './steps/files.mjs';
import { showFigures } from './steps/figures.mjs';
import { keys } from './steps/keys.mjs';
import { concerned, LONG_REFERENCE, LONG_TEXT, pack, submitted } from './steps/packs.mjs';
import { focused, goTo, heading, reload } from './steps/page.mjs';

const REFERENCE = 'CSW 24-0193';
const GONE = submitted(LONG_REFERENCE);
const STAYS = submitted(REFERENCE);
const OLDER = pack([GONE, STAYS]);
const NO_REASON = 'Say why the audit is withdrawn';
const NO_TICK = 'Confirm that you want to withdraw this audit for good';

let app;
before(async () => (app = await start()));
after(() => app.stop());

// A device with both audits, at the question whether to withdraw one.
async function asked(shape, { about } = GONE) {
  const device = await deviceFor(app, shape, 'Quin Lead', 'QA lead');
  await takeIn(device.hand, OLDER);
  await goTo(device.page, `#/audit/${about}`);
  const hand = keys(device.page);
  await hand.press(/^Show it anyway/);
  await hand.follow('Withdraw this audit');
  await heading(device.page, 'Withdraw this audit');
  return { ...device, hand };
}

async function withdraw(hand, reason) {
  await hand.write('Why it is withdrawn', reason);
  await hand.tick('Are you sure?', 'I want to withdraw this audit for good');
  await hand.press('Withdraw this audit');
  await heading(hand.page, 'This audit was withdrawn');
}

// No page shows anything of the audit, and its quarter says that it was withdrawn.
async function isGone(page, reason) {
  await goTo(page, `#/audit/${GONE.about}`);
  await heading(page, 'This audit was withdrawn');
  await page.getByText(reason).waitFor();
  const pages = [['#/', 'Desk'], ['#/moderation', 'Moderation'], ['#/quarter/2024-Q3/final', 'Q3 2024/25']];
  for (const [route, title] of pages) {
    await goTo(page, route);
    await heading(page, title);
    assert.ok(!(await page.locator('main').innerText()).includes(LONG_REFERENCE), route);
  }
  await page.getByText('1 audit withdrawn').waitFor();
  await showFigures(page);
  assert.match(await page.locator('main').innerText(), /100% \(1 of 1 audit\) good/);
}

for (const shape of SHAPES) {
  test(`${shape}: a withdrawn audit is gone from every page, and an older file does not bring it back`, async () => {
    const { page, hand, errors, close } = await asked(shape);
    await withdraw(hand, LONG_TEXT);
    await focused(page, 'page-title');
    await looksWell(page, `withdraw-${shape}-withdrawn`);
    await isGone(page, LONG_TEXT);
    await keys(page).unfold('1 audit withdrawn');
    await looksWell(page, `withdraw-${shape}-quarter`);

    assert.match(await lookInto(hand, OLDER), /Audits withdrawn here, which stay so\s+1[\s\S]*on this device already/);
    await looksWell(page, `withdraw-${shape}-older-file`);
    await reload(page);
    await isGone(page, LONG_TEXT);
    assert.deepEqual(errors, []);
    await close();
  });
}

test('nothing is withdrawn without a reason and a tick, nor by whoever turns back', async () => {
  const { page, hand, errors, close } = await asked('file');
  await looksWell(page, 'withdraw-asked');
  await hand.press('Withdraw this audit');
  await page.locator('.govuk-error-summary:focus').waitFor();
  const links = page.locator('.govuk-error-summary a');
  assert.deepEqual(await links.allInnerTexts(), [NO_REASON, NO_TICK]);
  await looksWell(page, 'withdraw-errors');
  await hand.follow(NO_REASON);
  await focused(page, 'withdraw-reason');
  await page.keyboard.type('Audited twice by mistake.');
  await hand.press('Withdraw this audit');
  await page.locator('.govuk-error-summary:focus').waitFor();
  assert.deepEqual(await links.allInnerTexts(), [NO_TICK]);
  await hand.follow(NO_TICK);
  await page.waitForFunction(() => document.activeElement.type === 'checkbox');

  await hand.follow('The audit');
  await heading(page, /^Audit|You have not graded this audit$/);
  assert.deepEqual(errors, []);
  await close();
});

test('the other device is told what a file withdraws before it takes it in, and then has it no more', async () => {
  const site = await asked('site');
  await withdraw(site.hand, 'Audited twice by mistake.');
  const file = await handOverFile(site.hand);
  assert.ok(file.inside.includes('Audit withdrawn: 1') && !file.inside.includes(LONG_REFERENCE), file.inside);

  const other = await deviceFor(app, 'file', 'Ama Auditor', 'Practice auditor');
  await takeIn(other.hand, OLDER);
  const inside = await lookInto(other.hand, file);
  assert.match(inside, /Audits here that it withdraws\s+1/);
  assert.match(inside, /This withdraws an audit that is here/);
  await looksWell(other.page, 'withdraw-by-file');
  await other.hand.press('Add to this device, and withdraw');
  await heading(other.page, 'File added');
  await other.page.getByText('1 audit is withdrawn.').waitFor();
  await looksWell(other.page, 'withdraw-taken-in');
  await isGone(other.page, 'Audited twice by mistake.');
  assert.deepEqual([...site.errors, ...other.errors], []);
  await site.close();
  await other.close();
});

test('an audit with a concern of which nobody was told is not withdrawn', async () => {
  const { page, hand, close } = await deviceFor(app, 'site', 'Quin Lead', 'QA lead');
  await takeIn(hand, pack([STAYS, concerned(STAYS)]));
  await goTo(page, `#/end/${STAYS.about}`);
  await heading(page, 'This audit cannot be withdrawn yet');
  assert.equal(await page.getByRole('button', { name: 'Withdraw this audit' }).count(), 0);
  await looksWell(page, 'withdraw-concern');
  await close();
});
