// How fast the form is, compared with a plain page that has the same form: prints tables for docs/speed.md. Each run has its own
// browser profile; the two pages take turns, so that other load on the machine affects both.

import { mkdtemp, readdir, readFile, rm, writeFile, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../../../scripts/serve.mjs';
import { ARGUMENTS, dist } from '../../end2end/harness.mjs';

const RUNS = Number(process.env.RUNS ?? 9);
const SPEEDS = { 'full speed': 1, 'a quarter of it': 4 };
const TYPED = 'The chronology is up to date and picks out the events that mattered. Her own account is there. ';
const MEASURES = {
  first: 'first screen',
  grade: 'first grade in the example',
  stored: 'from “Set up this device” to the first stored grade',
  key: 'key to paint, 95th percentile',
  task: 'longest task of the page',
};

const sorted = (numbers) => numbers.toSorted((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const p95 = (numbers) => sorted(numbers)[Math.floor(numbers.length * 0.95)];
const here = (name) => new URL(name, import.meta.url);

// The plain page with Plumbline's own style, as a site.
async function plainSite() {
  const folder = await mkdtemp(path.join(tmpdir(), 'plain-'));
  const style = (await readdir(dist)).find((name) => /^main-.*\.css$/.test(name));
  await copyFile(path.join(dist, style), path.join(folder, 'main.css'));
  const tool = await readFile(here('../../../src/domain/tool/shipped/practice-audit-1.json'), 'utf8');
  await writeFile(path.join(folder, 'plain.js'), `const TOOL = ${tool};\n${await readFile(here('plain.js'), 'utf8')}`);
  await writeFile(path.join(folder, 'index.html'), `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Plain</title>
<link rel="stylesheet" href="main.css"><body><main class="govuk-main-wrapper"></main><script src="plain.js"></script>`);
  return folder;
}

async function visit(browser, address, rate, act) {
  const context = await browser.newContext();
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  await page.addInitScript({ path: here('drive.js').pathname });
  await page.goto(address);
  const outcome = await act(page);
  const noted = await page.evaluate(() => window.bench);
  await context.close();
  return { ...outcome, ...noted };
}

async function measure(browser, address, rate) {
  const example = await visit(browser, address, rate, (page) => page.evaluate(() => window.bench.example()));
  const own = await visit(browser, address, rate, async (page) => {
    const stored = await page.evaluate(() => window.bench.setUp());
    await page.getByLabel('What you saw').focus();
    await page.keyboard.type(TYPED, { delay: 60 });
    return { stored };
  });
  const tasks = [...example.tasks, ...own.tasks];
  const { first, grade } = example;
  return { first, grade, stored: own.stored, key: p95(own.keys), task: Math.max(0, ...tasks.map(({ duration }) => duration)), tasks };
}

const folder = await plainSite();
const [ours, plain] = await Promise.all([serve(dist), serve(folder)]);
const address = (server) => `http://localhost:${server.address().port}/`;
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ARGUMENTS });
const rows = [];
const offenders = [];
for (const [speed, rate] of Object.entries(SPEEDS)) {
  const runs = { ours: [], plain: [] };
  for (let run = 0; run < RUNS; run += 1) {
    runs.ours.push(await measure(browser, address(ours), rate));
    runs.plain.push(await measure(browser, address(plain), rate));
    console.error(`  ${speed}: ${run + 1} of ${RUNS}`);
  }
  for (const [name, what] of Object.entries(MEASURES)) {
    const [a, b] = [runs.ours, runs.plain].map((of) => median(of.map((run) => run[name])));
    const digits = name === 'key' ? 1 : 0;
    const aim = { key: '1.1 × plain', task: '50 ms' }[name] ?? '';
    const under = (ms) => (name === 'task' && ms === 0 ? 'under 50 ms' : `${ms.toFixed(digits)} ms`);
    rows.push(`| ${what}, ${speed} | ${under(a)} | ${under(b)} | ${b ? (a / b).toFixed(1) : ''} | ${aim} |`);
  }
  offenders.push(...long(speed, runs.ours));
}
await browser.close();
for (const server of [ours, plain]) server.close();
await rm(folder, { recursive: true });
console.log([...rows, '', 'Tasks of more than 50 ms in Plumbline, by what was going on: the longest of a run, and the median of the runs that had one.', '', '| during | runs | longest |', '| --- | --: | --: |', ...offenders].join('\n'));

// The steps in which tasks took more than 50 ms.
function long(speed, runs) {
  const steps = new Map();
  for (const { tasks } of runs) {
    const longest = new Map();
    for (const { step, duration } of tasks) longest.set(step, Math.max(longest.get(step) ?? 0, duration));
    for (const [step, duration] of longest) steps.set(step, [...(steps.get(step) ?? []), duration]);
  }
  return [...steps].map(([step, all]) => `| ${step}, ${speed} | ${all.length} of ${RUNS} | ${median(all).toFixed(0)} ms |`);
}
