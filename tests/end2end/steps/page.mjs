// What every journey needs from a page: which one it is, that it survives a reload, the contents of its fields.

import assert from 'node:assert/strict';
import { started } from '../harness.mjs';

// Waits until the page with this heading is drawn. The heading may begin with a caption.
export async function heading(page, words) {
  const name = typeof words === 'string' ? new RegExp(`${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) : words;
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

// Waits until some page is drawn: the app has started and has looked at the device.
export async function drawn(page) {
  await started(page);
  await page.locator('#page-title').waitFor();
}

// The passphrase of every device in these tests.
export const PASSPHRASE = 'acid acorn acre 24';

// Waits until some page is drawn, and unlocks the device if it is locked: the page of the address follows.
export async function unlocked(page, passphrase = PASSPHRASE) {
  await drawn(page);
  const title = page.locator('#page-title');
  if ((await title.innerText()) !== 'Unlock this device') return;
  await page.locator('#passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await title.filter({ hasNotText: 'Unlock this device' }).waitFor();
}

// A reload locks.
export async function reload(page, passphrase) {
  await page.reload();
  await unlocked(page, passphrase);
}

// Goes to an address within the app, as a bookmark would.
export async function goTo(page, route) {
  if (new URL(page.url()).hash === route) return;
  await page.evaluate((route) => (location.hash = route), route);
  await page.waitForFunction(() => document.activeElement?.id === 'page-title');
}

// The contents of all fields in the page, by the fields' ids.
export function answers(page) {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('main :is(input, textarea, select)')];
    const answer = (field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value);
    return Object.fromEntries(fields.map((field) => [field.id, answer(field)]));
  });
}

// Reloads a page with half-typed answers, and unlocks: it is the same page, and no answer is lost.
export async function outlastsReload(page) {
  const before = [await page.locator('#page-title').innerText(), await answers(page)];
  await reload(page);
  assert.deepEqual([await page.locator('#page-title').innerText(), await answers(page)], before);
}

// The id of the audit that the page is about.
export const auditOf = (page) => new URL(page.url()).hash.split('/')[2];

export const focusedId = (page) => page.evaluate(() => document.activeElement?.id);

// Waits until the element with this id has focus.
export async function focused(page, id) {
  await page.waitForFunction((id) => document.activeElement?.id === id, id);
}

// The file that a press of this button downloads: its name and its text.
export async function downloaded(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
}
