// A QA lead's work, in the example quarter: the sentence, the choice of stage and quarter, files that add up.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './harness.mjs';
import { setUp } from './steps/audit.mjs';
import { become, enter, lookRound, QA_LEAD } from './steps/example.mjs';
import { breaches, parseCsv } from './steps/figures.mjs';
import { mouse } from './steps/mouse.mjs';
import { downloaded, drawn, goTo, heading } from './steps/page.mjs';

const SENTENCE =
  '36% (8 of 22 audits) good; 59% (13 of 22) requires improvement; 5% (1 of 22) inadequate. ' +
  'Separately, 20% (20 of 100 practice-area grades) inadequate.';
const HEADER =
  'period,stage,unit,practice_area,service_area,grade,numerator,denominator,percent,wilson_low,wilson_high,' +
  'not_applicable,not_enough_evidence';

let app;
before(async () => (app = await start()));
after(() => app.stop());

async function atQuarter() {
  const visit = await lookRound(app);
  const hand = mouse(visit.page);
  await become(visit.page, QA_LEAD);
  await hand.press('See the quarter’s figures');
  await heading(visit.page, 'Q3 2024/25');
  return { ...visit, hand };
}

test('the quarter says its headline in one sentence, with every base', async () => {
  const { page, errors, close } = await atQuarter();
  await page.getByText(SENTENCE, { exact: true }).waitFor();
  assert.deepEqual(errors, []);
  await close();
});

test('another stage and another quarter are other figures, each with an address of its own', async () => {
  const { page, hand, close } = await atQuarter();
  const text = () => page.locator('main').innerText();
  const said = [await text()];
  for (const stage of ['Auditor’s grades', 'Moderator’s grades', 'Agreed grades']) {
    await page.getByRole('navigation', { name: 'Stage' }).getByRole('link', { name: stage }).click();
    await page.locator(`[aria-label=Stage] [aria-current]`, { hasText: stage }).waitFor();
    said.push(await text());
  }
  assert.match(page.url(), /#\/quarter\/2024-Q3\/agreed$/);
  await hand.pick('Quarter', await page.locator('#quarter option[value="2024-Q2"]').innerText());
  await heading(page, 'Q2 2024/25');
  said.push(await text());
  assert.equal(new Set(said).size, said.length);

  await page.goBack();
  await heading(page, 'Q3 2024/25');
  assert.match(page.url(), /#\/quarter\/2024-Q3\/agreed$/);
  await close();
});

test('the CSV has its columns, ends its lines, and adds up over every base', async () => {
  const { page, hand, close } = await atQuarter();
  const { name, text } = await downloaded(page, () => hand.press('Download the figures (CSV)'));
  assert.equal(name, 'plumbline-2024-Q3-final.csv');
  const { header, rows } = parseCsv(text);
  assert.equal(header, HEADER);
  assert.deepEqual([...new Set(rows.map((row) => `${row.period}, ${row.stage}`))], ['Q3 2024/25, final']);

  const bases = new Map();
  for (const row of rows) {
    const base = [row.unit, row.practice_area, row.service_area].join('|');
    bases.set(base, [...(bases.get(base) ?? []), row]);
  }
  const whole = (unit) => `${unit}||`;
  for (const [base, grades] of bases) {
    const denominators = new Set(grades.map((row) => row.denominator));
    assert.equal(denominators.size, 1, base);
    assert.equal(sum(grades, 'numerator'), Number(grades[0].denominator), base);
    for (const row of grades.filter((row) => row.denominator !== '0')) {
      assert.equal(row.percent, ((100 * row.numerator) / row.denominator).toFixed(1), base);
      assert.ok(Number(row.wilson_low) <= row.percent && row.percent <= Number(row.wilson_high), base);
    }
  }
  for (const [unit, part] of [['audits', 'service_area'], ['practice-area grades', 'practice_area']]) {
    const parts = rows.filter((row) => row.unit === unit && row[part] !== '');
    for (const row of bases.get(whole(unit))) {
      const same = parts.filter((other) => other.grade === row.grade);
      assert.equal(sum(same, 'numerator'), Number(row.numerator), `${unit}, ${row.grade}`);
    }
  }
  const counts = (unit) => bases.get(whole(unit)).map((row) => [row.grade, Number(row.numerator), row.percent]);
  assert.deepEqual(counts('audits').sort(), [
    ['good', 8, '36.4'], ['inadequate', 1, '4.5'], ['requires improvement', 13, '59.1'],
  ]);
  const inadequate = counts('practice-area grades').find(([grade]) => grade === 'inadequate');
  assert.deepEqual(inadequate, ['inadequate', 20, '20.0']);
  await close();
});

test('the JSON holds to its schema and says the same as the CSV', async () => {
  const { page, hand, close } = await atQuarter();
  const csv = await downloaded(page, () => hand.press('Download the figures (CSV)'));
  const json = await downloaded(page, () => hand.press('Download the figures (JSON)'));
  const schema = await downloaded(page, () => hand.press('Download the JSON’s schema'));
  const figures = JSON.parse(json.text);
  assert.deepEqual(breaches(JSON.parse(schema.text), figures), []);
  assert.ok(figures.sentences.includes(SENTENCE));

  const { audits, practice_area_grades: areas } = figures;
  const all = [audits.overall, ...audits.by_service_area, areas.overall, ...areas.by_practice_area];
  const text = (value) => (value === null ? '' : String(value));
  const rows = all.flatMap((base) =>
    base.grades.map((row) => [
      base.unit, text(base.practice_area), text(base.service_area), row.grade, row.numerator, row.denominator,
      row.percent, row.wilson_low, row.wilson_high, base.not_applicable, base.not_enough_evidence,
    ]),
  );
  const number = (value) => (value === '' ? null : Number(value));
  const columns = ['numerator', 'denominator', 'percent', 'wilson_low', 'wilson_high', 'not_applicable', 'not_enough_evidence'];
  const same = parseCsv(csv.text).rows.map((row) => [
    row.unit, row.practice_area, row.service_area, row.grade, ...columns.map((column) => number(row[column])),
  ]);
  assert.deepEqual(rows, same);
  await close();
});

test('a practice week is planned in the example, and nothing of the example is stored', async () => {
  const { page, close } = await app.open('site');
  const hand = mouse(page);
  await setUp(hand);
  await page.evaluate(() => (location.hash = '#/device'));
  await heading(page, 'This device');
  const before = await stored(page);
  assert.ok(before.local.some(([key]) => key === 'plumbline.preference.people'), 'this test can see what is stored');
  assert.ok(!JSON.stringify(before).includes('Ama'), 'and it is sealed');
  await close();

  const { page: other, close: closeOther } = await app.open('site');
  await drawn(other);
  const empty = await stored(other);
  await enter(other);
  await become(other, QA_LEAD);
  const lead = mouse(other);
  await lead.follow('Plan a practice week');
  await lead.press('Plan this week');
  await other.locator('.govuk-error-summary:focus').waitFor();
  await lead.write('Name', 'Care leavers, December');
  await lead.date('First day', ['16', '12', '2024']);
  await lead.date('Last day', ['20', '12', '2024']);
  await lead.tick('Service areas', 'Care Leavers');
  await lead.press('Plan this week');
  await heading(other, 'Care leavers, December');

  await lead.follow('Leave the example');
  await heading(other, /^Practice audits/);
  assert.deepEqual(await stored(other), empty);
  await closeOther();
});

test('every page of the example says that it is one', async () => {
  const { page, close } = await lookRound(app);
  for (const route of ['/', '/begin', '/plan-week', '/moderation', '/quarter', '/quarters', '/tool', '/device', '/about', '/nowhere']) {
    await goTo(page, '#/device');
    await page.evaluate((route) => (location.hash = `#${route}`), route);
    await page.locator('#page-title').waitFor();
    await page.getByText('Nothing here is real, and nothing is stored.').waitFor();
  }
  await close();
});

const sum = (rows, column) => rows.reduce((total, row) => total + Number(row[column]), 0);

// Everything in the browser's two storages.
function stored(page) {
  return page.evaluate(async () => {
    const open = (name) => new Promise((resolve) => (indexedDB.open(name).onsuccess = ({ target }) => resolve(target.result)));
    const read = (store) => new Promise((resolve) => (store.getAll().onsuccess = ({ target }) => resolve(target.result)));
    const database = await open('plumbline');
    const entries = await read(database.transaction('entries').objectStore('entries'));
    database.close();
    return { local: Object.entries(localStorage), entries };
  });
}
