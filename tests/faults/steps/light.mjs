// A device with a little data, stored in every way once; and what of it can be seen.

import { auditOf, goTo, heading } from '../../end2end/steps/page.mjs';
import { begin, setUp } from '../../end2end/steps/audit.mjs';

export const UNFINISHED = 'Heard shouting through the door';
export const REFERENCE = 'CSW 24-0193';

export async function planWeek(hand, name) {
  await goTo(hand.page, '#/plan-week');
  await hand.write('Name', name);
  await hand.date('First day', ['18', '11', '2024']);
  await hand.date('Last day', ['22', '11', '2024']);
  await hand.tick('Service areas', 'Permanence');
  await hand.press('Plan this week');
}

const box = (page) => page.locator('#concern-what');

// On a concern's page. Resolves when the page shows it as saved.
export async function raise({ page, ...hand }, what) {
  await box(page).waitFor({ state: 'attached' });
  if (!(await box(page).isVisible())) await hand.unfold('Raise another concern');
  await box(page).fill(what);
  await hand.press('Record this concern');
  await concern(page, what).waitFor().catch(async () => {
    throw new Error(`“${what}” is not there; the page says: ${await page.locator('main').innerText()}`);
  });
}

const concern = (page, what) => page.locator('.govuk-summary-card').getByText(what, { exact: true });

// Sets up the device and fills it. Resolves with the id of the audit that has been begun on it.
export async function fill(hand, weeks = ['Autumn week', 'Winter week'], concerns = ['A bruise', 'A second bruise', 'No food']) {
  const { page } = hand;
  await setUp(hand);
  for (const name of weeks) {
    await planWeek(hand, name);
    await heading(page, name);
  }
  await goTo(page, '#/');
  await begin(hand);
  const audit = auditOf(page);
  await goTo(page, `#/guide/${audit}/case`);
  await hand.write('Case reference', REFERENCE);
  await page.getByText('Saved on this device').waitFor();
  await goTo(page, `#/more/${audit}`);
  for (const what of concerns) await raise(hand, what);
  await box(page).fill(UNFINISHED);
  return audit;
}

// Everything that a person would miss, as far as it is there: who works, the weeks, the audits begun, every concern,
// and the text being typed. The app must be open.
export async function seen(page, audit) {
  await goTo(page, '#/device');
  const people = await page.locator('.pl-device__person').allInnerTexts();
  await goTo(page, '#/');
  const weeks = await page.locator('.pl-home__weeks a').allInnerTexts();
  const begun = await page.locator('[aria-labelledby=begun] a').allInnerTexts();
  await goTo(page, `#/more/${audit}`);
  const concerns = await concernsOn(page);
  const typed = await typedOn(page);
  const kinds = { person: people.map((text) => text.split('\n')[0]), week: weeks, begun, concern: concerns, typed };
  return Object.entries(kinds).flatMap(([kind, all]) => all.filter(Boolean).map((text) => `${kind}: ${text.trim()}`)).sort();
}

// The text that is typed and not recorded. The form waits for the browser to say that no other tab has the draft; a tab
// that was just closed may still have it.
async function typedOn(page) {
  const goOn = page.getByRole('button', { name: 'Continue here' });
  await box(page).or(goOn).first().waitFor({ state: 'attached' });
  if (await goOn.isVisible()) await goOn.click();
  await box(page).waitFor({ state: 'attached' });
  return [await box(page).inputValue()];
}

// The text of every concern on a concern's page.
export async function concernsOn(page) {
  const cards = page.locator('.govuk-summary-card');
  return cards.locator('dl > div:first-child dd .pl-check__text').allInnerTexts();
}

// What is missing.
export const missing = (before, after) => before.filter((fact) => !after.includes(fact));
