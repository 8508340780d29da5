// A page with figures stays as it is while somebody reads it and another tab commits something: open details stay open, focus
// stays, the page does not scroll, and only the sections whose figures changed are drawn again.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './harness.mjs';
import { reopen, submittedDevice } from './steps/device.mjs';
import { mouse } from './steps/mouse.mjs';
import { unlocked } from './steps/page.mjs';

let app;
let device;
before(async () => {
  app = await start();
  device = await submittedDevice(app);
});
after(() => app.stop());

// Opens everything that opens, marks every element, and focuses the last control.
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

// The page afterwards: the sections with elements that were not there before, focus, the scroll position, closed details.
const now = (page) =>
  page.evaluate(() => {
    const isNew = (element) => element.mark === undefined;
    const section = (element) => element.closest('section')?.getAttribute('aria-labelledby') ?? 'outside';
    return {
      drawn: [...new Set([...document.querySelectorAll('main *')].filter(isNew).map(section))],
      focus: document.activeElement?.mark,
      at: scrollY,
      closed: document.querySelectorAll('main details:not([open])').length,
    };
  });

test('a quarter’s page keeps what is open, focused and in view while another tab closes an action', async () => {
  const visit = await reopen(app, device, '#/quarter');
  const { page } = visit;
  const other = await visit.context.newPage();
  await other.goto(`${app.site.address}#/audit/${device.audit}`);
  await unlocked(other);
  await page.bringToFront();
  const before = await settle(page);
  assert.ok(before.elements > 500, 'there is something to read');
  const actions = page.locator('section[aria-labelledby=actions]');
  const open = await actions.innerText();

  await other.bringToFront();
  const hand = mouse(other);
  await hand.unfold('Close action 1');
  await hand.write('What shows that it is done', 'The plan was written and shared.');
  await hand.press('Close this action');
  await other.getByText('Closed, to be verified by somebody else').waitFor();

  await page.bringToFront();
  await page.waitForFunction((open) => document.querySelector('section[aria-labelledby=actions]').innerText !== open, open);
  const after = await now(page);
  assert.deepEqual(after.drawn.filter((section) => section !== 'actions'), [], 'no other section is drawn again');
  assert.deepEqual({ ...after, drawn: [] }, { drawn: [], focus: before.focus, at: before.at, closed: 0 });
  await visit.close();
});
