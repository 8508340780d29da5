// Locked and unlocked: by hand, automatically, in all tabs; what unlocks a device, what delays it, and that nothing
// typed is lost.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { axe, screenshot, SHAPES, start } from './harness.mjs';
import { choosePassphrase, keepKit, sayWho, setUp } from './steps/audit.mjs';
import { lookRound } from './steps/example.mjs';
import { keys } from './steps/keys.mjs';
import { atDesk, halfTyped, isLocked, tryPassphrase, tryWrong, TYPED } from './steps/lock.mjs';
import { mouse } from './steps/mouse.mjs';
import { downloaded, drawn, focused, goTo, heading, PASSPHRASE, reload, unlocked } from './steps/page.mjs';
import { giveRoom, takeRoom } from './steps/room.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

// No findings from axe; and a screenshot at each width, to look at.
async function fair(page, name) {
  assert.deepEqual(await axe(page), [], name);
  await screenshot(page, `lock-${name}`);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${name} is wider than ${width}`);
  }
}

const reference = (page) => page.locator('#case-reference').inputValue();

async function anotherTab({ context }, route = '') {
  const page = await context.newPage();
  await page.goto(app.site.address + route);
  await unlocked(page);
  return page;
}

for (const shape of SHAPES) {
  test(`the proposed words set up a device and open it, on the ${shape}`, async () => {
    const { page, errors, close } = await app.open(shape);
    const hand = mouse(page);
    await hand.follow('Set up this device');
    await sayWho(hand);
    await heading(page, 'Choose a passphrase');
    const proposed = page.locator('#proposed');
    const first = await proposed.innerText();
    assert.match(first, /^([a-z-]+ ){5}[a-z-]+$/);
    await hand.press('Suggest other words');
    await page.waitForFunction((first) => document.getElementById('proposed').innerText !== first, first);
    const words = await proposed.innerText();
    if (shape === 'site') await fair(page, 'choose');

    await hand.follow('Back');
    await heading(page, 'Set up this device');
    assert.equal(await page.locator('#name').inputValue(), 'Ama Auditor', 'a step back loses nothing');
    await hand.press('Continue');
    await heading(page, 'Choose a passphrase');
    assert.equal(await proposed.innerText(), words, 'and the words are the same');

    await choosePassphrase(hand, words);
    await heading(page, 'Print your recovery kit');
    if (shape === 'site') await fair(page, 'kit');
    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('main').innerText();
    assert.match(printed, /made on[\s\S]*-[\s\S]*To use it[\s\S]*Which laptop/);
    assert.doesNotMatch(printed, /Before you go on|Print your recovery kit|No printer/);
    if (shape === 'site') await screenshot(page, 'lock-kit-printed');
    await page.emulateMedia({ media: 'screen' });
    await keepKit(hand);
    await heading(page, 'Desk');

    await page.reload();
    await isLocked(page);
    await focused(page, 'passphrase');
    if (shape === 'site') await fair(page, 'locked');
    await tryPassphrase(page, words.replace(/ /g, '  '));
    await heading(page, 'Desk');
    assert.deepEqual(errors, []);
    await close();
  });
}

test('a passphrase that is too short, or typed differently, is not taken', async () => {
  const { page, close } = await app.open('site');
  const hand = mouse(page);
  await hand.follow('Set up this device');
  await sayWho(hand);
  await choosePassphrase(hand, 'elevenchars');
  await page.locator('.govuk-error-summary:focus', { hasText: 'Use at least 12 characters' }).waitFor();
  await hand.write(page.locator('#new-passphrase'), PASSPHRASE);
  await hand.press('Continue');
  await page.locator('.govuk-error-summary', { hasText: 'The two are not the same' }).waitFor();
  await page.getByRole('button', { name: 'Show passphrase', exact: true }).click();
  assert.equal(await page.locator('#new-passphrase').getAttribute('type'), 'text');
  await close();
});

test('wrong passphrases are slowed, over a reload too, and the right one opens everything', async () => {
  const { page, hand, close } = await atDesk(app, { clock: true });
  await halfTyped(hand);
  await page.reload();
  await isLocked(page);
  await page.locator('#passphrase').fill('shown when asked');
  await hand.press('Show passphrase');
  assert.equal(await page.locator('#passphrase').getAttribute('type'), 'text');
  for (const guess of ['one', 'two', 'three']) await tryWrong(page, guess);
  const wait = page.getByText(/^You can try again in \d+ seconds?\.$/);
  await wait.waitFor();
  // As after many more attempts: the longest delay, so that this test has time to look.
  await page.evaluate(manyMore);
  await page.clock.runFor(1_000);
  await wait.waitFor();
  await fair(page, 'slowed');

  await page.reload();
  await isLocked(page);
  await wait.waitFor();
  await page.locator('#passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.clock.runFor(3_000);
  await isLocked(page);
  await page.clock.runFor(60_000);
  await wait.waitFor({ state: 'detached' });
  await page.getByText('You can try again now.').waitFor({ state: 'attached' });
  await tryPassphrase(page);
  await page.clock.runFor(1_000);
  await heading(page, 'Case details');
  assert.equal(await reference(page), TYPED);
  assert.match(await page.evaluate(() => localStorage['plumbline.note.attempts']), /\\"wrong\\":0/);
  await close();
});

test('the recovery code opens a device whose passphrase is forgotten, and asks for another', async () => {
  const { page, errors, close } = await app.open('site');
  const hand = mouse(page);
  await hand.follow('Set up this device');
  await sayWho(hand);
  await choosePassphrase(hand, 'nobody remembers this');
  const code = await keepKit(hand);
  await heading(page, 'Desk');
  await page.reload();
  await isLocked(page);
  await hand.press('I have forgotten the passphrase');
  await heading(page, 'Use the recovery code');
  await fair(page, 'code');

  const slip = code.slice(0, -1) + (code.endsWith('Z') ? 'Y' : 'Z');
  for (const [typed, said] of [[slip, 'That is not a complete recovery code'], [anotherCode(), 'it does not open this device']]) {
    await hand.write('Recovery code', typed);
    await hand.press('Continue');
    await page.locator('.govuk-error-summary', { hasText: said }).waitFor();
  }
  await hand.write('Recovery code', code.toLowerCase().replaceAll('-', ' '));
  await hand.press('Continue');
  await heading(page, 'Choose another passphrase');
  await fair(page, 'another');
  assert.equal(await page.getByRole('link', { name: 'Desk' }).count(), 0, 'the desk is still shut');
  await choosePassphrase(hand);
  await heading(page, 'Desk');

  await page.reload();
  await isLocked(page);
  await tryWrong(page, 'nobody remembers this');
  await tryPassphrase(page);
  await heading(page, 'Desk');
  assert.deepEqual(errors, []);
  await close();
});

test('Lock locks, and unlocking leads back to the same page and text', async () => {
  const { page, hand, errors, close } = await atDesk(app);
  await halfTyped(hand);
  await screenshot(page, 'lock-masthead');
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await isLocked(page);
  assert.equal(await page.getByRole('button', { name: 'Lock', exact: true }).count(), 0);
  assert.ok(!(await page.content()).includes(TYPED), 'nothing of it is on the page');
  await tryPassphrase(page);
  await heading(page, 'Case details');
  assert.equal(await reference(page), TYPED);
  assert.deepEqual(errors, []);
  await close();
});

test('nobody there for ten minutes: it says so a minute before, and locks; work in one tab keeps the others open', async () => {
  const visit = await atDesk(app, { clock: true });
  const { page, hand, close } = visit;
  const other = await anotherTab(visit);
  await halfTyped(hand);
  await page.clock.runFor(9 * 60_000 + 1_000);
  await page.getByRole('heading', { name: 'Locks in a minute' }).waitFor();
  await fair(page, 'soon');
  await page.mouse.move(200, 300);
  await page.mouse.move(210, 320);
  await page.clock.runFor(2_000);
  await page.getByRole('heading', { name: 'Locks in a minute' }).waitFor({ state: 'detached' });
  await page.clock.runFor(8 * 60_000);
  await heading(page, 'Case details');
  await heading(other, 'Desk');
  await page.clock.runFor(2 * 60_000 + 1_000);
  await isLocked(page);
  await isLocked(other);
  await tryPassphrase(page);
  await page.clock.runFor(2_000);
  await heading(page, 'Case details');
  assert.equal(await reference(page), TYPED);
  await close();
});

test('it locks after as long as was chosen', async () => {
  const { page, hand, close } = await atDesk(app, { clock: true });
  await goTo(page, '#/device');
  await fair(page, 'device');
  await hand.choose('Lock when nobody has used it for', '30 minutes');
  await page.getByText('Saved. It locks after 30 minutes.').waitFor();
  await page.clock.runFor(28 * 60_000);
  await heading(page, 'This device');
  await page.clock.runFor(2 * 60_000);
  await isLocked(page);
  await close();
});

test('it locks when the device has slept', async () => {
  const { page, hand, close } = await atDesk(app, { clock: true });
  await halfTyped(hand);
  await page.clock.fastForward(5 * 60_000);
  await isLocked(page);
  await close();
});

test('a clock that is set back by ten years neither locks nor keeps open', async () => {
  const { page, hand, close } = await atDesk(app, { clock: true });
  await halfTyped(hand);
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() - 315_576_000_000;
  });
  await page.clock.runFor(8 * 60_000);
  await heading(page, 'Case details');
  await page.clock.runFor(3 * 60_000);
  await isLocked(page);
  await close();
});

test('all tabs lock together, and each is unlocked by itself', async () => {
  const visit = await atDesk(app);
  const other = await anotherTab(visit, '#/moderation');
  await visit.page.getByRole('button', { name: 'Lock', exact: true }).click();
  await isLocked(visit.page);
  await isLocked(other);
  await tryPassphrase(other);
  await heading(other, 'Moderation');
  await isLocked(visit.page);
  await visit.close();
});

test('what is not saved is not thrown away: it asks first', async () => {
  const { page, hand, close } = await atDesk(app, { clock: true });
  await halfTyped(hand);
  await takeRoom(page);
  await hand.write('Case reference', `${TYPED}93`);
  await page.getByText('Not saved').first().waitFor();
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByRole('heading', { name: 'Lock and lose what is not saved?' }).waitFor();
  await fair(page, 'asking');
  await hand.press('Stay');

  await page.clock.runFor(11 * 60_000);
  await page.getByRole('heading', { name: 'Not locked: what you typed is not saved' }).waitFor();
  await fair(page, 'not-locked');
  assert.equal(await reference(page), `${TYPED}93`);
  await giveRoom(page);
  // Somebody is active again. After this no key is pressed, and it would lock by itself as soon as the draft is saved.
  await page.keyboard.press('Shift');
  await hand.write('Case reference', `${TYPED}94`);
  await page.getByRole('heading', { name: 'Not locked' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await isLocked(page);
  await tryPassphrase(page);
  await page.clock.runFor(2_000);
  await heading(page, 'Case details');
  assert.equal(await reference(page), `${TYPED}94`);
  await close();
});

test('the passphrase is changed: the old one is refused, the new one opens', async () => {
  const visit = await atDesk(app);
  const { page, hand, close } = visit;
  const other = await anotherTab(visit);
  await goTo(page, '#/device');
  await hand.follow('Change the passphrase');
  await heading(page, 'Passphrase and recovery code');
  await fair(page, 'secrets');
  await page.locator('#passphrase').fill(PASSPHRASE);
  await hand.press('Continue');
  await page.getByRole('heading', { name: 'The recovery code' }).waitFor();
  await hand.press('Change the passphrase');
  await heading(page, 'Change the passphrase');
  await page.getByText('still open with the old one').waitFor();
  await choosePassphrase(hand, 'zebra zesty zone');
  await page.getByText('The passphrase is changed.').waitFor();
  await fair(page, 'changed');

  await hand.press('Make a new recovery code');
  await heading(page, 'Print your new recovery kit');
  const code = await keepKit(hand);
  await page.getByText('The new recovery code is in use.').waitFor();
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await isLocked(page);
  await isLocked(other);
  await tryWrong(page, PASSPHRASE);
  await tryPassphrase(page, 'zebra zesty zone');
  await heading(page, 'Passphrase and recovery code');
  await hand.press('Lock');
  await isLocked(page);
  await hand.press('I have forgotten the passphrase');
  await hand.write('Recovery code', code);
  await hand.press('Continue');
  await heading(page, 'Choose another passphrase');
  await close();
});

for (const locked of [false, true]) {
  test(`${locked ? 'a locked' : 'an unlocked'} device is erased, with another tab open`, async () => {
    const visit = await atDesk(app);
    const { page, hand, close } = visit;
    await halfTyped(hand);
    const other = await anotherTab(visit);
    await goTo(page, '#/device');
    if (locked) {
      await hand.press('Lock');
      await isLocked(page);
    }
    await hand.follow(/erase this device/i);
    await heading(page, 'Erase this device');
    await fair(page, locked ? 'erase-locked' : 'erase');
    if (locked) {
      const { text } = await downloaded(page, () => hand.press('Download everything, encrypted'));
      assert.ok(text.length > 500 && !text.includes(TYPED) && !text.includes('Ama'), 'it is sealed');
    }
    await hand.press('Erase this device');
    await page.locator('.govuk-error-summary:focus', { hasText: 'Nothing has been erased' }).waitFor();
    await hand.write('Type ERASE to make sure', 'erase');
    await hand.press('Erase this device');
    await page.getByText('This device is erased').waitFor();
    await heading(page, /^Practice audits/);
    await fair(page, locked ? 'erased-locked' : 'erased');
    await heading(other, /^Practice audits/);
    const left = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      entries: await new Promise((resolve) => (indexedDB.open('plumbline').onsuccess = ({ target: { result } }) => {
        const names = [...result.objectStoreNames];
        const counts = names.map((name) => new Promise((done) => (result.transaction(name).objectStore(name).count().onsuccess = (event) => done(event.target.result))));
        Promise.all(counts).then((all) => resolve(all.reduce((sum, n) => sum + n, 0)));
      })),
    }));
    assert.deepEqual(left, { local: [], session: [], entries: 0 });
    await goTo(page, '#/');
    await setUp(mouse(page));
    await close();
  });
}

test('a device is set up, locked, unlocked and given another passphrase by keyboard alone', async () => {
  const { page, errors, close } = await app.open('site');
  await drawn(page);
  const hand = keys(page);
  await setUp(hand);
  await hand.press('Lock');
  await isLocked(page);
  await hand.write(page.locator('#passphrase'), PASSPHRASE);
  await page.keyboard.press('Enter');
  await heading(page, 'Desk');
  await focused(page, 'page-title');
  await hand.follow('This device');
  await heading(page, 'This device');
  await hand.choose('Lock when nobody has used it for', '5 minutes');
  await hand.follow('Change the passphrase');
  await heading(page, 'Passphrase and recovery code');
  await hand.write(page.locator('#passphrase'), PASSPHRASE);
  await hand.press('Continue');
  await page.getByRole('heading', { name: 'The recovery code' }).waitFor();
  await hand.press('Change the passphrase');
  await choosePassphrase(hand, 'zebra zesty zone');
  await page.getByText('The passphrase is changed.').waitFor();
  assert.deepEqual(errors, []);
  await close();
});

test('in the example nothing locks', async () => {
  const { page, close } = await lookRound({ open: (shape) => app.open(shape, { prepare: (page) => page.clock.install() }) });
  assert.equal(await page.getByRole('button', { name: 'Lock', exact: true }).count(), 0);
  await page.clock.runFor(61 * 60_000);
  await heading(page, 'Desk');
  await close();
});

// A complete recovery code that belongs to no device.
function anotherCode() {
  const secret = Buffer.alloc(13, 7);
  const bytes = Buffer.concat([secret, createHash('sha256').update(secret).digest().subarray(0, 2)]);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{5}/g).map((five) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[parseInt(five, 2)]).join('');
}

// Both run in the page. As if nine wrong passphrases had been tried, the last one just now.
function manyMore() {
  const text = JSON.stringify({ wrong: 9, last: new Date().toISOString() });
  localStorage['plumbline.note.attempts'] = JSON.stringify({ format: 1, text });
}
