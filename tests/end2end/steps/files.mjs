// Files between people: handing over and opening, with a hand (mouse.mjs or keys.mjs).

import { downloaded, goTo, heading } from './page.mjs';

export const WHAT = 'What do you want to hand over?';
export const EVERYTHING = 'Everything on this device';
export const HOW = 'How do you want to protect the file?';

// The page from its beginning, even if it is open.
async function anew(page, hash, title) {
  await page.evaluate(() => (location.hash = '#/about'));
  await heading(page, /Plumbline/);
  await page.evaluate((hash) => (location.hash = hash), hash);
  await heading(page, title);
}

// Hands over: what and for which purpose; sealed for a key, with an agreed passphrase, not at all, or with random
// words. Returns the file, the words that open it, and the page's list of its contents.
export async function handOverFile(hand, { what = EVERYTHING, purpose = 'Send all grades to the QA lead', key, agreed, bare } = {}) {
  const { page } = hand;
  await beginHandOver(hand);
  await hand.choose(WHAT, what);
  await hand.choose('What is the file for?', purpose);
  await hand.press('Continue');
  await page.locator('#goes').waitFor();
  const inside = await page.locator('main').innerText();
  await hand.press('Continue');
  await page.getByRole('group', { name: HOW }).waitFor();
  let words = agreed ?? null;
  if (key) {
    await hand.choose(HOW, 'For a colleague’s key');
    await hand.write('Their key', key.text);
    await hand.write('Whose key it is', key.whose);
  } else if (agreed) {
    await hand.choose(HOW, 'With a passphrase that you have agreed on');
    await hand.write(page.locator('#agreed'), agreed);
  } else if (bare) {
    await hand.choose(HOW, 'No password');
    await hand.tick('Before you go on', /^I know who can read the file/);
  } else {
    await hand.choose(HOW, 'With six random words for this file');
    words = (await page.locator('#proposed').innerText()).trim();
  }
  return { ...(await saveFile(hand)), words, inside };
}

export const beginHandOver = (hand) => anew(hand.page, '#/hand-over', 'Hand over');

// The last step: the file that is downloaded.
export async function saveFile(hand) {
  const { page } = hand;
  const given = page.waitForEvent('download', { timeout: 60_000 });
  const [download] = await Promise.all([given, hand.press('Save the file')]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  await page.locator('#handed').waitFor({ timeout: 60_000 });
  return { name: download.suggestedFilename(), buffer: Buffer.concat(chunks) };
}

// Chooses a file to look into, or several, from the page's beginning.
export async function chooseFile(hand, ...files) {
  await anew(hand.page, '#/open', 'Open a file');
  const chosen = files.map(({ name, buffer }) => ({ name, mimeType: 'application/octet-stream', buffer }));
  await hand.page.locator('#handed-over').setInputFiles(chosen);
  await hand.press('Open');
}

// The message about a file that does not open.
export async function refused(hand, file) {
  await chooseFile(hand, file);
  const summary = hand.page.locator('.govuk-error-summary');
  await summary.waitFor();
  return summary.innerText();
}

// Opens a file up to the page that shows what it would add. Returns that page's text.
export async function lookInto(hand, file) {
  const { page } = hand;
  const { words } = file;
  await chooseFile(hand, file);
  if (words) {
    await heading(page, 'The passphrase of the file');
    await hand.write(page.getByLabel('Passphrase of the file'), words);
    await hand.press('Open');
  }
  await page.getByRole('heading', { level: 1, name: 'What the file would change' }).waitFor({ timeout: 60_000 });
  return page.locator('main').innerText();
}

export async function takeIn(hand, file) {
  const inside = await lookInto(hand, file);
  await hand.press(/^Add to this device/);
  await heading(hand.page, 'File added');
  return inside;
}

// The CSV of the newest quarter's agreed grades, which is the same on every device.
export async function quarterCsv(page) {
  await goTo(page, '#/quarter/newest/agreed');
  await page.getByRole('heading', { level: 1 }).waitFor();
  return (await downloaded(page, () => page.getByRole('button', { name: /CSV/ }).click())).text;
}

// This device's key for receiving, which is made if there is none.
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
