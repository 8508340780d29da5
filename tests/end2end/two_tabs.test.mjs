// Two tabs and one draft: only one at a time may write to it, the other says so, and no text is lost.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, SHAPES, start } from './harness.mjs';
import { begin, REFERENCE, setUp } from './steps/audit.mjs';
import { reopen, submittedDevice } from './steps/device.mjs';
import { keys } from './steps/keys.mjs';
import { commit, gradeAll, handOver, takeFromQueue } from './steps/moderation.mjs';
import { mouse } from './steps/mouse.mjs';
import { focused, heading, reload, unlocked } from './steps/page.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

const ELSEWHERE = 'This audit is open in another tab';
const box = (page) => page.locator('#good-practice');

// A tab with an audit just begun, on a page with one large text.
async function writing(shape = 'site') {
  const visit = await app.open(shape);
  const hand = mouse(visit.page);
  await setUp(hand);
  await begin(hand);
  await hand.follow('Good practice example');
  await box(visit.page).waitFor();
  return { ...visit, hand };
}

// Another tab of the same browser at the same address.
async function another({ context, page: first }) {
  const page = await context.newPage();
  await page.goto(first.url());
  await unlocked(page);
  return page;
}

// A browser draws almost nothing in a tab that is not visible.
async function goOn(page) {
  await page.bringToFront();
  await page.getByRole('button', { name: 'Continue here' }).click();
}

for (const shape of SHAPES) {
  test(`a second tab is told, and either goes on where the other stopped: ${shape}`, async () => {
    const visit = await writing(shape);
    const { page } = visit;
    await box(page).pressSequentially('One');
    const other = await another(visit);
    await heading(other, ELSEWHERE);
    assert.equal(await other.locator('main').locator('input, textarea, select').count(), 0);
    assert.equal(await box(page).inputValue(), 'One', 'the first tab keeps its form');

    // Typed immediately before, in either direction.
    await page.bringToFront();
    await box(page).pressSequentially(' two');
    await goOn(other);
    await focused(other, 'page-title');
    assert.equal(await box(other).inputValue(), 'One two');
    await heading(page, ELSEWHERE);
    await page.getByText('You continued in another tab').waitFor();

    await box(other).focus();
    await other.keyboard.press('ControlOrMeta+End');
    await other.keyboard.type(' three');
    await goOn(page);
    await focused(page, 'page-title');
    assert.equal(await box(page).inputValue(), 'One two three');
    await heading(other, ELSEWHERE);
    assert.deepEqual(visit.errors, []);
    await visit.close();
  });
}

test('typing quickly in turn in both tabs loses nothing', async () => {
  const visit = await writing();
  const tabs = [visit.page, await another(visit)];
  let expected = '';
  for (let turn = 0; turn < 12; turn += 1) {
    const page = tabs[turn % 2];
    if (turn > 0) await goOn(page);
    const text = `${turn}: quick brown fox. `;
    await box(page).focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(text);
    expected += text;
    assert.equal(await box(page).inputValue(), expected);
  }
  await reload(tabs[1]);
  assert.equal(await box(tabs[1]).inputValue(), expected);
  await visit.close();
});

test('who is in a field already when a slow machine has drawn the form stays there', async () => {
  const visit = await writing();
  const other = await another(visit);
  await other.evaluate(() => {
    const draw = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (call) => setTimeout(() => draw(call), 500);
  });
  await goOn(other);
  await box(other).focus();
  const drawn = other.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await other.keyboard.type('Typed ');
  await drawn;
  await other.keyboard.type('on');
  assert.equal(await box(other).inputValue(), 'Typed on');
  await visit.close();
});

test('a tab that is closed, left or loaded anew gives its draft back', async () => {
  const visit = await writing();
  const { page } = visit;
  await box(page).pressSequentially('Kept');
  const other = await another(visit);
  await heading(other, ELSEWHERE);

  // Left for the desk: the other tab may continue, though not automatically.
  await page.evaluate(() => (location.hash = '#/'));
  await heading(page, 'Desk');
  await heading(other, ELSEWHERE);
  await goOn(other);
  await box(other).pressSequentially('!');
  assert.equal(await box(other).inputValue(), '!Kept');

  // From page to page of the guide, and after a reload, it stays in this tab.
  await mouse(other).follow('Back to task list');
  await heading(other, 'Your audit');
  await reload(other);
  await heading(other, 'Your audit');
  await page.evaluate((hash) => (location.hash = hash), new URL(other.url()).hash);
  await heading(page, ELSEWHERE);

  await other.close();
  await goOn(page);
  await heading(page, 'Your audit');
  await mouse(page).follow('Good practice example');
  assert.equal(await box(page).inputValue(), '!Kept');
  await visit.close();
});

test('a tab whose last text could not be saved does not let go, and says what to do', async () => {
  const visit = await writing();
  const { page } = visit;
  const other = await another(visit);
  await heading(other, ELSEWHERE);
  await page.evaluate(() => {
    for (const [prototype, write] of [[Storage.prototype, 'setItem'], [IDBObjectStore.prototype, 'put']]) {
      prototype[write] = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    }
  });
  await box(page).pressSequentially('Only here');
  await page.getByText('Not saved: the browser’s storage is full').waitFor();
  await goOn(other);
  await other.getByText('could not be saved, so it stays open there').waitFor();
  assert.deepEqual(await axe(other), []);
  assert.equal(await box(page).inputValue(), 'Only here');
  await visit.close();
});

test('the page in place of the form: by keyboard alone, nothing for axe, 320 px', async () => {
  const visit = await writing();
  const other = await another(visit);
  await heading(other, ELSEWHERE);
  assert.deepEqual(await axe(other), []);
  await other.setViewportSize({ width: 320, height: 800 });
  assert.equal(await other.evaluate(() => document.scrollingElement.scrollWidth), 320);
  assert.match(await other.title(), new RegExp(ELSEWHERE));
  await keys(other).press('Continue here');
  await focused(other, 'page-title');
  await focused(visit.page, 'page-title');
  await heading(visit.page, ELSEWHERE);
  await keys(visit.page).follow('Back to the desk');
  await heading(visit.page, 'Desk');
  await visit.close();
});

test('a concern, a moderation and an agreement are each written in one tab', { timeout: 120_000 }, async () => {
  const device = await submittedDevice(app);
  const visit = await reopen(app, device, `#/more/${device.audit}`);
  const { page, hand } = visit;
  const what = (tab) => tab.locator('#concern-what');
  await what(page).pressSequentially('A bruise');
  const other = await another(visit);
  await other.getByRole('heading', { name: 'This concern is open in another tab' }).waitFor();
  assert.deepEqual(await axe(other), []);
  await goOn(other);
  await focused(other, 'concern-what');
  assert.equal(await what(other).inputValue(), 'A bruise');
  await focused(page, 'concern-elsewhere');
  await other.close();

  await handOver(hand);
  await takeFromQueue(hand, REFERENCE);
  await hand.press('Grade blind (recommended)');
  await heading(page, /./);
  const second = await another(visit);
  await heading(second, 'This moderation is open in another tab');
  assert.deepEqual(await axe(second), []);
  await page.bringToFront();
  await gradeAll(hand);
  await commit(hand);
  await heading(second, 'This audit has been moderated');

  await second.evaluate((hash) => (location.hash = hash), new URL(page.url()).hash);
  await heading(second, 'Compare the grades');
  await hand.press('Settle the grades');
  await focused(page, 'settle');
  await page.getByRole('button', { name: 'Record the agreed grades' }).waitFor();
  await second.getByRole('heading', { name: 'This agreement is open in another tab' }).waitFor();
  assert.deepEqual(await axe(second), []);
  await goOn(second);
  await focused(second, 'settle');
  await page.getByRole('heading', { name: 'This agreement is open in another tab' }).waitFor();
  await focused(page, 'settle');
  await visit.close();
});

test('a browser without locks writes in both tabs, and each follows the other', async () => {
  const visit = await app.open('site', {
    prepare: (page) => page.context().addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined })),
  });
  const hand = mouse(visit.page);
  await setUp(hand);
  await begin(hand);
  await hand.follow('Good practice example');
  const other = await another(visit);
  await box(visit.page).pressSequentially('Followed');
  await other.waitForFunction(() => document.getElementById('good-practice')?.value === 'Followed');
  assert.deepEqual(visit.errors, []);
  await visit.close();
});
