// One round of the kill suite: somebody records concerns and types, and the browser is killed meanwhile.

import { begin, setUp, sitDown } from '../../end2end/steps/audit.mjs';
import { auditOf, goTo } from '../../end2end/steps/page.mjs';
import { concernsOn, missing, raise } from './light.mjs';
import { opened } from './opened.mjs';

const LONGEST = 3_500; // milliseconds of work before a kill

// A device on which an audit has been begun, closed as a person closes it. `entries` and `draft` are what was
// acknowledged.
export async function begun(laptop, folder) {
  const on = await laptop.switchOn(folder);
  await opened(on.page);
  await begin(on.hand);
  const audit = auditOf(on.page);
  await on.quit();
  return { folder, audit, entries: [], draft: 0, typed: 0 };
}

// Whether the device still knows who works on it. If not, somebody starts working on it again.
export async function stillKnows({ page, hand }, screen) {
  if (screen === 'first') {
    await goTo(page, '#/');
    await setUp(hand);
    return false;
  }
  await goTo(page, '#/device');
  if (await page.getByText('Working now').isVisible()) return true;
  await hand.follow('Somebody else');
  await sitDown(hand, 'Ama Auditor', 'Practice auditor');
  return false;
}

// Works until the browser is killed. Resolves with the amount that was acknowledged before that.
export async function round(on, device, dice) {
  const before = { entries: device.entries.length, draft: device.drafts ?? 0 };
  const atOnce = dice.happens(0.5);
  const nth = dice.between(1, 5);
  const moment = atOnce ? dice.between(0, 40) : dice.between(0, LONGEST);
  let killed = null;
  const killAfter = (wait) => (killed ??= new Promise((resolve) => setTimeout(resolve, wait)).then(on.kill));
  if (!atOnce) killAfter(moment);

  let acts = 0;
  try {
    for (; ;) {
      await (dice.happens(0.25) ? type : record)(on, device);
      acts += 1;
      if (atOnce && acts === nth) killAfter(moment);
    }
  } catch (error) {
    if (!killed) throw error; // nobody killed it: the step itself failed
  }
  await killed;
  return { entries: device.entries.length - before.entries, drafts: (device.drafts ?? 0) - before.draft };
}

async function record({ page, hand }, device) {
  await goTo(page, `#/more/${device.audit}`);
  const what = `Concern ${(device.asked = (device.asked ?? 0) + 1)}`;
  await raise(hand, what);
  device.entries.push(what);
}

// A number in the draft's reference, which shows the order of the saves.
async function type({ page }, device) {
  await goTo(page, `#/guide/${device.audit}/case`);
  device.typed += 1;
  await page.locator('#case-reference').fill(`CSW ${device.typed}`);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.getByText('Saved on this device').waitFor();
  device.draft = device.typed;
  device.drafts = (device.drafts ?? 0) + 1;
}

// Opens the app on the device after a kill, and returns what was acknowledged and is missing.
export async function look({ page, hand }, device) {
  const { screen, rescued, said } = await opened(page);
  const found = { screen, rescued, said, lost: device.entries, torn: 0, twice: 0, draftLost: false, forgotten: false };
  if (screen === 'closed') return found;
  found.forgotten = !(await stillKnows({ page, hand }, screen));
  await goTo(page, '#/');
  const unread = await page.getByText(/\d+ things? on this device can’t be read/).allInnerTexts();
  found.torn = unread.length ? Number.parseInt(unread[0].match(/\d+/)[0], 10) : 0;

  await goTo(page, `#/more/${device.audit}`);
  const concerns = await concernsOn(page);
  found.lost = missing(device.entries, concerns);
  found.twice = concerns.length - new Set(concerns).size;

  await goTo(page, `#/guide/${device.audit}/case`);
  const reference = page.locator('#case-reference');
  const there = (await reference.count()) ? await reference.inputValue() : '';
  const number = Number(there.replace(/\D/g, ''));
  found.draftLost = number < device.draft;
  // Each loss is counted once.
  device.entries = device.entries.filter((entry) => concerns.includes(entry));
  device.draft = number;
  return found;
}
