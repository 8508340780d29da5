// A device that locks: locking, unlocking, and a clock that the test sets.

import { begin, setUp } from './audit.mjs';
import { mouse } from './mouse.mjs';
import { drawn, heading, PASSPHRASE } from './page.mjs';

export const LOCKED = 'Unlock this device';

// A device that was set up, at its desk. With `clock`, the test controls both of the page's clocks.
export async function atDesk(app, { clock = false, shape = 'site' } = {}) {
  const prepare = clock ? (page) => page.clock.install() : undefined;
  const visit = await app.open(shape, { prepare });
  const hand = mouse(visit.page);
  await drawn(visit.page);
  await setUp(hand);
  return { ...visit, hand };
}

// The page of case details, with a half-typed reference. The same page and text must be there after unlocking.
export const TYPED = 'CSW 24-01';
export async function halfTyped(hand) {
  await begin(hand);
  await hand.follow('Case details');
  await heading(hand.page, 'Case details');
  await hand.write('Case reference', TYPED);
}

export async function isLocked(page) {
  await heading(page, LOCKED);
}

// Types a passphrase and presses Unlock.
export async function tryPassphrase(page, passphrase = PASSPHRASE) {
  await page.locator('#passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
}

// The same with a wrong passphrase, until the page has reported it.
export async function tryWrong(page, passphrase) {
  const said = page.locator('.govuk-error-summary', { hasText: 'That is not the passphrase' });
  const before = await page.evaluate(() => localStorage['plumbline.note.attempts']);
  await tryPassphrase(page, passphrase);
  await page.waitForFunction((before) => localStorage['plumbline.note.attempts'] !== before, before);
  await said.waitFor();
  await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
}
