// Trunk's hook after a build: makes the two shapes that people get out of what Trunk built.
//   site         index.html with its security policy, and a service worker that keeps the build whole
//   single file  plumbline.html, which opens by double-click
// A debug build (`trunk serve`) stays as Trunk made it: its reloading needs a connection.

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sitePage } from './assemble/site.mjs';
import { singlePage } from './assemble/single.mjs';
import { writeWorker } from './assemble/worker.mjs';

const dist = process.env.TRUNK_STAGING_DIR ?? 'dist';

if (process.env.TRUNK_PROFILE === 'release') {
  const built = await readFile(path.join(dist, 'index.html'), 'utf8');
  const single = await singlePage(built, dist);
  await writeFile(path.join(dist, 'index.html'), await sitePage(built, dist));
  await writeWorker(dist);
  await writeFile(path.join(dist, 'plumbline.html'), single); // last: it is no part of the site's build
}
