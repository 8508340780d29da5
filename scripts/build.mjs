// Builds Plumbline into dist/: the site, and the single file. `--debug` builds quickly, in one module and without shrinking.

import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { program } from './build/program.mjs';
import { singlePage } from './build/single.mjs';
import { writeSite } from './build/site.mjs';
import { style } from './build/style.mjs';
import { writeWorker } from './build/worker.mjs';

const debug = process.argv.includes('--debug');
const dist = 'dist';
const began = Date.now();

// The parts of both shapes: texts and bytes.
const parts = {
  page: await readFile('index.html', 'utf8'),
  guard: await readFile('web/guard.js', 'utf8'),
  deriveKey: await readFile('web/derive-key.js', 'utf8'),
  readWorkbook: await readFile('web/read-workbook.js', 'utf8'),
  register: await readFile('web/register.js', 'utf8'),
  icon: await readFile('web/icons/plumbline.svg', 'utf8'),
  style: style(),
  ...(await program({ debug })),
};

await rm(dist, { recursive: true, force: true });
await mkdir(dist);
await cp('web/icons', path.join(dist, 'icons'), { recursive: true });
await cp('web/manifest.webmanifest', path.join(dist, 'manifest.webmanifest'));
await writeSite(parts, dist);
await writeWorker(dist);
await writeFile(path.join(dist, 'plumbline.html'), singlePage(parts));
console.log(`  built into ${dist}/ in ${Math.round((Date.now() - began) / 1000)} s`);
