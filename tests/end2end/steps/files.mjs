// Files between people: handing over and opening, with a hand (mouse.mjs or keys.mjs).

import { heading } from './page.mjs';

// The page from its beginning, also where it is open.
async function anew(page, hash, title) {
  await page.evaluate(() => (location.hash = '#/about'));
  await heading(page, /Plumbline/);
  await page.evaluate((hash) => (location.hash = hash), hash);
  await heading(page, title);
}

// Hands over: what and for what, how it is sealed. The file, the words that were drawn, and what the page said is inside.
export async function handOverFile(hand, { what, purpose, key }) {
  const { page } = hand;
  await anew(page, '#/hand-over', 'Hand over');
  await hand.choose('What do you want to hand over?', what);
  await hand.choose('What is the file for?', purpose);
  await hand.press('Continue');
  await page.locator('#goes').waitFor();
  const inside = await page.locator('main').innerText();
  await hand.press('Continue');
  await page.getByRole('group', { name: 'How shall the file be sealed?' }).waitFor();
  let words = null;
  if (key) {
    await hand.choose('How shall the file be sealed?', 'For a colleague’s key');
    await hand.write('Their key', key.text);
    await hand.write('Whose key it is', key.whose);
  } else {
    await hand.choose('How shall the file be sealed?', 'With six words that are drawn for this file');
    words = (await page.locator('#proposed').innerText()).trim();
  }
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), hand.press('Save the file')]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  await page.locator('#handed').waitFor({ timeout: 60_000 });
  return { name: download.suggestedFilename(), buffer: Buffer.concat(chunks), words, inside };
}

async function choose(hand, { name, buffer }) {
  await anew(hand.page, '#/open', 'Open a file');
  await hand.page.locator('#handed-over').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await hand.press('Look into it');
}

// What is said of a file that doesn't open.
export async function refused(hand, file) {
  await choose(hand, file);
  const summary = hand.page.locator('.govuk-error-summary');
  await summary.waitFor();
  return summary.innerText();
}

// Opens a file up to the page that shows what it would add. That page's text.
export async function lookInto(hand, file) {
  const { page } = hand;
  const { words } = file;
  await choose(hand, file);
  if (words) {
    await heading(page, 'The passphrase of the file');
    await hand.write(page.getByLabel('Passphrase of the file'), words);
    await hand.press('Open it');
  }
  await page.getByRole('heading', { level: 1, name: 'What the file would add' }).waitFor({ timeout: 60_000 });
  return page.locator('main').innerText();
}

export async function takeIn(hand, file) {
  const inside = await lookInto(hand, file);
  await hand.press('Take it in');
  await heading(hand.page, 'Taken in');
  return inside;
}

// This device's key for receiving, made where there is none.
export async function receivingKey(hand) {
  const { page } = hand;
  await page.evaluate(() => (location.hash = '#/device'));
  await heading(page, 'This device');
  const text = page.locator('.pl-copy-text__text', { hasText: /^age1/ });
  const make = page.getByRole('button', { name: 'Make a key for this device' });
  if (await make.count()) await hand.press('Make a key for this device');
  await text.waitFor();
  return (await text.innerText()).trim();
}
