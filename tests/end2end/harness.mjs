// Opens the built app as a person would: the site from a server on loopback, the single file from disk.
//
//   const app = await start();                  // one browser; stop it with app.stop()
//   const visit = await app.open('site');       // or 'file': a new context, with nothing stored
//   await visit.page.getByRole('heading', …)    // Playwright's own page
//   visit.requests, visit.errors                // every request so far; every console error and uncaught exception
//   await axe(visit.page)                       // violations of WCAG 2.2 AA, as short strings: [] when there are none
//   await faults(visit.page, 'front')           // the same, and whether anything is wider than a small screen
//   await looksWell(visit.page, 'front')        // there are none; and the screenshots are taken
//   await screenshot(visit.page, 'front')       // output/front-320.png, -768, -1280

import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
export const dist = path.resolve(here, '../../dist');
const output = path.join(here, 'output');

export const SHAPES = ['site', 'file'];
export const WIDTHS = [320, 768, 1280];

export const ARGUMENTS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// `folder` is another build than dist/, for tests that compare two builds.
export async function start(folder = dist) {
  const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ARGUMENTS });
  const site = await startSite(folder);
  return {
    browser,
    site,
    address: (shape) => (shape === 'site' ? site.address : pathToFileURL(path.join(folder, 'plumbline.html')).href),

    async open(shape, { route = '', context = {}, prepare = async () => {} } = {}) {
      const opened = await browser.newContext({ acceptDownloads: true, ...context });
      opened.setDefaultTimeout(10_000);
      const visit = { context: opened, requests: [], errors: [], close: () => opened.close() };
      opened.on('request', (request) => visit.requests.push(request.url()));
      opened.on('console', (message) => message.type() === 'error' && visit.errors.push(message.text()));
      opened.on('weberror', (error) => visit.errors.push(String(error.error())));
      visit.page = await opened.newPage();
      await prepare(visit.page);
      await visit.page.goto(this.address(shape) + route);
      return visit;
    },

    async stop() {
      await browser.close();
      await site.stop();
    },
  };
}

// A server that tests can stop, start again at the same address, and point at another folder.
async function startSite(folder) {
  let server = await serve(folder);
  const { port } = server.address();
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return {
    address: `http://localhost:${port}/`,
    stop,
    async change(other) {
      await stop();
      server = await serve(other, port);
    },
  };
}

// Resolves when the app has started: Rust's main has run and has put its own content into the page.
export async function started(page) {
  await page.waitForFunction(() => {
    const ours = new Set(['loading', 'cannot-start', 'stopped']);
    return [...document.body.children].some((child) => !ours.has(child.id) && !/^(noscript|script)$/i.test(child.tagName));
  });
}

export async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode().analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`));
}

// The faults of the page in its present state, each after the page's name: axe's findings, sideways scrolling.
export async function faults(page, name) {
  const found = await axe(page);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  const [wide, broad] = await page.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
  if (wide > broad) found.push(`wider than the screen: ${wide}`);
  await page.setViewportSize(before);
  return found.map((fault) => `${name}: ${fault}`);
}

// Takes the screenshots first, so that they exist if something is wrong.
export async function looksWell(page, name) {
  await screenshot(page, name);
  assert.deepEqual(await faults(page, name), []);
}

export async function screenshot(page, name) {
  await mkdir(output, { recursive: true });
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(output, `${name}-${width}.png`), fullPage: true });
  }
  if (before) await page.setViewportSize(before);
}
