// The assembly refuses what would break quietly in somebody's browser.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { digest, withPolicy } from '../../scripts/assemble/policy.mjs';
import { singlePage } from '../../scripts/assemble/single.mjs';
import { writeWorker } from '../../scripts/assemble/worker.mjs';

const TRUNK_PAGE = `<html><head><meta charset="utf-8">
<script src="./guard.js" integrity="sha384-x"></script>
<link rel="stylesheet" href="./main.css"/>
<link rel="manifest" href="manifest.webmanifest">
<script type="module">
import init, * as bindings from './app.js';
const wasm = await init({ module_or_path: './app_bg.wasm' });
</script>
<link rel="modulepreload" href="./app.js"></head><body></body></html>`;

const WORKBOOK = { 'workbook.js': 'export function read_workbook() {}\nexport { open as default };', 'workbook_bg.wasm': 'second' };

let folder;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plumbline-'));
});
after(() => rm(folder, { recursive: true }));

async function single(files, page = TRUNK_PAGE) {
  const all = { 'guard.js': 'guard()', 'main.css': 'a{b:c}', 'app.js': 'export { start as default };', 'app_bg.wasm': 'wasm', ...WORKBOOK, ...files };
  for (const [name, text] of Object.entries(all)) await writeFile(path.join(folder, name), text);
  return singlePage(page, folder);
}

test('scripts and styles in the page are allowed by digest, data is not a script', () => {
  const page = withPolicy('<meta charset="utf-8"><script>a()</script><script type="application/gzip">x</script><style>b</style>', {});

  assert.ok(page.includes(`script-src '${digest('a()')}' 'wasm-unsafe-eval';`));
  assert.ok(page.includes(`style-src '${digest('b')}'`));
  assert.ok(!page.includes(digest('x')));
});

test('a page with an inline handler is refused', () => {
  assert.throws(() => withPolicy('<meta charset="utf-8"><p onclick="a()">', {}), /inline event handler/);
});

test('the single file holds everything and points at nothing', async () => {
  const page = await single({});

  assert.doesNotMatch(page, /\s(src|href)=/);
  assert.ok(page.includes('<style>a{b:c}</style>'));
  assert.ok(page.includes('await start({ module_or_path: bytes })'));
});

test('the single file has the second module inside it, and unpacks it only when it is asked for', async () => {
  const page = await single({});

  assert.ok(page.includes('<script type="application/gzip" id="workbook">'));
  assert.match(page, /plumblineWorkbook = async \(\) => \{[^]*await open\(\{ module_or_path: bytes \}\);\s*return read_workbook;/);
  await assert.rejects(single({ 'workbook.js': "import './x.js';\nexport { open as default };" }), /imports another script/);
});

test('a script that would end its own element is escaped', async () => {
  assert.ok((await single({ 'guard.js': "x = '</script>'" })).includes("x = '<\\/script>'"));
});

for (const [what, files] of [
  ['a script that imports another', { 'app.js': "import { a } from './b.js';\nexport { start as default };" }],
  ['a style that asks for a font', { 'main.css': '@font-face{src:url(a.woff2)}' }],
  ['a style that asks for a style', { 'main.css': '@import "a.css";' }],
]) {
  test(`${what} is refused in the single file`, () => assert.rejects(single(files)));
}

test('a page that Trunk makes otherwise one day is refused', () =>
  assert.rejects(single({}, TRUNK_PAGE.replace('import init', 'import start')), /nothing like/));

test("the build's id follows its contents", async () => {
  const build = await mkdtemp(path.join(folder, 'build-'));
  await writeFile(path.join(build, 'index.html'), 'one');
  const one = await writeWorker(build);
  const again = await writeWorker(build);
  await writeFile(path.join(build, 'index.html'), 'two');
  const two = await writeWorker(build);

  assert.equal(one, again);
  assert.notEqual(one, two);
});
