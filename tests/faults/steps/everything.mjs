// The whole work of one person and of a second one, with a marker in every field for text.

import { begin, fillAudit, setUp, sitDown, submit } from '../../end2end/steps/audit.mjs';
import { commit, gradeAll, settle, takeFromQueue } from '../../end2end/steps/moderation.mjs';
import { auditOf, goTo, heading, PASSPHRASE } from '../../end2end/steps/page.mjs';

// By then the browser has written its pending data to its files.
const WRITTEN = 7_000;

export async function doEverything(hand, mark) {
  const { page } = hand;
  const code = await setUp(hand, mark.text('name of who sets up'), mark.text('role of who sets up'));
  mark.all.set(PASSPHRASE, 'the passphrase');
  mark.all.set(code, 'the recovery code');
  await planWeek(hand, mark);
  await throwAway(hand, mark);
  await goTo(page, '#/');
  const reference = mark.reference('case reference, submitted');
  await begin(hand);
  const audit = auditOf(page);
  await raise(hand, mark, audit);
  await goTo(page, `#/guide/${audit}`);
  await fillAudit(hand, { reference, before: () => mark.everywhere(page) });
  await submit(hand, reference);
  await correct(hand, mark);
  await closeAction(hand, mark);

  await goTo(page, '#/device');
  await hand.follow('Somebody else');
  await sitDown(hand, mark.text('name of the second person'), mark.text('role of the second person'));
  await takeFromQueue(hand, reference);
  await hand.press('Grade blind (recommended)');
  await page.getByText('You are grading blind.').waitFor();
  await gradeAll(hand, { before: () => mark.everywhere(page) });
  await commit(hand);
  await agree(hand, mark);
  await leaveUnfinished(hand, mark);
}

async function planWeek(hand, mark) {
  const { page } = hand;
  await goTo(page, '#/plan-week');
  const name = mark.text('name of a week');
  await hand.write('Name', name);
  await hand.date('First day', ['18', '11', '2024']);
  await hand.date('Last day', ['22', '11', '2024']);
  await hand.tick('Service areas', 'Permanence');
  await hand.press('Plan this week');
  await heading(page, name);
}

// A draft that is discarded.
async function throwAway(hand, mark) {
  const { page } = hand;
  await goTo(page, '#/');
  await begin(hand);
  const audit = auditOf(page);
  await goTo(page, `#/guide/${audit}/case`);
  await hand.write('Case reference', mark.reference('case reference, thrown away'));
  for (const route of ['area/planning', 'good-practice']) {
    await goTo(page, `#/guide/${audit}/${route}`);
    await mark.everywhere(page);
  }
  await page.waitForTimeout(WRITTEN);
  await goTo(page, `#/guide/${audit}`);
  await hand.press('Throw this draft away');
  await hand.press('Throw it away');
}

async function raise(hand, mark, audit) {
  const { page } = hand;
  await goTo(page, `#/more/${audit}`);
  await mark.everywhere(page);
  await page.locator('#concern-new-time').fill('00:01');
  await hand.press('Record this concern');
  await page.getByText('The concern and who was told are saved.').waitFor();
  await hand.unfold('Raise another concern');
  await page.locator('#concern-what').fill(mark.text('a concern that is not recorded'));
}

async function correct(hand, mark) {
  const { page } = hand;
  await hand.press('Correct this submission');
  await heading(page, 'Your correction');
  await hand.follow('Check your answers');
  await mark.everywhere(page);
  await hand.press('Submit the correction');
  await heading(page, /^.*Audit /s);
}

async function closeAction(hand, mark) {
  await hand.unfold('Close action 1');
  await hand.write('What shows that it is done', mark.text('evidence of an action'));
  const today = new Date();
  await hand.date('When it was done', [today.getDate(), today.getMonth() + 1, today.getFullYear()].map(String));
  await hand.press('Close this action');
  await hand.page.getByText('You recorded the evidence').waitFor();
}

async function agree(hand, mark) {
  const { page } = hand;
  await settle(hand);
  await hand.press('We could not settle');
  await mark.everywhere(page);
  await hand.press('Back to the grades');
  await mark.everywhere(page);
  await hand.press('Record the agreed grades');
  await page.getByText('The grades are agreed').waitFor();
}

// An audit that is begun and stays a draft.
async function leaveUnfinished(hand, mark) {
  const { page } = hand;
  await goTo(page, '#/');
  await begin(hand);
  const audit = auditOf(page);
  await goTo(page, `#/guide/${audit}/case`);
  await hand.write('Case reference', mark.reference('case reference, a draft'));
  await goTo(page, `#/guide/${audit}/area/planning`);
  await mark.everywhere(page);
}
