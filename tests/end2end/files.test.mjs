// Three people, three devices and no server: a practice week is passed round in files. The QA lead plans it, the
// auditor audits, the moderator grades blind from what the auditor saw, both agree, and everybody's quarter is the
// same.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, start } from './harness.mjs';
import { fillAudit, HIDDEN, submit } from './steps/audit.mjs';
import { deviceFor } from './steps/device.mjs';
import { handOverFile, lookInto, quarterCsv, receivingKey, refused, takeIn } from './steps/files.mjs';
import { commit, gradeAll, settle, takeFromQueue } from './steps/moderation.mjs';
import { auditOf, goTo, heading, reload } from './steps/page.mjs';

const WEEK = 'Permanence, December';
const REFERENCE = 'CSW 24-0193';

let app;
before(async () => (app = await start()));
after(() => app.stop());

const everything = (page) => page.evaluate(() => document.body.outerHTML);

test('three devices play a practice week through files, blind, and export the same quarter', { timeout: 600_000 }, async () => {
  const lead = await deviceFor(app, 'site', 'Quin Lead', 'QA lead');
  const auditor = await deviceFor(app, 'file', 'Ama Auditor', 'Practice auditor');
  const moderator = await deviceFor(app, 'site', 'Max Moderator', 'Head of service');

  // The week is planned and handed to both.
  await lead.hand.follow('Plan a practice week');
  await heading(lead.page, 'Plan a practice week');
  await lead.hand.write('Name', WEEK);
  await lead.hand.date('First day', ['9', '12', '2024']);
  await lead.hand.date('Last day', ['13', '12', '2024']);
  await lead.hand.tick('Service areas', 'Permanence');
  await lead.hand.press('Plan this week');
  await heading(lead.page, WEEK);
  const plan = await handOverFile(lead.hand, { what: `The practice week “${WEEK}”`, purpose: 'Send all grades to the QA lead' });
  assert.match(plan.name, /^plumbline .*\.plumbline$/);
  assert.ok(plan.buffer.subarray(0, 21).toString() === 'age-encryption.org/v1', 'it is an age file');
  assert.match(await takeIn(auditor.hand, plan), /Quin Lead, QA lead/);
  await takeIn(moderator.hand, plan);
  assert.match(await lookInto(moderator.hand, plan), /on this device already/);

  // The auditor audits, and hands the audit over for the moderator's key.
  await goTo(auditor.page, '#/');
  await auditor.hand.follow(WEEK);
  await auditor.hand.follow('Begin an audit');
  await heading(auditor.page, 'Begin an audit');
  await auditor.hand.press('Begin');
  await heading(auditor.page, 'Your audit');
  await fillAudit(auditor.hand);
  await submit(auditor.hand);
  const audit = auditOf(auditor.page);
  const key = { text: await receivingKey(moderator.hand), whose: 'Max' };
  await looksWell(moderator.page, 'files-device');
  const blind = await handOverFile(auditor.hand, { what: `The practice week “${WEEK}”`, purpose: 'Moderate blind', key });
  assert.ok(blind.inside.includes(REFERENCE));

  // A blind file opens only with its key, and contains nothing of the grading.
  const inside = await lookInto(moderator.hand, blind);
  assert.match(inside, /the auditor’s grades are not in it/);
  assert.ok(inside.includes(REFERENCE));
  await looksWell(moderator.page, 'files-inside');
  await moderator.hand.press('Add to this device');
  await heading(moderator.page, 'File added');
  await looksWell(moderator.page, 'files-taken-in');
  await reload(moderator.page);
  const nothingHidden = async () => {
    const all = await everything(moderator.page);
    assert.ok(!all.includes(HIDDEN), `${moderator.page.url()} shows what only the auditor writes`);
  };
  await goTo(moderator.page, `#/audit/${audit}`);
  await nothingHidden();
  await goTo(moderator.page, '#/');
  await takeFromQueue(moderator.hand, REFERENCE);
  await nothingHidden();
  await moderator.hand.press(/^Grade blind/);
  await gradeAll(moderator.hand, { before: nothingHidden });
  await moderator.hand.press('Commit my grades');
  await moderator.page.waitForTimeout(500);
  await nothingHidden();
  await looksWell(moderator.page, 'files-moderated-blind');
  const graded = await handOverFile(moderator.hand);

  // The grades meet on the auditor's device, where they are agreed.
  await takeIn(auditor.hand, graded);
  await goTo(auditor.page, `#/compare/${audit}`);
  await heading(auditor.page, 'Compare the grades');
  await settle(auditor.hand);
  await auditor.hand.press('Record the agreed grades');
  await heading(auditor.page, 'Agreed grades');
  const settled = await handOverFile(auditor.hand);

  // In another order on each device, and twice.
  await takeIn(lead.hand, settled);
  assert.match(await lookInto(lead.hand, graded), /on this device already/);
  await takeIn(moderator.hand, settled);
  assert.match(await refused(lead.hand, blind), /key/, 'the lead has not the moderator’s key');
  await looksWell(lead.page, 'files-not-for-this-key');

  const files = [];
  for (const { page } of [lead, auditor, moderator]) files.push(await quarterCsv(page));
  assert.ok(files[0].includes('inadequate'), files[0].slice(0, 300));
  assert.equal(files[1], files[0]);
  assert.equal(files[2], files[0]);

  for (const { errors, requests, close } of [lead, auditor, moderator]) {
    assert.deepEqual(errors, []);
    for (const url of requests) assert.match(url, /^(file:|http:\/\/localhost:|blob:)/);
    await close();
  }
});
