// What people download, measured from dist/: prints a table and writes it to docs/size.md.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const AIM_KB = 300; // of brotli, for a first visit to the site

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

async function measure(name) {
  const bytes = await readFile(path.join('dist', name));
  return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes).length };
}

const sum = (name, parts) => ({
  name,
  raw: parts.reduce((total, part) => total + part.raw, 0),
  gzip: parts.reduce((total, part) => total + part.gzip, 0),
  brotli: parts.reduce((total, part) => total + part.brotli, 0),
});

const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(7);
const row = ({ name, raw, gzip, brotli }) => `| ${name.padEnd(26)} | ${kb(raw)} | ${kb(gzip)} | ${kb(brotli)} |`;

const names = (await readdir('dist', { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative('dist', path.join(entry.path, entry.name)));
const file = await measure('plumbline.html');
const site = await Promise.all(names.filter((name) => name !== 'plumbline.html').map(measure));
const isLater = ({ name }) => name.startsWith('workbook');
const now = site.filter((file) => !isLater(file));
const ending = (end) => sum(end, now.filter(({ name }) => name.endsWith(`.${end}`)));
const known = ['wasm', 'js', 'css'].map(ending);
const rest = sum('page, icons, manifest', now.filter(({ name }) => !/\.(wasm|js|css)$/.test(name)));
const visit = sum('first visit to the site', now);
const later = sum('to read Excel workbooks', site.filter(isLater));

const table = [
  `| kB (1000 bytes)            |     raw |    gzip |  brotli |`,
  `| -------------------------- | ------: | ------: | ------: |`,
  ...[...known, rest, visit, later, { ...file, name: '`plumbline.html`' }].map(row),
].join('\n');

await writeFile(
  'docs/size.md',
  `# What people download

Written by \`make bench\` from the release build: gzip at level 9, brotli at quality 11. A first visit is every file of
the site but the module that reads Excel workbooks, which no page waits for: the service worker fetches it with the rest, so
that it works offline. A later visit downloads nothing. The single file holds its wasm gzipped
already, so compressing it again gains little. The aim is a first visit of at most ${AIM_KB} kB in brotli.

${table}
`,
);
console.log(table);
console.log(visit.brotli <= AIM_KB * 1000 ? `within the aim of ${AIM_KB} kB` : `OVER the aim of ${AIM_KB} kB`);
