// Deletes, empties, cuts, tears or replaces with an older copy each file of both stores while the browser is closed: in
// one store, or in both with an unlocking between. Afterwards everything that one store still had is there, and the app
// reports what is missing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chance } from './chance.mjs';
import { goTo, heading } from '../end2end/steps/page.mjs';
import { start } from './laptop.mjs';
import { FILES, FILES_IN_BOTH, SEED } from './lengths.mjs';
import { harms } from './steps/files.mjs';
import { fill, missing, raise, seen, UNFINISHED } from './steps/light.mjs';
import { opened } from './steps/opened.mjs';
import { print } from './tally.mjs';

const dice = chance(SEED);
const counts = { seed: String(SEED), files: 0, in_one: 0, in_both: 0, read_only: 0, entries_lost: 0, kept_quiet: 0 };
const SECOND = 'Nobody opened the door';
// After a power cut, what the page stores in its first seconds may be unreadable at the next start. The next start stores
// it again, so that only a second accident within these seconds could do harm.
const FIRST_SECONDS = 8_000;
const REASSURING = 'Every committed entry that this device counted is here';

let laptop;
let whole; // a profile of two sessions: { folder, audit, facts }
let older; // the same after the first session
let all; // every kind of damage to each store
before(async () => {
  laptop = await start();
  older = await laptop.profile();
  const first = await laptop.switchOn(older);
  const audit = await fill(first.hand);
  await first.page.waitForTimeout(1_000);
  await first.quit();
  const folder = await laptop.profile(older);
  const second = await laptop.switchOn(folder, `#/concern/${audit}`);
  await opened(second.page);
  await raise(second.hand, SECOND);
  await second.page.locator('#concern-what').fill(UNFINISHED);
  await second.page.waitForTimeout(1_000);
  const facts = await seen(second.page, audit);
  await second.quit();
  whole = { folder, audit, facts };
  all = {
    shelf: await harms('shelf', laptop.shelf, folder, older),
    drawer: await harms('drawer', laptop.drawer, folder, older),
  };
  counts.files = all.shelf.length + all.drawer.length;
}, { timeout: Infinity });

after(async () => {
  await laptop.stop();
  print('files', counts);
});

test('whatever one file of either store comes to, nothing is lost', { timeout: Infinity }, async () => {
  const wrong = [];
  for (const harm of some([...all.shelf, ...all.drawer], FILES)) {
    counts.in_one += 1;
    await onProfile(async (folder) => {
      await harm.harm(folder);
      const { lost, said, page } = await look(folder);
      if (lost.length) wrong.push(`${harm.what}: lost ${lost.join(', ')}; said: ${said.join(' / ')}`);
      if (lost.length && page.includes(REASSURING)) wrong.push(`${harm.what}: says that nothing is`);
    }, harm.what, wrong);
  }
  assert.deepEqual(wrong, []);
});

test('harm to one store, an unlocking, and harm to the other lose nothing', { timeout: Infinity }, async () => {
  const wrong = [];
  const pairs = all.shelf.flatMap((one) => all.drawer.flatMap((other) => [[one, other], [other, one]]));
  const torn = pairs.find(([{ what }, other]) => /^drawer, .*log torn/.test(what) && /ldb deleted/.test(other.what));
  for (const [first, second] of [torn, ...some(pairs, FILES_IN_BOTH)]) {
    counts.in_both += 1;
    const what = `${first.what}; then ${second.what}`;
    await onProfile(async (folder) => {
      await first.harm(folder);
      await look(folder, { anew: true, stay: FIRST_SECONDS });
      await second.harm(folder);
      const { lost, said } = await look(folder, { anew: true });
      if (lost.length) wrong.push(`${what}: lost ${lost.join(', ')}; said: ${said.join(' / ')}`);
    }, what, wrong);
  }
  assert.deepEqual(wrong, []);
});

test('older copies of both stores at once are the one loss that nobody can see, and older ones of one are seen', async () => {
  const [, oldShelf] = all.shelf;
  const [goneDrawer, oldDrawer] = all.drawer;
  await onProfile(async (folder) => {
    await oldDrawer.harm(folder);
    const { lost, page } = await look(folder);
    assert.deepEqual(lost, []);
    assert.match(page, /is out of date/);
  });
  await onProfile(async (folder) => {
    await oldShelf.harm(folder);
    await goneDrawer.harm(folder);
    const { lost, page } = await look(folder);
    assert.deepEqual(lost, [`concern: ${SECOND}`]);
    assert.match(page, /can’t tell whether one is missing/);
    assert.ok(!page.includes(REASSURING));
  });
});

test('where the browser can neither open nor delete its files, new ones begin, last, and go with the device', async () => {
  const gone = all.shelf.find(({ what }) => /MANIFEST.* deleted/.test(what));
  await onProfile(async (folder) => {
    await gone.harm(folder);
    let on = await laptop.switchOn(folder);
    assert.equal((await opened(on.page, { anew: true })).screen, 'open');
    await goTo(on.page, `#/more/${whole.audit}`);
    await raise(on.hand, 'After the new beginning');
    await on.kill();
    on = await laptop.switchOn(folder);
    assert.equal((await opened(on.page)).screen, 'open');
    await collectGarbage(on);
    const facts = await seen(on.page, whole.audit);
    assert.deepEqual(missing([...whole.facts, 'concern: After the new beginning'], facts), [`typed: ${UNFINISHED}`]);
    await goTo(on.page, '#/erase');
    await heading(on.page, 'Erase this device');
    await on.page.waitForTimeout(500); // its heading takes focus once it is drawn
    await on.hand.write('Type ERASE to make sure', 'ERASE');
    await on.hand.press('Erase this device');
    await on.page.getByText('Not everything could be erased').waitFor(); // the old files, which cannot be opened
    assert.deepEqual(await on.page.evaluate(() => navigator.storageBuckets.keys()), []);
    await on.quit();
  });
});

// Chromium leaves requests to a bucket's databases unanswered once the bucket's object is garbage-collected.
async function collectGarbage({ context, page }) {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

// This many of them, in random order.
function some(list, most) {
  const left = [...list];
  const taken = [];
  while (left.length && taken.length < most) taken.push(left.splice(dice.between(0, left.length), 1)[0]);
  return taken;
}

async function onProfile(work, what, wrong) {
  const folder = await laptop.profile(whole.folder);
  try {
    await work(folder);
  } catch (error) {
    if (!wrong) throw error;
    wrong.push(`${what}: ${error.message}`);
  } finally {
    await laptop.remove(folder);
  }
}

// Opens the device as a person does, and returns what is missing.
async function look(folder, { stay = 500, ...how } = {}) {
  const on = await laptop.switchOn(folder);
  try {
    const { screen, said } = await opened(on.page, how);
    if (screen !== 'open') throw new Error(`it opens as ${screen}: ${await on.page.locator('main').innerText()}`);
    const page = await on.page.locator('body').innerText();
    counts.read_only += page.includes('Read only: this is the second copy');
    const lost = missing(whole.facts, await seen(on.page, whole.audit));
    counts.entries_lost += lost.filter((fact) => /^(concern|week):/.test(fact)).length;
    counts.kept_quiet += lost.length > 0 && !said.length;
    await on.page.waitForTimeout(stay);
    return { lost, said, page };
  } finally {
    await on.quit();
  }
}
