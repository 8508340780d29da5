// Two devices record the same steps without knowing of each other. The conflicts appear wherever the audits do, are
// resolved by keyboard, and disappear from every device that receives the resolution.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, start } from './harness.mjs';
import { gradeOverall } from './steps/audit.mjs';
import { deviceFor } from './steps/device.mjs';
import { handOverFile, quarterCsv, takeIn } from './steps/files.mjs';
import { keys } from './steps/keys.mjs';
import {
  ADA, agreed, corrected, LONG_NAME, LONG_REFERENCE, LONG_TEXT, MO, moderated, pack, person, submitted,
} from './steps/packs.mjs';
import { focused, goTo, heading } from './steps/page.mjs';

const REFERENCE = 'CSW 24-0193';
const GRADED = submitted(REFERENCE);
const SETTLED = submitted(LONG_REFERENCE);
const GRADING = moderated(SETTLED, 'requires_improvement');
const OUTCOMES = [
  agreed(GRADING, MO, 'good'),
  agreed(GRADING, person(LONG_NAME, 'Head of service'), 'requires_improvement', LONG_TEXT),
];

let app;
before(async () => (app = await start()));
after(() => app.stop());

async function correct(hand, grade, why) {
  await goTo(hand.page, `#/audit/${GRADED.about}`);
  await hand.press(/^Show it anyway/);
  await hand.unfold('Something in this audit is wrong');
  await hand.press('Correct this submission');
  await heading(hand.page, 'Your correction');
  await hand.follow('Overall grade');
  await gradeOverall(hand, grade);
  await goTo(hand.page, `#/guide/${GRADED.about}/check`);
  await hand.write('Why is it corrected?', why);
  await hand.press('Submit the correction');
  await heading(hand.page, `Audit ${REFERENCE}`);
}

async function closeAction(hand, evidence) {
  await goTo(hand.page, `#/audit/${SETTLED.about}`);
  await hand.unfold('Close action 1');
  await hand.write('What shows that it is done', evidence);
  await hand.press('Close this action');
  await hand.page.getByText('Closed, to be verified by somebody else').waitFor();
}

// Each records steps that the other does not know of: a correction, an agreed outcome and the end of an action.
async function recordsApart(shape, name, outcome, grade, why) {
  const device = await deviceFor(app, shape, name, 'QA lead');
  await takeIn(device.hand, pack([GRADED, SETTLED, GRADING, outcome]));
  await correct(device.hand, grade, why);
  await closeAction(device.hand, `What ${name} saw`);
  return device;
}

// The number of open conflicts on each page.
async function spokenOf({ page }) {
  const inMain = (selector) => page.locator(`main ${selector}`).count();
  await goTo(page, '#/');
  await heading(page, 'Desk');
  const desk = await inMain('[aria-labelledby=waiting] a[href="#/conflicts"]');
  const audits = [];
  for (const { about } of [GRADED, SETTLED]) {
    await goTo(page, `#/audit/${about}`);
    await heading(page, /^Audit/);
    audits.push(await inMain('#conflict'));
  }
  await goTo(page, '#/quarter/2024-Q3/final');
  await heading(page, 'Q3 2024/25');
  const said = /(\d+) conflicts? (?:is|are) open/.exec(await page.locator('main').innerText());
  await goTo(page, '#/conflicts');
  await heading(page, 'Conflicts');
  return { desk, audits, quarter: Number(said?.[1] ?? 0), page: await inMain('section') };
}

// By keyboard: first without answers, then with a choice and its reason.
async function resolve({ page }, name, title, keep, why) {
  const section = page.locator('main section').filter({ has: page.getByRole('heading', { name: title }) });
  const hand = keys(page, section);
  await hand.press('Record your decision');
  await section.locator('.govuk-error-summary:focus').waitFor();
  assert.deepEqual(await section.locator('.govuk-error-summary a').allInnerTexts(), [
    'Choose which one counts', 'Say why you chose this one',
  ]);
  await looksWell(page, `conflicts-${name}-errors`);
  await hand.follow('Choose which one counts');
  await page.waitForFunction(() => document.activeElement.type === 'radio');
  const stands = section.getByRole('radio', { name: keep });
  await hand.choose('Which one counts?', (await stands.evaluate((radio) => radio.labels[0].textContent)).trim());
  await hand.write('Why this one', why);
  await hand.press('Record your decision');
  await section.waitFor({ state: 'detached' });
  await focused(page, 'page-title');
  await page.locator('#resolved').waitFor();
}

test('what two devices recorded apart is a conflict on both until it is resolved', { timeout: 120_000 }, async () => {
  const site = await recordsApart('site', 'Quin Lead', OUTCOMES[0], 'Good', 'The plan was found.');
  const file = await recordsApart('file', LONG_NAME, OUTCOMES[1], 'Requires improvement', LONG_TEXT);
  const fromSite = await handOverFile(site.hand);
  const fromFile = await handOverFile(file.hand);
  assert.match(await takeIn(site.hand, fromFile), /Audits that will be in conflict\s+2/);
  await looksWell(site.page, 'conflicts-taken-in');
  await takeIn(file.hand, fromSite);

  const all = { desk: 2, audits: [1, 1], quarter: 3, page: 3 };
  assert.deepEqual(await spokenOf(site), all);
  assert.deepEqual(await spokenOf(file), all);
  await looksWell(file.page, 'conflicts-three');
  await goTo(file.page, '#/');
  await looksWell(file.page, 'conflicts-desk');
  await goTo(file.page, `#/audit/${SETTLED.about}`);
  await looksWell(file.page, 'conflicts-audit');
  await goTo(file.page, '#/quarter/2024-Q3/final');
  await looksWell(file.page, 'conflicts-quarter');

  for (const { page } of [site, file]) await goTo(page, '#/conflicts');
  await resolve(site, 'versions', 'two versions of the audit', /^Quin Lead/, 'The plan is on file.');
  await looksWell(site.page, 'conflicts-one-resolved');
  await resolve(file, 'outcomes', 'two outcomes of the moderation', /^Mo Second/, LONG_TEXT);
  await resolve(file, 'action', 'two records of one action', /^Quin Lead/, 'It was closed first.');

  const resolvedOnSite = await handOverFile(site.hand, { bare: true });
  const resolvedOnFile = await handOverFile(file.hand, { bare: true });
  await takeIn(site.hand, resolvedOnFile);
  await takeIn(file.hand, resolvedOnSite);
  const none = { desk: 0, audits: [0, 0], quarter: 0, page: 0 };
  assert.deepEqual(await spokenOf(site), none);
  await looksWell(site.page, 'conflicts-none');
  assert.deepEqual(await spokenOf(file), none);
  assert.equal(await quarterCsv(site.page), await quarterCsv(file.page));
  assert.deepEqual([...site.errors, ...file.errors], []);
  await site.close();
  await file.close();
});

test('a conflict shows no grade to whoever may still grade blind, until they say that they shall not', async () => {
  const { page, hand, errors, close } = await deviceFor(app, 'file', 'Max Moderator', 'Head of service');
  const versions = [corrected(GRADED, ADA, 'inadequate', 'One'), corrected(GRADED, MO, 'good', 'Two')];
  versions[0].body.submission.overall.primary = 'drift';
  await takeIn(hand, pack([GRADED, ...versions]));
  await goTo(page, '#/conflicts');
  await page.getByText('You have not graded this audit').waitFor();
  assert.equal(await page.getByRole('table').count(), 0);
  await looksWell(page, 'conflicts-veiled');
  await keys(page).press(/^Show both/);
  await page.getByRole('table').waitFor();
  await looksWell(page, 'conflicts-unveiled');
  assert.deepEqual(errors, []);
  await close();
});
