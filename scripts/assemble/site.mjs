// The site's page: Trunk's own, with the script that registers the service worker, and the policy.

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withPolicy } from './policy.mjs';

const SOURCES = {
  'connect-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
};

export async function sitePage(html, dist) {
  const script = await readFile('web/register.js', 'utf8');
  const name = `register-${createHash('sha256').update(script).digest('hex').slice(0, 16)}.js`;
  await writeFile(path.join(dist, name), script);
  return withPolicy(html.replace('</head>', `<script type="module" src="./${name}"></script>\n</head>`), SOURCES);
}
