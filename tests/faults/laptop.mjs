// A laptop: the site, and a browser with a real profile on disk, which can be closed, killed and inspected.
//
//   const laptop = await start();                  // the site, at one address for as long as this runs
//   const folder = await laptop.profile();         // a new profile, or a copy of another
//   const on = await laptop.switchOn(folder, '#/device');
//   on.page, on.hand, on.errors                    // every console error and uncaught exception
//   await on.quit(); await on.kill();              // as a person closes it; as a dead battery does
//   await laptop.stop();                           // ends every browser and removes every profile

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';
import { dist } from '../end2end/harness.mjs';
import { mouse } from '../end2end/steps/mouse.mjs';

const ARGUMENTS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-port=0',
];
const running = new Set();
const folders = new Set();

// However a run ends, no browser and no profile remains.
process.on('exit', () => {
  running.forEach(end);
  folders.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

// The whole process group, so that no part of the browser can write what it still has in memory.
function end(browser) {
  try {
    process.kill(-browser.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

export async function start() {
  const site = await serve(dist);
  const { port } = site.address();
  return {
    address: `http://localhost:${port}/`,
    // Where a profile keeps the site's data.
    shelf: (folder) => path.join(folder, `Default/IndexedDB/http_localhost_${port}.indexeddb.leveldb`),
    drawer: (folder) => path.join(folder, 'Default/Local Storage/leveldb'),

    async profile(from) {
      const folder = await mkdtemp(path.join(tmpdir(), 'plumbline-profile-'));
      folders.add(folder);
      if (from) await cp(from, folder, { recursive: true });
      return folder;
    },
    async remove(folder) {
      folders.delete(folder);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    async switchOn(folder, route = '#/') {
      return visit(await launch(folder), this.address + route);
    },
    async stop() {
      running.forEach(end);
      site.close();
      site.closeAllConnections();
      for (const folder of folders) await this.remove(folder);
    },
  };
}

async function launch(folder) {
  const browser = spawn(process.env.CHROME ?? '/usr/bin/chromium', [...ARGUMENTS, `--user-data-dir=${folder}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(browser);
  const ended = new Promise((resolve) => browser.once('exit', () => resolve(running.delete(browser))));
  const address = await new Promise((resolve, reject) => {
    let said = '';
    browser.stderr.on('data', (chunk) => {
      said += chunk;
      const found = said.match(/DevTools listening on (ws:\S+)/);
      if (found) resolve(found[1]);
    });
    ended.then(() => reject(new Error(`the browser ended before it began: ${said}`)));
  });
  return { browser, ended, address };
}

async function visit({ browser, ended, address }, url) {
  const remote = await chromium.connectOverCDP(address);
  const context = remote.contexts()[0];
  context.setDefaultTimeout(20_000);
  const errors = [];
  context.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  context.on('weberror', (error) => errors.push(String(error.error())));
  const page = context.pages()[0] ?? (await context.newPage());
  const on = {
    page,
    context,
    errors,
    hand: mouse(page),
    async kill() {
      end(browser);
      await ended;
      await remote.close().catch(() => {});
    },
    async quit() {
      const session = await remote.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {}); // it may end before it answers
      await ended;
    },
  };
  await page.goto(url).catch(async (error) => {
    await on.kill();
    throw error;
  });
  return on;
}
