// Whole journeys without a mouse. The hand (steps/keys.mjs) fails if focus is lost, out of sight or not drawn.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './harness.mjs';
import { begin, fillAudit, REFERENCE, setUp, submit } from './steps/audit.mjs';
import { become, lookRound, MODERATOR } from './steps/example.mjs';
import { keys } from './steps/keys.mjs';
import { commit, gradeAll, handOver, settle, takeFromQueue } from './steps/moderation.mjs';
import { drawn, focused, goTo, heading } from './steps/page.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

test('an audit is made, moderated and agreed by keyboard alone', { timeout: 120_000 }, async () => {
  const { page, errors, close } = await app.open('site');
  await drawn(page);
  const hand = keys(page);
  await setUp(hand);
  await begin(hand);
  await fillAudit(hand);
  await submit(hand);
  await focused(page, 'page-title');

  await handOver(hand);
  await takeFromQueue(hand, REFERENCE);
  await hand.press('Grade blind (recommended)');
  await gradeAll(hand);
  await commit(hand);
  await hand.press('Show the 2 differences only');
  await settle(hand);
  await hand.press('Record the agreed grades');
  await heading(page, 'Agreed grades');
  await focused(page, 'agreed-title');
  assert.deepEqual(errors, []);
  await close();
});

test('the first Tab offers the way past the masthead, without leaving the page', async () => {
  const { page, close } = await app.open('site', { route: '#/about' });
  await drawn(page);
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /skip to/i);
  await page.keyboard.press('Enter');
  await focused(page, 'main');
  assert.match(page.url(), /#\/about$/);
  await close();
});

test('focus is not lost when the example is entered, its people change, and it is left', async () => {
  const { page, close } = await app.open('site');
  await drawn(page);
  const hand = keys(page);
  await hand.press('Look round an example quarter');
  await heading(page, 'Desk');
  await hand.press(/^Ruth Pengelly/);
  await hand.press(/^Joanna Trewin/);
  await hand.follow('Leave the example');
  await heading(page, /^Practice audits/);
  await close();
});

test('a question answered with no leads back to the button that asked it', async () => {
  const { page, close } = await app.open('site');
  await drawn(page);
  const hand = keys(page);
  await setUp(hand);
  await begin(hand);
  await hand.press('Throw this draft away');
  await hand.press('Keep it');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Throw this draft away');
  await close();
});

test('a choice that puts another page in the place of this one takes focus there', async () => {
  const { page, close } = await lookRound(app);
  await become(page, MODERATOR);
  await goTo(page, '#/moderation');
  const grade = await page.locator('#to-grade a').first().getAttribute('href');
  await goTo(page, grade);
  const hand = keys(page);
  await hand.press('Grade blind (recommended)');
  await goTo(page, grade.replace('moderate', 'audit'));
  await hand.press('Show it anyway');
  await goTo(page, grade);
  await hand.press('Stop moderating this audit');
  await hand.press('Keep them');
  await hand.press('Stop moderating this audit');
  await hand.press('Throw them away');
  await focused(page, 'page-title');
  await close();
});

test('what is taken out is put back from where focus went', async () => {
  const { page, close } = await app.open('site');
  await drawn(page);
  const hand = keys(page);
  await setUp(hand);
  await begin(hand);
  await hand.follow('Actions');
  await hand.press('Add an action');
  await hand.write('What is to be done?', 'Record the plan.');
  await hand.press('Remove action 1');
  await hand.press('Put it back');
  await focused(page, 'action-0-what');
  assert.equal(await page.locator('#action-0-what').inputValue(), 'Record the plan.');
  await close();
});
