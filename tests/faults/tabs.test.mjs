// Two tabs of one person that save at the same time, as fast as the app allows. tests/browser_store/tabs.rs does
// thousands of saves at once, below the pages.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from '../end2end/harness.mjs';
import { begin, setUp } from '../end2end/steps/audit.mjs';
import { mouse } from '../end2end/steps/mouse.mjs';
import { auditOf, goTo } from '../end2end/steps/page.mjs';
import { COMMITS_A_TAB } from './lengths.mjs';
import { concernsOn, missing, raise } from './steps/light.mjs';
import { opened } from './steps/opened.mjs';
import { print } from './tally.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

// Two tabs, each on the concerns of a different audit: only one tab at a time may write about one audit.
async function twoTabs() {
  const visit = await app.open('site');
  const hand = mouse(visit.page);
  await setUp(hand);
  const audits = [];
  for (let n = 0; n < 2; n += 1) {
    await goTo(visit.page, '#/');
    await begin(hand);
    audits.push(auditOf(visit.page));
  }
  const other = await visit.context.newPage();
  await other.goto(app.site.address);
  await opened(other);
  const tabs = [visit.page, other];
  for (const [n, page] of tabs.entries()) await goTo(page, `#/more/${audits[n]}`);
  return { visit, tabs, audits };
}

test('what two tabs save at once is there once each, in both and after a reload', { timeout: Infinity }, async () => {
  const { visit, tabs, audits } = await twoTabs();
  const asked = await Promise.all(tabs.map((page, n) => save(page, `Tab ${n + 1}`)));
  const expected = asked.flat();
  const counts = { tabs: tabs.length, saved: expected.length, lost: 0, twice: 0 };
  for (const again of [async () => {}, reopen]) {
    for (const page of tabs) {
      await again(page);
      const there = [];
      for (const audit of audits) {
        await goTo(page, `#/more/${audit}`);
        there.push(...(await settled(page, COMMITS_A_TAB)));
      }
      counts.lost += missing(expected, there).length;
      counts.twice += there.length - new Set(there).size;
    }
  }
  print('tabs', counts);
  assert.deepEqual([counts.lost, counts.twice], [0, 0]);
  assert.deepEqual(visit.errors, []);
  await visit.close();
});

async function save(page, tab) {
  const hand = mouse(page);
  const all = Array.from({ length: COMMITS_A_TAB }, (_, n) => `${tab}, concern ${n + 1}`);
  for (const what of all) await raise(hand, what);
  return all;
}

async function reopen(page) {
  await page.reload();
  await opened(page);
}

// The other tab's last save may still be on its way.
async function settled(page, length) {
  const cards = page.locator('.govuk-summary-card');
  await cards.nth(length - 1).waitFor().catch(() => {});
  return concernsOn(page);
}
