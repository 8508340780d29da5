// The build refuses anything that would break without a message in a browser.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { modules } from '../../scripts/build/modules.mjs';
import { digest, withPolicy } from '../../scripts/build/policy.mjs';
import { singlePage } from '../../scripts/build/single.mjs';
import { writeSite } from '../../scripts/build/site.mjs';
import { writeWorker } from '../../scripts/build/worker.mjs';

const fetcher = (name) => `() => {
    const src = fetch(new URL("./${name}.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
`;
// As wasm-split writes it: two modules that share a piece.
const LINK = `import { initSync } from "./plumbline.js";
function wrapAsyncCb(callee) {}
function makeLoad(fetcher, deps) {}
/* desk, files */
const __chunk_1 = makeLoad(${fetcher('chunk_1')}, []);
export const __wasm_split_load_files = wrapAsyncCb(makeLoad(${fetcher('split_files')}, [__chunk_1]));
export const __wasm_split_load_desk = wrapAsyncCb(makeLoad(${fetcher('split_desk')}, [__chunk_1]));
`;
const GLUE = `import * as import1 from "./__wasm_split.js"
import * as import2 from "./__wasm_split.js"
export { start as default };`;
const BYTES = { chunk_1: Buffer.from('shared'), split_desk: Buffer.from('desk'), split_files: Buffer.from('files') };

const PARTS = {
  page: '<html><head><meta charset="utf-8"></head><body></body></html>',
  guard: 'guard()',
  readWorkbook: 'workbook()',
  deriveKey: 'derive()',
  register: 'register()',
  icon: '<svg/>',
  style: 'a{b:c}',
  wasm: Buffer.from('wasm'),
  argon2: Buffer.from('third'),
  workbook: { script: 'export function read_workbook() {}\nexport { open as default };', wasm: Buffer.from('second') },
  ...modules(GLUE, LINK, BYTES),
};
const single = (parts) => singlePage({ ...PARTS, ...parts });

let folder;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plumbline-'));
});
after(() => rm(folder, { recursive: true }));

test('scripts and styles in the page are allowed by digest, data is not a script', () => {
  const page = withPolicy('<meta charset="utf-8"><script>a()</script><script type="application/gzip">x</script><style>b</style>', {});

  assert.ok(page.includes(`script-src '${digest('a()')}' 'wasm-unsafe-eval';`));
  assert.ok(page.includes(`style-src '${digest('b')}'`));
  assert.ok(!page.includes(digest('x')));
});

test('a page with an inline handler is refused', () => {
  assert.throws(() => withPolicy('<meta charset="utf-8"><p onclick="a()">', {}), /inline event handler/);
});

test('what modules share is in the pack of the one that is needed first', () => {
  const { packs, script } = modules(GLUE, LINK, BYTES);

  assert.deepEqual(Object.fromEntries(Object.entries(packs).map(([name, bytes]) => [name, bytes.toString()])), {
    desk: 'shareddesk',
    files: 'files',
  });
  assert.ok(script.link.includes('{"chunk_1":["desk",0,6],"split_desk":["desk",6,10],"split_files":["files",0,5]}'));
  assert.ok(script.link.includes("makeLoad(() => piece('split_files')"));
  assert.ok(script.link.includes('const import1 = loaders, import2 = loaders;'));
  assert.doesNotMatch(script.glue + script.link, /^\s*import\b/m);
});

test('what wasm-split or wasm-bindgen write otherwise one day is refused', () => {
  assert.throws(() => modules(GLUE.replaceAll('__wasm_split', 'other'), LINK, BYTES), /in another way/);
  assert.throws(() => modules(GLUE, LINK.replaceAll('const src = fetch', 'const got = fetch'), BYTES), /in another way/);
  assert.throws(() => modules(GLUE, LINK.replaceAll('load_files', 'load_letters'), BYTES), /does not order: letters/);
});

test('the single file holds everything and points at nothing', () => {
  const page = single({});

  assert.doesNotMatch(page, /\s(src|href)="(?!data:)/);
  assert.ok(page.includes('<style>a{b:c}</style>'));
  assert.ok(page.includes("await start({ module_or_path: await unpacked('wasm') })"));
  for (const id of ['wasm', 'argon2', 'workbook', 'module-desk', 'module-files']) assert.ok(page.includes(`<script type="application/gzip" id="${id}">`));
  assert.match(page, /plumblineWorkbook = async \(\) => \{\s*await open\(/);
});

test('a worker can come from a blob only, or be the service worker of the site', async () => {
  const dist = await mkdtemp(path.join(folder, 'workers-'));
  await writeSite(PARTS, dist);
  const sources = (page) => page.match(/worker-src ([^;]*);/)[1];

  assert.equal(sources(single({})), 'blob:');
  assert.equal(sources(await readFile(path.join(dist, 'index.html'), 'utf8')), "'self' blob:");
});

test('a script that would end its own element is escaped', () => {
  assert.ok(single({ guard: "x = '</script>'" }).includes("x = '<\\/script>'"));
});

for (const [what, parts] of [
  ['a script that imports another', { workbook: { ...PARTS.workbook, script: "import './x.js';\nexport { open as default };" } }],
  ['a style that asks for a font', { style: '@font-face{src:url(a.woff2)}' }],
  ['a style that asks for a style', { style: '@import "a.css";' }],
]) {
  test(`${what} is refused in the single file`, () => assert.throws(() => single(parts)));
}

test('every file of the site is named by what is in it, and its modules by their digests too', async () => {
  const dist = await mkdtemp(path.join(folder, 'site-'));
  await writeSite(PARTS, dist);
  const names = await readdir(dist);
  const named = (begin) => names.find((name) => name.startsWith(begin));
  const script = await readFile(path.join(dist, named('plumbline-')), 'utf8').catch(() => '');
  const starts = await readFile(path.join(dist, names.find((name) => /^plumbline-.*\.js$/.test(name))), 'utf8');

  assert.ok(names.filter((name) => name !== 'index.html' && name !== 'workbook').every((name) => /-[0-9a-f]{16}\.\w+$/.test(name)), `${names}`);
  assert.ok(starts.includes(`{"file":"./${named('files-')}","integrity":"${digest(Buffer.from('files'))}"}`), script);
  await writeSite({ ...PARTS, packs: { ...PARTS.packs, files: Buffer.from('other') } }, dist);
  assert.equal((await readdir(dist)).filter((name) => name.startsWith('files-')).length, 2);
});

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
