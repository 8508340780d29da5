// No text that anybody wrote is readable in the profile's files: not in the stores, not in the browser's own history,
// sessions or form data, not after a draft was discarded, and none at all after the device was erased.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goTo, heading } from '../end2end/steps/page.mjs';
import { chance } from './chance.mjs';
import { start } from './laptop.mjs';
import { SEED } from './lengths.mjs';
import { doEverything } from './steps/everything.mjs';
import { found, markers } from './steps/markers.mjs';
import { opened } from './steps/opened.mjs';
import { print } from './tally.mjs';

const LEAST = 50;
const mark = markers(chance(SEED));
let laptop;
let folder;
before(async () => (laptop = await start()));
after(() => laptop.stop());

// One line for each file, with what was found there.
function byFile(hits) {
  const files = [...new Set(hits.map(({ file }) => file))];
  return files.map((file) => {
    const here = hits.filter((hit) => hit.file === file);
    return `${file}: ${here.length} (${here.map(({ what }) => what).join('; ')})`;
  });
}

async function search(when) {
  const { searched, hits } = await found(folder, mark.all);
  print(`plaintext ${when}`, { seed: String(SEED), markers: mark.all.size, files: searched, found: hits.length });
  assert.deepEqual(byFile(hits), []);
}

// Half of the marker comes first, and so does the other half: compressed, the marker itself is nowhere.
test('the search finds what is there, however the browser packed it', async () => {
  const marker = 'vqzkxwplmtrhcdnb';
  const packed = `${marker.slice(0, 8)}${'-'.repeat(200)}${marker.slice(8)}${'-'.repeat(9_000)}${marker}`;
  folder = await laptop.profile();
  const on = await laptop.switchOn(folder);
  await on.page.evaluate(store, packed);
  await on.page.waitForTimeout(3_000); // by then the log is a table, in which texts are compressed
  await on.quit();
  const { hits } = await found(folder, new Map([[marker, 'put there by this test']]));
  for (const place of [/IndexedDB.*\.(ldb|log)$/, /Local Storage.*\.(ldb|log)$/]) {
    assert.ok(hits.some(({ file }) => place.test(file)), `found in ${place}: ${byFile(hits)}`);
  }
  await laptop.remove(folder);
});

test('nothing that was written can be read in the files of the profile', async () => {
  folder = await laptop.profile();
  const on = await laptop.switchOn(folder);
  await doEverything(on.hand, mark);
  assert.ok(mark.all.size >= LEAST, `${mark.all.size} fields`);
  await on.quit();
  await search('after work');
});

test('nor once the device is erased', async () => {
  const on = await laptop.switchOn(folder);
  await opened(on.page);
  await goTo(on.page, '#/erase');
  await heading(on.page, /Erase this device/);
  await on.page.locator('#erase').fill('ERASE');
  await on.hand.press('Erase this device');
  await on.page.getByText('This device is erased').waitFor();
  await on.quit();
  await search('after erasing');
});

// Runs in the page.
function store(text) {
  localStorage.setItem('elsewhere', text);
  return new Promise((resolve) => {
    const opening = indexedDB.open('elsewhere');
    opening.onupgradeneeded = () => opening.result.createObjectStore('texts').put(text, 1);
    opening.onsuccess = () => resolve(opening.result.close());
  });
}
