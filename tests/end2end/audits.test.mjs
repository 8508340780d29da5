// The list of all audits: found by words, put in another order, read page by page, by keyboard.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, start } from './harness.mjs';
import { become, lookRound, QA_LEAD } from './steps/example.mjs';
import { keys } from './steps/keys.mjs';
import { focused, goTo, heading } from './steps/page.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

test('an audit is found by some words, and the list is as it was when one comes back', async () => {
  const { page, errors, close } = await lookRound(app);
  const hand = keys(page);
  await become(page, QA_LEAD);
  const all = page.getByRole('link', { name: /^All audits on this device \(\d+\)$/ });
  const number = Number((await all.innerText()).match(/\d+/)[0]);
  await hand.follow(await all.innerText());
  await heading(page, 'All audits');
  const found = page.getByRole('status').filter({ hasText: 'found' });
  await found.getByText(`${number} audits found`).waitFor();
  await looksWell(page, 'audits');
  const rows = page.locator('#all-audits tbody tr');
  const shown = await rows.count();
  assert.equal(shown, Math.min(number, 50));
  if (number > 50) {
    await hand.press('Next page');
    await page.getByText(`Audits 51 to ${Math.min(number, 100)} of ${number}`).waitFor();
    await focused(page, 'all-audits');
  }
  await hand.write('Search', 'agreed');
  await page.getByText(`${number} audits found`).waitFor({ state: 'detached' });
  const agreed = await rows.count();
  for (const row of await rows.allInnerTexts()) assert.match(row.toLowerCase(), /agreed/);
  await page.getByLabel('Sort by').selectOption({ label: 'Case reference' });
  const references = await rows.locator('th').allInnerTexts();
  assert.deepEqual(references, [...references].sort());
  await hand.follow(references[0]);
  await page.locator('#page-title', { hasText: references[0] }).waitFor();
  await page.goBack();
  await heading(page, 'All audits');
  assert.equal(await page.getByLabel('Search').inputValue(), 'agreed');
  assert.equal(await rows.count(), agreed);
  await hand.write('Search', 'no such audit');
  await page.getByText('No audits match your search').waitFor();
  await page.getByText('0 audits found').waitFor();
  await looksWell(page, 'audits-none');
  await goTo(page, '#/');
  assert.deepEqual(errors, []);
  await close();
});
