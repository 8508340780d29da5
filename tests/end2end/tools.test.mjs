// Several audit tools, and two with one name and version: the pages say which is which, and nobody is given one that they did
// not choose. From the single file, by keyboard alone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { looksWell, start } from './harness.mjs';
import { deviceFor } from './steps/device.mjs';
import { takeIn } from './steps/files.mjs';
import { keys } from './steps/keys.mjs';
import { ADA, idOf, LONG_NAME, pack, person, submitted } from './steps/packs.mjs';
import { goTo, heading } from './steps/page.mjs';

const SHIPPED = new URL('../../src/domain/tool/shipped/practice-audit-1.json', import.meta.url);
const shipped = JSON.parse(readFileSync(SHIPPED, 'utf8'));
const LEAD = person(LONG_NAME, 'QA lead');

let app;
before(async () => (app = await start()));
after(() => app.stop());

const published = (name, tool) => ({
  id: idOf(`tool ${name}`), at: '2024-12-16T16:45:00Z', who: LEAD, body: { kind: 'tool_published', ...tool },
});

test('tools with one name and version are told apart, and a choice is asked for where there are several', async () => {
  const { page, hand, close } = await deviceFor(app, 'file', 'Quin Lead', 'QA lead');
  const [first, ...others] = shipped.areas;
  const rival = { ...shipped, areas: [{ ...first, name: 'The history of the case' }, ...others] };
  const themed = { ...shipped, id: 'themed', name: 'Themed audit: neglect', about: 'One theme, looked at closely.' };
  const theirs = [submitted('CSW 24-0001'), submitted('CSW 24-0002', { who: ADA })];
  const inside = await takeIn(hand, pack([published('rival', rival), published('themed', themed), ...theirs]));
  assert.match(inside, /Each audit keeps the one that it was made with/);

  await goTo(page, '#/');
  await page.getByText(`published by ${LONG_NAME} on 16 December 2024; built into Plumbline`).waitFor();

  const person = keys(page);
  await goTo(page, '#/tool');
  await heading(page, 'Audit tools');
  await looksWell(page, 'tools-in-use');
  await person.follow(/^Practice audit, version 1/);
  await page.getByText('Two different audit tools have this name and version').waitFor();
  await person.unfold('The one that was built into Plumbline');
  await looksWell(page, 'tools-rivals');

  await goTo(page, '#/moderation');
  await person.unfold('Draw a sample');
  await person.press('Draw the sample');
  await page.locator('.govuk-error-summary').getByText('Choose the audit tool whose rule is used').waitFor();
  await looksWell(page, 'tools-sample-error');
  await person.choose('Audit tool', 'Themed audit: neglect');
  await person.press('Draw the sample');
  await page.getByText(/^Drawn: \d+ of 2 audits/).waitFor();
  await looksWell(page, 'tools-sample');
  await close();
});
