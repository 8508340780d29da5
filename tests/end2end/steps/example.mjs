// The example quarter: entering it, and taking a person's role in it.

import { mouse } from './mouse.mjs';
import { drawn, heading } from './page.mjs';

export const AUDITOR = 'Amara Okafor';
export const MODERATOR = 'Ruth Pengelly';
export const QA_LEAD = 'Joanna Trewin';

// A new visit in the example.
export async function lookRound(app, shape = 'site', options = {}) {
  const visit = await app.open(shape, options);
  await drawn(visit.page);
  await enter(visit.page);
  return visit;
}

export async function enter(page) {
  await mouse(page).press('Look round an example quarter');
  await heading(page, 'Desk');
}

// Takes a person's role, from the desk.
export async function become(page, name) {
  const working = page.locator('.pl-masthead__who');
  if ((await working.innerText()).includes(name)) return;
  await mouse(page).press(new RegExp(`^${name}`));
  await working.filter({ hasText: name }).waitFor();
}
