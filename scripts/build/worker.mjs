// The service worker of a built site: web/sw.js with the build's id and the list of its files.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digest } from './policy.mjs';

const NOT_OF_THE_SITE = new Set(['sw.js', 'plumbline.html']);

export async function writeWorker(dist) {
  const files = {};
  for (const name of (await filesBelow(dist)).sort()) {
    if (NOT_OF_THE_SITE.has(name)) continue;
    // The page is cached under its folder's address: many hosts redirect index.html to it.
    files[name === 'index.html' ? './' : `./${name}`] = digest(await readFile(path.join(dist, name)));
  }
  const list = JSON.stringify(files, null, 2);
  const template = await readFile(new URL('../../web/sw.js', import.meta.url), 'utf8');
  // The id includes the worker itself: two different workers with one id would share one cache.
  const build = createHash('sha256').update(template + list).digest('hex').slice(0, 16);
  await writeFile(path.join(dist, 'sw.js'), template.replace('{{build}}', build).replace('{{files}}', () => list));
  return build;
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.path, entry.name)).replaceAll(path.sep, '/'));
}
