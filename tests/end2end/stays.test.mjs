// What was typed or committed stays, whatever the browser does; if it cannot, the page says so.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './harness.mjs';
import { begin, setUp } from './steps/audit.mjs';
import { enter } from './steps/example.mjs';
import { mouse } from './steps/mouse.mjs';
import { downloaded, heading, reload, unlocked } from './steps/page.mjs';
import { giveRoom, takeRoom } from './steps/room.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

async function atDesk() {
  const visit = await app.open('site');
  const hand = mouse(visit.page);
  await setUp(hand);
  return { ...visit, hand };
}

async function anotherTab({ context }, route = '') {
  const page = await context.newPage();
  await page.goto(app.site.address + route);
  await unlocked(page);
  return page;
}

async function fillWeek(hand, name) {
  await hand.follow('Plan a practice week');
  await heading(hand.page, 'Plan a practice week');
  await hand.write('Name', name);
  await hand.date('First day', ['18', '11', '2024']);
  await hand.date('Last day', ['22', '11', '2024']);
  await hand.tick('Service areas', 'Permanence');
}

test('what two tabs commit at the same time survives, and each shows the other’s without a reload', async () => {
  const visit = await atDesk();
  const other = await anotherTab(visit);
  const hands = [visit.hand, mouse(other)];
  await fillWeek(hands[0], 'First week');
  await fillWeek(hands[1], 'Second week');

  await Promise.all(hands.map((hand) => hand.press('Plan this week')));
  await heading(visit.page, 'First week');
  await heading(other, 'Second week');
  for (const again of [async () => {}, reload]) {
    for (const { page } of hands) {
      await page.evaluate(() => (location.hash = '#/'));
      await heading(page, 'Desk');
      await again(page);
      await page.getByRole('link', { name: 'First week' }).waitFor();
      await page.getByRole('link', { name: 'Second week' }).waitFor();
    }
  }
  await visit.close();
});

test('what is typed in one tab shows on the desk of the other', async () => {
  const visit = await atDesk();
  await begin(visit.hand);
  await visit.hand.follow('Case details');
  const other = await anotherTab(visit);
  await visit.hand.write('Case reference', 'CSW 24-0193');
  await other.getByRole('link', { name: 'CSW 24-0193' }).waitFor();
  await visit.close();
});

test('a draft survives to the last key when the page is closed at once', async () => {
  const visit = await atDesk();
  const { page, hand } = visit;
  await begin(hand);
  await hand.follow('Case details');
  await page.locator('#case-reference').focus();
  await page.keyboard.type('CSW 24-0193-LAST');
  const { hash } = new URL(page.url());
  await page.close();

  const again = await anotherTab(visit, hash);
  assert.equal(await again.locator('#case-reference').inputValue(), 'CSW 24-0193-LAST');
  await visit.close();
});

test('an audit goes on where the network has gone, through a reload', async () => {
  const { page, hand, context, close } = await atDesk();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await begin(hand);
  await hand.follow('Case details');
  await hand.write('Case reference', 'CSW 24-0193');
  await reload(page);
  assert.equal(await page.locator('#case-reference').inputValue(), 'CSW 24-0193');
  await close();
});

for (const blocked of [['localStorage'], ['indexedDB'], ['localStorage', 'indexedDB']]) {
  test(`a browser that blocks ${blocked.join(' and ')} says so before anyone types, and still shows the example`, async () => {
    const prepare = (page) =>
      page.addInitScript((names) => {
        const get = () => {
          throw new DOMException('The request was denied', 'SecurityError');
        };
        for (const name of names) Object.defineProperty(globalThis, name, { get });
      }, blocked);
    const { page, errors, close } = await app.open('site', { prepare });
    await heading(page, 'Plumbline can’t store your work here');
    assert.equal(await page.locator('main').locator('input, textarea, select').count(), 0);

    await enter(page);
    await page.getByText('Nothing here is real').waitFor();
    assert.deepEqual(errors, []);
    await close();
  });
}

test('an entry that cannot be read is reported, kept and handed out, and the rest opens', async () => {
  const { page, hand, close } = await atDesk();
  await fillWeek(hand, 'A week to keep');
  await hand.press('Plan this week');
  await heading(page, 'A week to keep');
  await page.evaluate(putTorn);
  await page.evaluate(() => (location.hash = '#/'));
  await reload(page);

  await page.getByText('1 thing on this device can’t be read').waitFor();
  await page.getByRole('link', { name: 'A week to keep' }).waitFor();
  const { text } = await downloaded(page, () => hand.press('Download what can’t be read'));
  assert.match(text, /\{"torn": /);

  await reload(page);
  await page.getByText('1 thing on this device can’t be read').waitFor();
  await close();
});

test('where storage is full it says “not saved”, and saves again once there is room', async () => {
  const { page, hand, close } = await atDesk();
  await begin(hand);
  await hand.follow('Case details');
  await takeRoom(page);

  await hand.write('Case reference', 'CSW 24-0193');
  await page.getByText('Not saved: the browser’s storage is full').waitFor();
  await reload(page);
  assert.equal(await page.locator('#case-reference').inputValue(), '', 'and indeed it was not');

  await takeRoom(page);
  await hand.write('Case reference', 'CSW 24-0194');
  await page.getByText('Not saved').waitFor();
  await giveRoom(page);
  await hand.write('Case reference', 'CSW 24-0195');
  await page.getByText('Saved on this device').waitFor();
  await reload(page);
  assert.equal(await page.locator('#case-reference').inputValue(), 'CSW 24-0195');
  await close();
});

// These run in the page.
function putTorn() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('plumbline');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('entries', 'readwrite');
      writing.objectStore('entries').put({ format: 1, text: '{"torn": ' }, '0192f000-0000-7000-8000-000000000001');
      writing.oncomplete = () => resolve(opening.result.close());
      writing.onabort = () => reject(writing.error);
    };
  });
}
