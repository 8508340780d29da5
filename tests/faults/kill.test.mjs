// Kills the browser at any moment while somebody works: everything that the app had shown as saved is there afterwards.
// A flat battery has the same effect. Half of the kills come at any time, half just after "saved".

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setUp } from '../end2end/steps/audit.mjs';
import { chance } from './chance.mjs';
import { begun, look, round, stillKnows } from './steps/killing.mjs';
import { start } from './laptop.mjs';
import { KILLS, KILLS_A_DEVICE, SEED } from './lengths.mjs';
import { opened } from './steps/opened.mjs';
import { print } from './tally.mjs';

const dice = chance(SEED);
const counts = { seed: String(SEED), kills: 0, acknowledged: 0, lost: 0, torn: 0, twice: 0, rescued: 0, shut: 0, forgotten: 0 };
const drafts = { acknowledged: 0, lost: 0 };
const setUps = { acknowledged: 0, forgotten: 0 };
const bad = []; // losses, in words

let laptop;
before(async () => {
  laptop = await start();
  while (counts.kills < KILLS) await lifeOfADevice();
}, { timeout: Infinity });

after(async () => {
  await laptop.stop();
  print('kill', { ...counts, drafts_acknowledged: drafts.acknowledged, drafts_lost: drafts.lost });
  print('kill after set-up', setUps);
});

test('every entry that was acknowledged is there and can be read after a kill', () => {
  assert.deepEqual(bad, []);
  assert.ok(counts.acknowledged > counts.kills / 2, 'the kills came while work was being saved');
});

test('every draft that was said to be saved is there after a kill', () => {
  assert.equal(drafts.lost, 0, `${drafts.lost} of ${drafts.acknowledged} drafts`);
});

test('a device that was set up is still set up after a kill', () => {
  assert.equal(setUps.forgotten + counts.forgotten, 0, `${setUps.forgotten} of ${setUps.acknowledged} set-ups`);
});

// From set-up to the last of its kills, or to the first after which it no longer knew who works on it.
async function lifeOfADevice() {
  const folder = await laptop.profile();
  await killSetUp(folder);
  const device = await begun(laptop, folder);
  let last = counts.kills + KILLS_A_DEVICE;
  for (; ;) {
    const on = await laptop.switchOn(folder, `#/more/${device.audit}`);
    const found = await look(on, device);
    tell(device, found);
    if (found.screen !== 'open' || found.forgotten) last = 0;
    if (counts.kills >= Math.min(last, KILLS)) {
      await on.kill();
      break;
    }
    const acknowledged = await round(on, device, dice);
    counts.kills += 1;
    counts.acknowledged += acknowledged.entries;
    drafts.acknowledged += acknowledged.drafts;
  }
  await laptop.remove(folder);
}

function tell(device, { screen, rescued, lost, torn, twice, draftLost, forgotten }) {
  counts.rescued += rescued;
  counts.forgotten += forgotten;
  counts.shut += screen === 'closed';
  counts.lost += lost.length;
  counts.torn += torn;
  counts.twice += twice;
  drafts.lost += draftLost;
  if (lost.length || torn || twice || screen === 'closed') {
    bad.push(`after kill ${counts.kills}: ${screen}, lost ${lost.join(', ') || 'nothing'}, torn ${torn}, twice ${twice}`);
  }
}

// The hardest moment: the device has just been set up, and the battery is flat.
async function killSetUp(folder) {
  const on = await laptop.switchOn(folder);
  await setUp(on.hand);
  setUps.acknowledged += 1;
  await on.page.waitForTimeout(dice.happens(0.5) ? dice.between(0, 40) : dice.between(0, 4000));
  await on.kill();
  const again = await laptop.switchOn(folder);
  const { screen } = await opened(again.page);
  setUps.forgotten += !(await stillKnows(again, screen));
  await again.quit();
}
