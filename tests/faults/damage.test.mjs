// Damages files of the profile while the browser is closed. The app reports every loss, and restores what the mirror
// has.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chance } from './chance.mjs';
import { start } from './laptop.mjs';
import { DAMAGES, SEED } from './lengths.mjs';
import { WAYS } from './steps/damaging.mjs';
import { fill, missing, raise, seen, UNFINISHED } from './steps/light.mjs';
import { opened } from './steps/opened.mjs';
import { print } from './tally.mjs';

const dice = chance(SEED);
const counts = { seed: String(SEED), runs: 0, intact: 0, detected: 0, undetected: 0, rescued: 0, entries_not_recovered: 0 };
const undetected = [];
const stuck = []; // runs in which the app did not open

let laptop;
let whole; // { folder, audit, facts }: a good profile, and everything that a person sees in it
before(async () => {
  laptop = await start();
  whole = await good();
  const ways = ['shelf', 'drawer'].flatMap((place) => Object.keys(WAYS).map((way) => [place, way]));
  for (let n = 0; n < DAMAGES; n += 1) await run(...ways[n % ways.length]);
}, { timeout: Infinity });

after(async () => {
  await laptop.stop();
  print('damage', counts);
});

test('the app opens, whatever harm its files came to', () => {
  assert.deepEqual(stuck, []);
});

test('whatever is lost, the app says so', () => {
  assert.deepEqual(undetected, []);
});

test('what lies in the mirror is put back, all of it', () => {
  assert.equal(counts.entries_not_recovered, 0);
});

// Filled in two sessions, so that tables and logs both have contents.
async function good() {
  const folder = await laptop.profile();
  const first = await laptop.switchOn(folder);
  const audit = await fill(first.hand);
  await first.quit();
  const second = await laptop.switchOn(folder, `#/more/${audit}`);
  await opened(second.page);
  await raise(second.hand, 'Nobody opened the door');
  await second.page.locator('#concern-what').fill(UNFINISHED);
  const facts = await seen(second.page, audit);
  await second.quit();
  return { folder, audit, facts };
}

async function run(place, way) {
  const folder = await laptop.profile(whole.folder);
  const done = await WAYS[way](laptop[place](folder), dice);
  const on = await laptop.switchOn(folder);
  counts.runs += 1;
  try {
    const { screen, rescued, said } = await opened(on.page);
    // A device that no longer knows its people cannot say what they lost.
    const lost = screen === 'open' ? missing(whole.facts, await seen(on.page, whole.audit)) : whole.facts;
    classify(`${place}, ${done}`, { screen, rescued, said, lost });
  } catch (error) {
    stuck.push(`${place}, ${done}: ${error.message}`);
  }
  await on.kill();
  await laptop.remove(folder);
}

function classify(what, { screen, rescued, said, lost }) {
  counts.rescued += rescued;
  const spoke = said.length > 0 || rescued || screen === 'closed';
  if (!lost.length && !spoke) counts.intact += 1;
  else if (spoke) counts.detected += 1;
  else {
    counts.undetected += 1;
    undetected.push(`${what}: ${screen}, lost ${lost.join(', ')}`);
  }
  const isEntry = (fact) => /^(concern|week):/.test(fact);
  if (what.startsWith('shelf') && screen === 'open') counts.entries_not_recovered += lost.filter(isEntry).length;
}
