// One device, on which an entry of every kind is committed in turn. After each, the browser is killed while its
// localStorage may still contain the draft, and the device is examined: the draft is gone, and the entry is there once.

import { begin, fillAudit, setUp, sitDown, submit } from '../../end2end/steps/audit.mjs';
import { commit, gradeAll, settleBoth, takeFromQueue } from '../../end2end/steps/moderation.mjs';
import { auditOf, goTo, heading } from '../../end2end/steps/page.mjs';
import { concernsOn, planWeek } from './light.mjs';

// By then the browser has written localStorage to its files.
const WRITTEN = 6_000;
const REFERENCE = 'CSW 24-0193';
const CONCERN = 'A bruise, and no account of it';

const begunOn = async (page) => {
  await goTo(page, '#/');
  await heading(page, 'Desk');
  return page.locator('[aria-labelledby=begun] li').allInnerTexts();
};

async function somebodyElse({ page, ...hand }, name, role) {
  await goTo(page, '#/device');
  await hand.follow('Somebody else');
  await sitDown({ page, ...hand }, name, role);
}

async function nothingBegun(page) {
  const begun = await begunOn(page);
  return begun.length ? [`begun again: ${begun.join('; ')}`] : [];
}

// This text is in one card or list of the page, once.
async function once(page, route, place, words) {
  await goTo(page, route);
  await page.locator('#page-title').waitFor();
  const count = await page.locator(place, { hasText: words }).count();
  return count === 1 ? [] : [`${count} times “${words}” on ${route}`];
}

async function is(page, route, words) {
  await goTo(page, route);
  await page.locator('#page-title').waitFor();
  const text = await page.locator('main').innerText();
  return words.test(text) ? [] : [`no ${words} on ${route}`];
}

// Each acts on the device until the page confirms it, and resolves with a function that examines the device after the
// kill and returns its faults.
export const ENDS = {
  async 'a concern'(hand, device) {
    const { page } = hand;
    await begin(hand);
    device.audit = auditOf(page);
    await goTo(page, `#/more/${device.audit}`);
    await page.locator('#concern-what').fill(CONCERN.slice(0, -3));
    await page.waitForTimeout(WRITTEN);
    await page.locator('#concern-what').fill(CONCERN);
    await hand.press('Record this concern');
    await page.getByText('The concern is saved.').waitFor();
    return async (page) => {
      await goTo(page, `#/more/${device.audit}`);
      await page.locator('#concern-what').waitFor({ state: 'attached' });
      const [typed, all] = [await page.locator('#concern-what').inputValue(), await concernsOn(page)];
      return [...(typed ? [`in the form again: ${typed}`] : []), ...(all.join() === CONCERN ? [] : [`recorded: ${all.join('; ')}`])];
    };
  },
  async 'that somebody was told'(hand, device) {
    const { page } = hand;
    await goTo(page, `#/more/${device.audit}`);
    await hand.write('Who have you told?', 'Duty manager, Front Door');
    await hand.press('Record who was told');
    await page.getByText('The concern and who was told are saved.').waitFor();
    return (page) => once(page, `#/more/${device.audit}`, '.govuk-summary-card .pl-check__text', 'Duty manager, Front Door');
  },
  async 'a practice week'({ page, ...hand }) {
    await planWeek({ page, ...hand }, 'Autumn week');
    await heading(page, 'Autumn week');
    return (page) => once(page, '#/', '.pl-home__weeks a', 'Autumn week');
  },
  async 'a draft that is thrown away'(hand) {
    const { page } = hand;
    await goTo(page, '#/');
    await begin(hand);
    await goTo(page, `#/guide/${auditOf(page)}/case`);
    await hand.write('Case reference', 'P 7');
    await page.waitForTimeout(WRITTEN);
    await goTo(page, `#/guide/${auditOf(page)}`);
    await hand.press('Throw this draft away');
    await hand.press('Throw it away');
    await page.getByText('This draft has been thrown away').waitFor();
    return async (page) => {
      const begun = await begunOn(page);
      return begun.some((line) => line.includes('P 7')) ? ['it is begun again'] : [];
    };
  },
  async 'an audit'(hand, device) {
    await goTo(hand.page, `#/guide/${device.audit}`);
    await fillAudit(hand);
    await submit(hand);
    return async (page) => [...(await nothingBegun(page)), ...(await is(page, `#/audit/${device.audit}`, /submitted/i))];
  },
  async 'a correction'(hand, device) {
    const { page } = hand;
    await goTo(page, `#/audit/${device.audit}`);
    await hand.press('Correct this submission');
    await heading(page, 'Your correction');
    await hand.follow('Check your answers');
    await hand.write(page.locator('#correction-reason'), 'A date was wrong');
    await page.waitForTimeout(WRITTEN);
    await hand.press('Submit the correction');
    await heading(page, `Audit ${REFERENCE}`);
    return async (page) => [...(await nothingBegun(page)), ...(await is(page, `#/audit/${device.audit}`, /A date was wrong/))];
  },
  async 'the end of an action'(hand, device) {
    const { page } = hand;
    await goTo(page, `#/audit/${device.audit}`);
    await hand.unfold('Close action 1');
    await hand.write('What shows that it is done', 'The plan is on file');
    await hand.press('Close this action');
    await page.locator('#action-1-status', { hasText: 'Closed, to be verified by somebody else' }).waitFor();
    return async (page) => [
      ...(await once(page, `#/audit/${device.audit}`, '.govuk-summary-card .govuk-summary-list__row', 'The plan is on file')),
      ...((await page.getByText('Close action 1').count()) ? ['the action can be closed again'] : []),
    ];
  },
  async 'a draw'(hand) {
    const { page } = hand;
    await goTo(page, '#/moderation');
    await hand.unfold('Draw a sample');
    await hand.press('Draw the sample');
    await page.getByText('Drawn: 1 of 1 audits').waitFor();
    return async (page) => {
      await goTo(page, '#/moderation');
      await page.locator('main summary', { hasText: 'Draw a sample' }).click();
      return is(page, '#/moderation', /A sample of this quarter has already been drawn/);
    };
  },
  async 'a version of the audit tool'(hand) {
    const { page } = hand;
    await goTo(page, '#/tool');
    await hand.unfold('Prepare version 2');
    await hand.write('Random share for moderation, in %', '35');
    await hand.press('Publish version 2');
    await page.getByText('Prepare version 3').waitFor();
    return (page) => is(page, '#/tool', /Prepare version 3/);
  },
  async 'a moderation'(hand, device) {
    await somebodyElse(hand, 'Max Moderator', 'Head of service');
    await takeFromQueue(hand, REFERENCE);
    await hand.press('Grade blind (recommended)');
    await hand.page.getByText('You are grading blind.').waitFor();
    await gradeAll(hand);
    await hand.page.waitForTimeout(WRITTEN);
    await commit(hand);
    return async (page) => [...(await nothingBegun(page)), ...(await is(page, `#/compare/${device.audit}`, /Settle the grades/))];
  },
  async 'an escalation'(hand, device) {
    const { page } = hand;
    await goTo(page, `#/compare/${device.audit}`);
    await hand.press('Settle the grades');
    await hand.press('We could not settle');
    await hand.write('What you could not settle', 'Whether the plan was current.');
    await hand.write('Who decides next', 'Principal social worker');
    await page.waitForTimeout(WRITTEN);
    await hand.press('Escalate');
    await page.getByText('Escalated to Principal social worker').waitFor();
    return (page) => is(page, `#/compare/${device.audit}`, /Escalated to Principal social worker/);
  },
  async 'an agreement'(hand, device) {
    await goTo(hand.page, `#/compare/${device.audit}`);
    await settleBoth(hand); // the grades agreed before the escalation are a draft again
    await hand.page.waitForTimeout(WRITTEN);
    await hand.press('Record the agreed grades');
    await hand.page.getByText('The grades are agreed').waitFor();
    return async (page) => [...(await nothingBegun(page)), ...(await is(page, `#/compare/${device.audit}`, /The grades are agreed/))];
  },
  async 'a withdrawal'(hand, device) {
    const { page } = hand;
    await goTo(page, `#/end/${device.audit}`);
    await hand.write('Why it is withdrawn', 'Made in error');
    await hand.tick('Are you sure?', 'I want to withdraw this audit for good');
    await hand.press('Withdraw this audit');
    await heading(page, 'This audit was withdrawn');
    return (page) => is(page, `#/audit/${device.audit}`, /This audit was withdrawn/);
  },
};

// Before the first of them.
export const made = (hand) => setUp(hand);
