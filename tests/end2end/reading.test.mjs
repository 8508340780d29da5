// What somebody reads stays as it is while another tab commits something: what is opened, what has focus, the place on the
// page. Only what changed is drawn anew.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './harness.mjs';
import { reopen, submittedDevice } from './steps/device.mjs';
import { mouse } from './steps/mouse.mjs';
import { goTo, heading, unlocked } from './steps/page.mjs';

let app;
let device;
before(async () => {
  app = await start();
  device = await submittedDevice(app);
});
after(() => app.stop());

// Opens everything that opens, marks every element, and puts focus on the last thing that takes it.
const settle = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.open = true;
    const elements = [...document.querySelectorAll('main *')];
    elements.forEach((element, n) => (element.mark = n));
    const last = [...document.querySelectorAll('main :is(a, button, select, summary)')].at(-1);
    last.focus();
    scrollTo(0, document.body.scrollHeight / 2);
    return { elements: elements.length, focus: last.mark, at: scrollY };
  });

// What of that is left.
const left = (page) =>
  page.evaluate(() => ({
    elements: [...document.querySelectorAll('main *')].filter((element) => element.mark !== undefined).length,
    focus: document.activeElement?.mark,
    at: scrollY,
    fresh: [...document.querySelectorAll('main *')].filter((element) => element.mark === undefined).map((e) => `${e.parentElement.closest('[id]')?.id} ${e.tagName} ${e.className} ${e.textContent.slice(0, 20)}`),
    closed: document.querySelectorAll('main details:not([open])').length,
  }));

async function closeAction(page) {
  const hand = mouse(page);
  await hand.unfold('Close action 1');
  await hand.write('What shows that it is done', 'The plan was written and shared.');
  await hand.date('When was it done?', ['1', '11', '2024']).catch(() => {});
  await hand.press('Close this action');
}

test('the pages with figures keep what is open, focused and shown while another tab commits', async () => {
  const visit = await reopen(app, device, '#/quarter');
  const { page } = visit;
  const other = await visit.context.newPage();
  await other.goto(`${app.site.address}#/audit/${device.audit}`);
  await unlocked(other);
  await page.bringToFront();
  const before = await settle(page);
  assert.ok(before.elements > 100, 'there is something to read');
  await other.bringToFront();
  await closeAction(other);
  await other.getByText('Closed, to be verified by somebody else').waitFor();
  await page.bringToFront();
  await page.waitForTimeout(1500);
  console.log(before, await left(page));
  await visit.close();
});
