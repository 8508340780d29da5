// The storage is full at any write: acknowledged data stays, unsaved data is reported, the app opens, and the quarter
// can be exported. (tests/end2end/stays.test.mjs tests a browser that blocks storage.)

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from '../end2end/harness.mjs';
import { begin, fillAudit, setUp, submit } from '../end2end/steps/audit.mjs';
import { mouse } from '../end2end/steps/mouse.mjs';
import { auditOf, downloaded, drawn, goTo, heading } from '../end2end/steps/page.mjs';
import { FULL_EVERY, SEED } from './lengths.mjs';
import { concernsOn, planWeek, raise } from './steps/light.mjs';
import { outcome, withoutRoom, writes } from './steps/noroom.mjs';
import { opened } from './steps/opened.mjs';
import { print } from './tally.mjs';
import { giveRoom, takeRoom } from '../end2end/steps/room.mjs';

const counts = { seed: String(SEED), writes: 0, journeys: 0, saved: 0, not_saved: 0, lost: 0, nothing_said: 0, saved_all_the_same: 0, exports: 0 };
const wrong = [];

let app;
let context; // one device through every journey: anything that one of them was told is saved has to survive all the others
before(async () => {
  app = await start();
  const visit = await app.open('site');
  context = visit.context;
  const hand = mouse(visit.page);
  await setUp(hand);
  await begin(hand);
  await fillAudit(hand);
  await submit(hand);
  await visit.page.close();
});

after(async () => {
  await app.stop();
  print('full', counts);
});

for (const kind of ['entries', 'commits', 'texts']) {
  test(`no room for one of the ${kind}, or from it on`, { timeout: Infinity }, async () => {
    const from = wrong.length;
    const all = await journey({ kind }, `${kind}, with room`);
    counts.writes += all;
    for (let nth = 1 + (SEED % FULL_EVERY); nth <= all; nth += FULL_EVERY) {
      for (const forGood of [false, true]) await journey({ kind, nth, forGood }, `${kind}, write ${nth}${forGood ? ' and on' : ''}`);
    }
    assert.deepEqual(wrong.slice(from), []);
  });
}

// Plans a week, begins an audit, types, raises a concern, on a page whose storage fails; then opens the app with room.
async function journey(failing, what) {
  counts.journeys += 1;
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await withoutRoom(page, failing);
  await page.goto(`${app.site.address}#/`);
  const said = new Map();
  const { screen } = await opened(page);
  if (screen === 'open') await work(page, said, counts.journeys).catch((error) => wrong.push(`${what}: ${error.message}`));
  await takeAlong(page, what);
  const made = (await writes(page))[failing.kind];
  await page.close();

  const again = await context.newPage();
  await again.goto(`${app.site.address}#/`);
  await check(again, said, what);
  await takeAlong(again, what);
  await again.close();
  return made;
}

// Fills `said` with the page's statement about each act, by the text to look for afterwards.
async function work(page, said, n) {
  const hand = mouse(page);
  const week = `Week ${n}`;
  await planWeek(hand, week);
  said.set({ week }, await outcome(page, page.locator('#page-title', { hasText: week })));

  await goTo(page, '#/begin');
  await hand.press('Begin');
  await heading(page, 'Your audit');
  const audit = auditOf(page);
  // This page shows nothing if all is well: showing an audit means that it is there.
  await page.waitForTimeout(500);
  said.set({ begun: audit }, (await page.getByText('Not saved').isVisible()) ? 'not saved' : 'saved');

  await goTo(page, `#/guide/${audit}/case`);
  await hand.write('Case reference', `CSW ${n}`);
  said.set({ audit, reference: `CSW ${n}` }, await outcome(page, page.getByText('Saved on this device')));

  await goTo(page, `#/more/${audit}`);
  const concern = `Concern ${n}`;
  const raising = raise({ ...hand, page }, concern).catch(() => {});
  const saved = page.locator('.govuk-summary-card').getByText(concern, { exact: true });
  said.set({ audit, concern }, await outcome(page, saved));
  await page.locator('#page-title').waitFor();
  await Promise.race([raising, page.waitForTimeout(100)]);
}

async function check(page, said, what) {
  const { screen } = await opened(page);
  if (screen !== 'open') return wrong.push(`${what}: opens as ${screen}`);
  for (const [act, word] of said) {
    const there = await isThere(page, act);
    const isEntry = 'week' in act || 'concern' in act;
    counts.saved += word === 'saved';
    counts.not_saved += word === 'not saved';
    const fault = faultOf(word, there, isEntry);
    if (!fault) continue;
    counts[fault] += 1;
    wrong.push(`${what}: ${JSON.stringify(act)}, ${fault}`);
  }
}

function faultOf(word, there, isEntry) {
  if (word === 'nothing said') return 'nothing_said';
  if (word === 'saved' && !there) return 'lost';
  // Somebody who is told that it is not saved does it again: it would then be there twice.
  return word === 'not saved' && there && isEntry ? 'saved_all_the_same' : null;
}

async function isThere(page, { week, begun, audit, reference, concern }) {
  await goTo(page, '#/');
  if (week) return page.getByRole('link', { name: week, exact: true }).isVisible();
  if (begun) return page.locator(`a[href="#/guide/${begun}"]`).isVisible();
  await goTo(page, reference ? `#/guide/${audit}/case` : `#/more/${audit}`);
  if (concern) return (await concernsOn(page)).includes(concern);
  const field = page.locator('#case-reference');
  return (await field.count()) > 0 && (await field.inputValue()) === reference;
}

async function takeAlong(page, what) {
  await goTo(page, '#/quarter');
  await heading(page, /Q\d 20/);
  const { text } = await downloaded(page, () => mouse(page).press('Download the figures (CSV)'));
  if (text.startsWith('period,')) counts.exports += 1;
  else wrong.push(`${what}: the export is ${text.slice(0, 40)}`);
}

test('what is typed about a concern where localStorage has no room is kept in its second copy', async () => {
  const page = await context.newPage();
  await withoutRoom(page, { kind: 'texts', nth: 1, forGood: true });
  await page.goto(`${app.site.address}#/`);
  await opened(page);
  await begin(mouse(page));
  const concern = `#/more/${auditOf(page)}`;
  await goTo(page, concern);
  await page.locator('#concern-what').fill('A bruise');
  await page.waitForTimeout(300);
  await page.reload();
  await opened(page);
  assert.equal(await page.locator('#concern-what').inputValue(), 'A bruise');
  await page.close();
});

test('what is typed about a concern where there is no room at all is said not to be saved, before it is recorded', async () => {
  const page = await context.newPage();
  await page.goto(`${app.site.address}#/`);
  await opened(page);
  await begin(mouse(page));
  await goTo(page, `#/more/${auditOf(page)}`);
  await takeRoom(page);
  await page.locator('#concern-what').fill('A bruise');
  assert.equal(await outcome(page, page.locator('.no-such')), 'not saved');
  await giveRoom(page);
  await page.close();
});

test('while the browser is slow to say whether it stores anything, nothing can be typed', async () => {
  const visit = await app.open('site', {
    prepare: (page) => page.addInitScript(() => (indexedDB.open = () => new EventTarget())),
  });
  await visit.page.waitForTimeout(2_000);
  assert.equal(await visit.page.locator('input, textarea, select').count(), 0);
  await visit.close();
});

test('a browser that blocks storage says so before there is a field, even for a moment', async () => {
  const visit = await app.open('site', { prepare: (page) => page.addInitScript(blockAndWatch) });
  await drawn(visit.page);
  await heading(visit.page, 'Plumbline can’t store your work here');
  assert.deepEqual(await visit.page.evaluate(() => window.fields), []);
  await visit.close();
});

// Runs in the page.
function blockAndWatch() {
  window.fields = [];
  indexedDB.open = () => {
    throw new DOMException('The request was denied', 'SecurityError');
  };
  const look = () => document.querySelectorAll('input, textarea, select').forEach((field) => window.fields.push(field.id));
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
