// One device, on which every kind of draft ends in turn. After each the browser is killed while its localStorage may still
// hold the draft, and the device is looked at: the draft is gone, and what was committed is there once.

import { begin, fillAudit, setUp, sitDown, submit } from '../../end2end/steps/audit.mjs';
import { commit, gradeAll, settle, takeFromQueue } from '../../end2end/steps/moderation.mjs';
import { auditOf, goTo, heading } from '../../end2end/steps/page.mjs';
import { concernsOn } from './light.mjs';

// By then the browser has written into its files what localStorage held.
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

async function is(page, route, words) {
  await goTo(page, route);
  await page.locator('#page-title').waitFor();
  const text = await page.locator('main').innerText();
  return words.test(text) ? [] : [`no ${words} on ${route}`];
}

// Each does it on the device, up to the word that it is done, and resolves with a look at the device after the kill: what
// is not as it should be.
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
    await page.getByText('This draft is thrown away').waitFor();
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
  async 'an agreement'(hand, device) {
    await goTo(hand.page, `#/compare/${device.audit}`);
    await settle(hand);
    await hand.page.waitForTimeout(WRITTEN);
    await hand.press('Record the agreed grades');
    await hand.page.getByText('The grades are agreed').waitFor();
    return async (page) => [...(await nothingBegun(page)), ...(await is(page, `#/compare/${device.audit}`, /The grades are agreed/))];
  },
};

// Before the first of them.
export const made = (hand) => setUp(hand);
