// What appears when the app is opened: waits for it, unlocks it, and restores what the rescue page can restore.

import { mouse } from '../../end2end/steps/mouse.mjs';
import { started } from '../../end2end/harness.mjs';
import { PASSPHRASE } from '../../end2end/steps/page.mjs';

const SCREENS = [
  ['unlock', /^Unlock this device/],
  ['rescue', /^Something on this device is missing or damaged/],
  ['closed', /^Plumbline can’t store your work here/],
  ['first', /^Practice audits, from one/],
];

// The app's messages about data that is lost or cannot be read.
const NOTICES = /can’t be read|This device should have|is missing|was lost|damaged|lost some of|out of date|from the second copy|Read only/;

// The screen that appears once the app has looked at the device: one of the above, or 'open'.
export async function screen(page) {
  await started(page);
  const title = page.locator('#page-title');
  await title.waitFor();
  const words = await title.innerText();
  const shown = SCREENS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'open';
  if (shown === 'rescue' && (await page.getByRole('button', { name: 'Unlock and read the second copy' }).isVisible())) return 'refused';
  // The same heading, and no way forward: the data cannot be opened at all.
  return shown === 'rescue' && !(await page.locator('main button').count()) ? 'closed' : shown;
}

// Waits until the app is open and resolves with what came before: { screen, rescued, said }. `screen` is 'open', or the
// screen at which a person cannot continue alone; `said` is the page's statement of what is lost. If the browser cannot
// open its own files, the second copy is read, or with `anew` new files are started.
export async function opened(page, { anew = false } = {}) {
  const hand = mouse(page);
  let rescued = false;
  let shown = await screen(page);
  const before = await notices(page);
  // The browser cannot open its own files, and makes new ones at the next attempt.
  for (let tries = 0; tries < 2 && (await again(page).isVisible()); tries += 1) {
    await Promise.all([page.waitForEvent('load'), again(page).click()]);
    shown = await screen(page);
  }
  if (shown === 'refused') {
    await (anew ? beginAnew(hand) : hand.press('Unlock and read the second copy'));
    shown = await screen(page);
  }
  if (shown === 'unlock') shown = await unlock(hand);
  const said = await notices(page);
  if (shown === 'rescue') {
    rescued = await rescue(hand);
    shown = await screen(page);
  }
  return { screen: shown, rescued, said: [...new Set([...before, ...said, ...(await notices(page))])] };
}

const again = (page) => page.getByRole('button', { name: 'Try again', exact: true });

async function beginAnew(hand) {
  await hand.press('Begin with new files');
  await hand.page.getByText('Give up the damaged files?').waitFor();
  await hand.page.waitForTimeout(500); // an earlier press would count as the second half of a double click
  await hand.press('Begin with new files');
  await hand.page.locator('#page-title', { hasText: 'Unlock this device' }).waitFor();
}

async function unlock(hand) {
  await hand.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await hand.press('Unlock');
  const refused = hand.page.locator('.govuk-error-summary');
  await Promise.race([gone(hand.page, 'unlock'), refused.waitFor()]); // a device that cannot be unlocked stays on this page
  return screen(hand.page);
}

// Restores what the mirror has, and continues without the rest. Resolves with whether that was everything.
async function rescue(hand) {
  const { page } = hand;
  const all = page.getByRole('button', { name: 'Go to the desk' });
  const without = page.getByRole('button', { name: 'Go on with what is here' });
  const mirror = page.getByRole('button', { name: 'Put back what the second copy has' });
  await all.or(without).first().waitFor(); // neither is offered before the contents of the mirror are known
  if (await mirror.isVisible()) {
    await mirror.click();
    await page.getByText(/^(Put back:|Nothing was put back)/).or(all).first().waitFor();
  }
  const whole = await all.isVisible();
  if (whole) await all.click();
  else {
    await without.click();
    await hand.press('Go on without it');
  }
  await page.locator('#page-title', { hasText: /^Desk$/ }).waitFor();
  return whole;
}

async function gone(page, name) {
  const [, pattern] = SCREENS.find(([known]) => known === name);
  const { source } = pattern;
  await page.waitForFunction((source) => {
    const title = document.getElementById('page-title');
    return title && !new RegExp(source).test(title.innerText);
  }, source);
}

// Every sentence on the page that says something is lost.
export async function notices(page) {
  const texts = await page.locator('body').locator('.govuk-warning-text, h1, .pl-notice').allInnerTexts();
  return texts.filter((text) => NOTICES.test(text));
}
