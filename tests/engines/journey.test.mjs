// One short journey in each engine and both shapes: set up, begin and submit an audit, lock and unlock, hand over a file
// and open it, download the quarter's CSV, print. What the engines do differently (storage, WebAssembly, workers, files)
// is what this protects; everything else is tested in Chromium.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { dist } from '../end2end/harness.mjs';
import { ENGINES } from './drivers.mjs';
import { person } from './person.mjs';

const tool = JSON.parse(readFileSync(new URL('../../src/domain/tool/shipped/practice-audit-1.json', import.meta.url), 'utf8'));
const PASSPHRASE = 'acid acorn acre 24';

// The steps run in the page. Each is `(by, given) => …`, where `by` is the person.
async function setUp(by, { passphrase }) {
  await by.follow('Set up this device');
  await by.write('Your name', 'Ama Auditor');
  await by.write('Your role', 'Practice auditor');
  await by.press('Continue');
  await by.fill('new-passphrase', passphrase);
  await by.fill('new-passphrase-again', passphrase);
  await by.press('Continue');
  await by.heading('recovery kit');
  await by.choose('Before you go on', 'The code is on paper');
  await by.press('Continue');
  await by.heading('Desk');
}

async function submitAudit(by, { areas }) {
  await by.follow('Begin an audit');
  await by.heading('Begin an audit');
  await by.press('Begin');
  await by.heading('Your audit');
  await by.follow('Case details');
  await by.heading('Case details');
  await by.write('Case reference', 'CSW 24-0193');
  await by.pick('Service area', 'Permanence');
  await by.choose('Type of audit', 'Monthly audit');
  await by.date('First day of the period', ['16', '6', '2024']);
  await by.date('Last day of the period', ['13', '12', '2024']);
  await by.press('Continue');
  for (const area of areas) {
    await by.heading(area);
    await by.choose('What grade do you give?', 'Good');
    await by.write('What you saw', 'A chronology kept up to date.');
    await by.write('Why this grade', 'It shapes the plan.');
    await by.press('Continue');
  }
  for (const [whose, speaker] of [['The child’s views'], ['A parent’s or carer’s views', 'Parent']]) {
    await by.heading(whose);
    if (speaker) await by.choose('Whose views', speaker);
    await by.choose('Did you speak to', 'Declined');
    await by.date('When did they decline', ['11', '12', '2024']);
    await by.press('Continue');
  }
  await by.heading('Overall grade');
  await by.choose('What is the overall grade?', 'Good');
  await by.write('Why this grade', 'The plan is followed.');
  await by.press('Continue');
  await by.heading('Actions');
  await by.press('Continue');
  await by.heading('Good practice example');
  await by.press('Continue');
  await by.heading('Check your answers and submit');
  await by.press('Submit the audit');
  await by.heading('Audit CSW 24-0193');
}

// Locking reloads the page, which ends any script in it.
async function isLocked(act) {
  for (let tries = 0; tries < 100; tries += 1) {
    const locked = await act(async (by) => by.isAt('Unlock this device')).catch(() => false);
    if (locked) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  assert.fail('the page is not locked');
}

async function unlock(by, { passphrase }) {
  await by.fill('passphrase', passphrase);
  await by.press('Unlock');
  await by.heading('Audit CSW 24-0193');
}

async function exchange(by) {
  by.keepDownloads();
  by.go('#/hand-over');
  await by.heading('Hand over');
  await by.choose('What do you want to hand over?', 'Everything on this device');
  await by.choose('What is the file for?', 'Send all grades to the QA lead');
  await by.press('Continue');
  await by.until('what goes in', () => document.getElementById('goes'));
  await by.press('Continue');
  await by.choose('How do you want to protect the file?', 'With six random words for this file');
  const words = await by.until('the words', () => document.getElementById('proposed')?.textContent.trim());
  await by.press('Save the file');
  const file = await by.download(0);
  by.go('#/open');
  await by.heading('Open a file');
  await by.chooseFile('handed-over', file);
  await by.press('Open');
  await by.heading('The passphrase of the file');
  await by.write('Passphrase of the file', words);
  await by.press('Open');
  await by.heading('What the file would change');
  return { name: file.name, inside: by.text() };
}

async function csv(by) {
  by.go('#/quarter');
  await by.until('the figures', () => document.querySelector('main').textContent.includes('Download the figures (CSV)'));
  await by.press('Download the figures (CSV)');
  const { name, blob } = await by.download(1);
  return { name, text: await blob.text() };
}

let site;
before(async () => (site = await serve(dist)));
after(() => {
  site.close();
  site.closeAllConnections();
});

for (const [engine, open] of Object.entries(ENGINES)) {
  for (const shape of ['site', 'file']) {
    test(`${engine}, ${shape}: an audit goes from the first screen to the quarter’s figures`, async () => {
      const driver = await open();
      const act = (step, given = {}) => driver.run(`(${step})((${person})(), ${JSON.stringify(given)})`);
      try {
        await driver.goTo(shape === 'site' ? `http://localhost:${site.address().port}/` : pathToFileURL(path.join(dist, 'plumbline.html')).href);
        await act(setUp, { passphrase: PASSPHRASE });
        await act(submitAudit, { areas: tool.areas.map((area) => area.name) });
        await act((by) => by.press('Lock'));
        await isLocked(act);
        await act(unlock, { passphrase: PASSPHRASE });
        const { name, inside } = await act(exchange);
        assert.match(name, /\.plumbline$/);
        assert.match(inside, /already/);
        const figures = await act(csv);
        assert.match(figures.name, /\.csv$/);
        assert.match(figures.text, /good/);
        const pdf = await driver.print();
        if (pdf) assert.equal(Buffer.from(pdf).subarray(0, 5).toString(), '%PDF-');
      } finally {
        await driver.end();
      }
    });
  }
}
