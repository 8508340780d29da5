// A moderator's work: the same device, another person, and nothing of the auditor's grading before their own.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './harness.mjs';
import { AREAS, HIDDEN, REFERENCE } from './steps/audit.mjs';
import { reopen, submittedDevice } from './steps/device.mjs';
import { become, lookRound, MODERATOR } from './steps/example.mjs';
import { commit, gradeAll, handOver, settle, takeFromQueue } from './steps/moderation.mjs';
import { mouse } from './steps/mouse.mjs';
import { goTo, heading, outlastsReload, reload } from './steps/page.mjs';

let app;
let device; // with a submitted audit; its auditor is still the person working
before(async () => {
  app = await start();
  device = await submittedDevice(app);
});
after(() => app.stop());

// Everything in the page that anybody could find: text, attributes, the values of fields. Not the scripts.
const dom = (page) =>
  page.evaluate(() => {
    const held = [...document.querySelectorAll('input, textarea, select')].map((field) => field.value);
    return [document.title, location.href, document.body.outerHTML, ...held].join('\n');
  });

test('somebody else sits down, grades blind, compares and agrees; no reload on the way loses anything', async () => {
  const { page, hand, errors, close } = await reopen(app, device);
  await handOver(hand);
  await outlastsReload(page);
  await takeFromQueue(hand, REFERENCE);

  const nothingHidden = async () => {
    const all = await dom(page);
    assert.ok(!all.includes(HIDDEN), `${page.url()} shows what only the auditor writes`);
  };
  await nothingHidden();
  await hand.press('Grade blind (recommended)');
  await page.getByText('You are grading blind.').waitFor();
  await nothingHidden();
  await gradeAll(hand, {
    async before() {
      await nothingHidden();
      await outlastsReload(page);
      await nothingHidden();
    },
  });
  await nothingHidden();
  await commit(hand);
  await outlastsReload(page);
  assert.ok((await dom(page)).includes(`${HIDDEN} overall`), 'both gradings are there once both are committed');

  const rows = page.locator('#grades tbody tr');
  assert.equal(await rows.count(), AREAS.length + 1);
  await hand.press('Show the 2 differences only');
  assert.deepEqual(await rows.locator('th').allInnerTexts(), ['Visits', 'Overall grade']);

  await settle(hand);
  await outlastsReload(page);
  await hand.press('Record the agreed grades');
  await heading(page, 'Agreed grades');
  await page.getByText('The grades are agreed').waitFor();
  await reload(page);
  const overall = page.locator('#grades tbody tr').last();
  assert.match(await overall.innerText(), /Inadequate[\s\S]*Requires improvement[\s\S]*Inadequate/);
  await hand.follow('The whole audit and its history');
  await page.getByText('Agreed', { exact: true }).first().waitFor();
  assert.deepEqual(errors, []);
  await close();
});

test('one’s own audits are not in one’s queue, and cannot be moderated by their address', async () => {
  const { page, hand, close } = await reopen(app, device);
  const { audit } = device;
  await hand.follow(/^Moderation/);
  await page.getByText('nobody moderates their own').waitFor();
  assert.ok(!(await page.locator('main').innerText()).includes(REFERENCE));

  await goTo(page, `#/moderate/${audit}`);
  await heading(page, 'This audit cannot be moderated here');
  await close();
});

test('a commit that is not whole lists what is missing and leads there', async () => {
  const { page, hand, close } = await reopen(app, device);
  await handOver(hand);
  await takeFromQueue(hand, REFERENCE);
  await hand.press('Grade blind (recommended)');
  await hand.follow('Check and commit');
  await hand.press('Commit my grades');
  await page.locator('.govuk-error-summary:focus').waitFor();
  assert.equal(await page.locator('.govuk-error-summary a').count(), AREAS.length + 2);

  await hand.follow('Planning: choose your grade');
  await heading(page, 'Planning');
  await page.waitForFunction(() => document.activeElement?.name === 'planning-grade');
  await close();
});

test('whoever looks at the auditor’s grades first no longer grades blind, and the record says so', async () => {
  const { page, hand, close } = await reopen(app, device);
  const { audit } = device;
  await handOver(hand);
  await takeFromQueue(hand, REFERENCE);
  await hand.press('Grade blind (recommended)');
  await page.getByText('You are grading blind.').waitFor();

  await goTo(page, `#/audit/${audit}`);
  assert.ok(!(await dom(page)).includes(HIDDEN));
  await hand.press('Show it anyway');
  await page.getByText(`${HIDDEN} overall`).first().waitFor();
  await goTo(page, `#/moderate/${audit}`);
  await page.getByText('You are grading open').waitFor();
  await close();
});

test('what could not be settled is escalated in the example, to a role that decides next', async () => {
  const { page, close } = await lookRound(app);
  const hand = mouse(page);
  await become(page, MODERATOR);
  await hand.follow(/^Moderation/);
  await heading(page, 'Moderation');
  const reference = await page.locator('#to-grade tbody th').first().innerText();
  await hand.follow(`Moderate case ${reference.split('\n')[0].trim()}`);
  await hand.press('Grade blind (recommended)');
  await page.getByText('You are grading blind.').waitFor();
  await gradeWhatIsThere(hand);
  await commit(hand);

  await hand.press('Settle the grades');
  await hand.press('We could not settle');
  await hand.press('Escalate');
  await page.locator('.govuk-error-summary').waitFor();
  await hand.write('What you could not settle', 'Whether the plan was current.');
  await hand.write('Who decides next', 'Principal social worker');
  await hand.press('Escalate');
  await page.getByText('Escalated to Principal social worker').waitFor();
  await close();
});

// Grades every area of the tool with which the audit was made.
async function gradeWhatIsThere(hand) {
  const { page } = hand;
  const title = page.locator('#page-title');
  // A page is drawn a moment after its address is there.
  const another = (before) =>
    page.waitForFunction((before) => ![before, undefined].includes(document.querySelector('#page-title')?.innerText), before);
  const tasks = await title.innerText();
  await page.locator('.govuk-task-list a').first().click();
  await another(tasks);
  for (let area = await title.innerText(); !area.includes('Overall grade'); area = await title.innerText()) {
    await hand.choose('Your grade for', 'Good');
    await hand.press(/^Continue/);
    await another(area);
  }
  await hand.choose('Your overall grade', 'Good');
  await hand.write('Why this overall grade', 'Sound work.');
  await hand.press(/^Continue/);
  await heading(page, 'Check your grades');
}
