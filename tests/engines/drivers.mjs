// One way to drive each engine. A driver opens an address in a new profile, runs a script in the page, prints the page,
// and ends. `print` resolves with the bytes of a PDF, or with nothing if the engine's driver cannot print.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { ARGUMENTS } from '../end2end/harness.mjs';

async function openChromium() {
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ARGUMENTS });
  const page = await (await browser.newContext()).newPage();
  return {
    goTo: (address) => page.goto(address),
    run: (script) => page.evaluate(script),
    print: () => page.pdf({ format: 'A4' }),
    end: () => browser.close(),
  };
}

async function openFirefox() {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX, headless: true });
  const page = await browser.newPage();
  return {
    goTo: (address) => page.goto(address),
    run: (script) => page.evaluate(script),
    print: () => page.pdf({ format: 'A4' }),
    end: () => browser.close(),
  };
}

// Safari's engine, in the browser with which WebKitGTK is tested, spoken to by WebDriver.
async function openWebKit() {
  const port = await freePort();
  const home = await mkdtemp(path.join(tmpdir(), 'plumbline-webkit-'));
  const driver = spawn(
    'xvfb-run', ['-a', 'dbus-run-session', 'WebKitWebDriver', `--port=${port}`],
    {
      stdio: 'ignore',
      detached: true,
      env: {
        ...process.env,
        HOME: home,
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      },
    },
  );
  const end = async () => {
    try {
      process.kill(-driver.pid);
    } catch {
      // It has ended by itself.
    }
    await rm(home, { recursive: true, force: true });
  };
  const ask = async (way, command, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${command}`, {
      method: way,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(180_000),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(value.message || value.error);
    return value;
  };
  try {
    await answering(() => ask('GET', '/status'));
    const options = { binary: process.env.MINIBROWSER, args: ['--automation'] };
    const capabilities = { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options } };
    const { sessionId } = await ask('POST', '/session', { capabilities });
    const session = `/session/${sessionId}`;
    await ask('POST', `${session}/timeouts`, { script: 150_000 });
    return {
      goTo: (url) => ask('POST', `${session}/url`, { url }),
      async run(script) {
        const answered = `const done = arguments[arguments.length - 1];
          (${script}).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const { value, error } = await ask('POST', `${session}/execute/async`, { script: answered, args: [] });
        if (error) throw new Error(error);
        return value;
      },
      print: async () => {},
      async end() {
        await ask('DELETE', session).catch(() => {});
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function answering(ask) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

function freePort() {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

export const ENGINES = { Chromium: openChromium, Firefox: openFirefox, WebKit: openWebKit };
