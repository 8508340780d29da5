// Every page and state: no findings from axe, a distinct title, focus on the heading, no sideways scrolling at 320 px.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults, start } from './harness.mjs';
import { AREAS, begin, choosePassphrase, keepKit, sayWho, setUp } from './steps/audit.mjs';
import { AUDITOR, become, lookRound, MODERATOR, QA_LEAD } from './steps/example.mjs';
import { mouse } from './steps/mouse.mjs';
import { auditOf, drawn, goTo, heading } from './steps/page.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

// The browser keeps titles and addresses in its history, where they must reveal nothing about an audit.
const NAMELESS = [
  [/^#\/week\//, 'Practice week'],
  [/^#\/(audit|more|end)\//, 'Audit'],
  [/^#\/guide\/.*\/grades$/, 'About the grades'],
];

const nameless = (route) => NAMELESS.find(([pattern]) => pattern.test(route))?.[1];

// Goes to each page in turn and collects its faults, its title and where focus is.
async function visitAll(page, routes) {
  const found = [];
  const titles = new Map();
  for (const [name, route, unfold] of routes) {
    await goTo(page, '#/about');
    await page.evaluate((route) => (location.hash = route), route);
    await page.waitForFunction((route) => location.hash === route && !/What Plumbline/.test(document.title), route);
    await page.waitForFunction(isRead).catch(() => found.push(`${name}: focus is neither on the heading nor on the errors`));
    const h1 = await page.locator('#page-title').evaluate(words);
    // The title follows the heading.
    await page.waitForFunction((words) => words.some((word) => document.title.includes(word)), [h1, nameless(route) ?? h1]).catch(() => {});
    const title = await page.title();
    // A window's title is stored in the browser's history, so it names no case and no week.
    const named = nameless(route) ?? h1;
    if (![h1, named].some((words) => title.includes(words))) found.push(`${name}: the title “${title}” is not “${named}”`);
    titles.set(name, title);
    if (unfold !== false) await page.evaluate(() => document.querySelectorAll('main details').forEach((each) => (each.open = true)));
    found.push(...(await faults(page, name)));
  }
  return { found, titles };
}

// Both run in the page: whether it is read from its heading or from its errors; and the heading without the caption
// above it.
function isRead() {
  const { activeElement: focused } = document;
  const { width, height } = focused?.getBoundingClientRect() ?? {};
  const seen = focused?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 1 && height > 1;
  return seen && focused.matches('#page-title, .govuk-error-summary');
}

function words(heading) {
  const own = heading.cloneNode(true);
  own.querySelector('[class*=caption]')?.remove();
  return own.textContent.trim();
}

const routeOf = (page, prefix) =>
  page.locator(`main a[href^="${prefix}"]`).first().getAttribute('href');

test('a fresh device', async () => {
  const { page, close } = await app.open('site');
  await drawn(page);
  const found = await faults(page, 'first screen');
  const hand = mouse(page);
  await hand.follow('Set up this device');
  found.push(...(await faults(page, 'set up')));
  await hand.press('Continue');
  await page.locator('.govuk-error-summary:focus').waitFor();
  found.push(...(await faults(page, 'set up, with errors')));
  await sayWho(hand);
  await heading(page, 'Choose a passphrase');
  found.push(...(await faults(page, 'choose a passphrase')));
  await hand.press('Continue');
  await page.locator('.govuk-error-summary:focus').waitFor();
  found.push(...(await faults(page, 'choose a passphrase, with errors')));
  await choosePassphrase(hand);
  await heading(page, 'Print your recovery kit');
  found.push(...(await faults(page, 'recovery kit')));
  await hand.press('Continue');
  await page.locator('.govuk-error-summary:focus').waitFor();
  found.push(...(await faults(page, 'recovery kit, with errors')));
  await keepKit(hand);
  await heading(page, 'Desk');
  const rooms = ['/', '/device', '/secrets', '/erase', '/set-up', '/begin', '/plan-week', '/moderation', '/quarter', '/quarters', '/tool', '/nowhere'];
  const visited = await visitAll(page, rooms.map((route) => [route, `#${route}`]));
  assert.deepEqual([...found, ...visited.found], []);
  assert.equal(new Set(visited.titles.values()).size, rooms.length, 'every page has a title of its own');
  await close();
});

test('a device whose storage is blocked', async () => {
  const prepare = (page) =>
    page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined }));
  const { page, close } = await app.open('site', { prepare });
  await drawn(page);
  assert.deepEqual(await faults(page, 'blocked'), []);
  await close();
});

test('every page of an audit, empty and with every problem shown', { timeout: 120_000 }, async () => {
  const { page, close } = await app.open('site');
  const hand = mouse(page);
  await setUp(hand);
  await begin(hand);
  const audit = auditOf(page);
  const area = `/area/${AREAS[2].key}`;
  const pages = ['', '/case', area, '/family/0', '/family/1', '/overall', '/grades', '/actions', '/good-practice', '/check'];
  const routes = pages.map((route) => [route || '/tasks', `#/guide/${audit}${route}`]);
  const { found, titles } = await visitAll(page, [...routes, ['a concern', `#/more/${audit}`]]);
  assert.equal(new Set(titles.values()).size, routes.length + 1, 'every page has a title of its own');

  // The states that answers reveal.
  await goTo(page, `#/guide/${audit}/case`);
  await hand.write('Case reference', 'Jo Bloggs');
  await page.getByText('This looks like a name.').waitFor();
  found.push(...(await faults(page, 'a doubtful reference')));
  for (const outcome of ['Spoke with them', 'Declined', 'Could not be reached', 'Not safe or appropriate', 'Observed', 'Not attempted']) {
    await goTo(page, `#/guide/${audit}/family/0`);
    await page.getByRole('radio', { name: outcome }).check();
    found.push(...(await faults(page, outcome)));
  }
  await goTo(page, `#/guide/${audit}${area}`);
  await hand.choose('What grade do you give?', 'Inadequate');
  found.push(...(await faults(page, 'an inadequate area')));
  await goTo(page, `#/guide/${audit}/actions`);
  await hand.press('Add an action');
  found.push(...(await faults(page, 'an action')));
  await goTo(page, `#/guide/${audit}/check`);
  await hand.press('Submit the audit');
  await page.locator('.govuk-error-summary:focus').waitFor();
  const wrong = await visitAll(page, [...routes, ['/grades', `#/guide/${audit}/grades`]].map(([name, route]) => [`${name}, with problems`, route]));
  assert.deepEqual([...found, ...wrong.found], []);
  await close();
});

test('the example, as each of its people sees it', { timeout: 120_000 }, async () => {
  const { page, close } = await lookRound(app);
  const hand = mouse(page);
  const found = [];
  const look = async (routes) => found.push(...(await visitAll(page, routes)).found);

  await become(page, AUDITOR);
  const desk = await page.locator('main a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const guide = desk.find((href) => href.startsWith('#/guide/'));
  const own = desk.find((href) => href.startsWith('#/audit/'));
  const week = desk.find((href) => href.startsWith('#/week/'));
  const concern = desk.find((href) => href.startsWith('#/more/'));
  await look([
    ['the auditor’s desk', '#/'], ['a week', week], ['a concern', concern], ['an audit of one’s own', own],
    ...['', '/area/planning', '/family/0', '/overall', '/grades', '/check'].map((route) => [`half-done ${route}`, guide + route]),
  ]);

  await goTo(page, '#/');
  await become(page, MODERATOR);
  await look([['the moderator’s desk', '#/'], ['the queue', '#/moderation']]);
  await goTo(page, '#/moderation');
  const grade = await routeOf(page, '#/moderate/');
  const compare = await page.locator('main a[href^="#/compare/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await look([
    ['the choice of the mode', grade], ['an audit not yet graded', grade.replace('moderate', 'audit')],
    ...compare.slice(0, 2).map((href) => [`compared ${href}`, href]), ['settled', compare.at(-1)],
  ]);
  await goTo(page, grade);
  await hand.press('Grade blind (recommended)');
  await page.getByText('You are grading blind.').waitFor();
  await look(['', '/area/planning', '/overall', '/check'].map((route) => [`grading ${route}`, grade + route]));

  await goTo(page, '#/');
  await become(page, QA_LEAD);
  const stages = ['auditor', 'moderator', 'agreed', 'final'];
  await look([
    ['the QA lead’s desk', '#/'],
    ...stages.map((stage) => [`the quarter, ${stage}`, `#/quarter/2024-Q3/${stage}`]),
    ['an empty quarter', '#/quarter/2020-Q1/final'], ['quarters', '#/quarters/final'], ['the tool', '#/tool'], ['this device', '#/device'],
  ]);
  await goTo(page, '#/about');
  await heading(page, 'What Plumbline promises');
  assert.deepEqual([...found, ...(await faults(page, 'about'))], []);
  await close();
});
