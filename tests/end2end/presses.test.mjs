// One intended press acts once: an accidental second press is ignored, and an intended one is never lost.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './harness.mjs';
import { begin, setUp } from './steps/audit.mjs';
import { mouse } from './steps/mouse.mjs';
import { focused, heading } from './steps/page.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

async function atActions() {
  const visit = await app.open('site');
  const hand = mouse(visit.page);
  await setUp(hand);
  await begin(hand);
  await hand.follow('Actions');
  await heading(visit.page, 'Actions');
  const add = visit.page.getByRole('button', { name: /^Add (an|another) action/ });
  const count = () => visit.page.getByRole('textbox', { name: 'What is to be done?' }).count();
  return { ...visit, hand, add, count };
}

test('a double click is one press', async () => {
  const { add, count, close } = await atActions();
  await add.dblclick();
  assert.equal(await count(), 1);
  await close();
});

test('two presses one right after the other are two', async () => {
  const { page, add, count, close } = await atActions();
  // In one task of the page, faster than any person.
  await add.evaluate((button) => [1, 2].forEach(() => button.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }))));
  await focused(page, 'action-1-what');
  assert.equal(await count(), 2);
  await close();
});

test('an Enter key that is held down is one press', async () => {
  const { page, add, count, close } = await atActions();
  await add.focus();
  for (let n = 0; n < 5; n += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await focused(page, 'action-0-what');
  assert.equal(await count(), 1);
  await close();
});

test('a form that was put right at once is taken at once', async () => {
  const { page, hand, close } = await atActions();
  await page.evaluate(() => (location.hash = '#/plan-week'));
  await heading(page, 'Plan a practice week');
  const plan = page.getByRole('button', { name: 'Plan this week' });
  await hand.write('Name', 'Permanence, November');
  await hand.date('First day', ['18', '11', '2024']);
  await hand.date('Last day', ['22', '11', '2024']);
  await plan.waitFor();
  // Pressed, corrected and pressed again in one task of the page: faster than any clock could distinguish.
  await page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find((each) => each.textContent.includes('Plan this week'));
    button.click();
    document.querySelector('input[type=checkbox]').click();
    button.click();
  });
  await heading(page, 'Permanence, November');
  await close();
});
