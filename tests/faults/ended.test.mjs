// Kills the browser within ten seconds after an entry of each kind was committed, or a draft was discarded. No draft
// returns, and committed entries are there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chance } from './chance.mjs';
import { start } from './laptop.mjs';
import { ENDED_ROUNDS, LONGEST_AFTER, SEED } from './lengths.mjs';
import { ENDS, made } from './steps/ended.mjs';
import { opened } from './steps/opened.mjs';
import { print } from './tally.mjs';

const dice = chance(SEED);
const counts = { seed: String(SEED), kinds: Object.keys(ENDS).length, kills: 0, wrong: 0 };

let laptop;
before(async () => (laptop = await start()));
after(async () => {
  await laptop.stop();
  print('ended drafts', counts);
});

test('whatever is committed is there once after a kill, and no draft of it comes back', { timeout: Infinity }, async () => {
  const wrong = [];
  for (let round = 0; round < ENDED_ROUNDS; round += 1) wrong.push(...(await life()));
  assert.deepEqual(wrong, []);
});

async function life() {
  const wrong = [];
  const folder = await laptop.profile();
  const device = {};
  let on = await laptop.switchOn(folder);
  await made(on.hand);
  for (const [what, does] of Object.entries(ENDS)) {
    const look = await does(on.hand, device).catch((error) => {
      throw new Error(`${[...wrong, what].join('; ')}: ${error.message}`);
    });
    const wait = dice.happens(0.5) ? dice.between(0, 40) : dice.between(0, LONGEST_AFTER);
    await on.page.waitForTimeout(wait);
    await on.kill();
    counts.kills += 1;
    on = await laptop.switchOn(folder);
    await opened(on.page);
    const found = await look(on.page);
    counts.wrong += found.length;
    wrong.push(...found.map((fault) => `${what}, killed after ${wait} ms: ${fault}`));
  }
  await on.kill();
  await laptop.remove(folder);
  return wrong;
}
