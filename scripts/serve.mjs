// A static server for a built site, on loopback only: `node scripts/serve.mjs <folder> [port]`. Browsers always
// revalidate (no-cache), so that a new build shows at once.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
};

async function find(folder, address) {
  const wanted = decodeURIComponent(address.split(/[?#]/)[0]);
  const file = path.join(folder, wanted.endsWith('/') ? `${wanted}index.html` : wanted);
  const inside = file.startsWith(path.resolve(folder) + path.sep) && !file.includes('\0');
  return inside && (await stat(file)).isFile() ? file : null;
}

// Resolves once the server listens. Port 0 means any free port.
export function serve(folder, port = 0) {
  const root = path.resolve(folder);
  const server = createServer(async (request, response) => {
    const file = await find(root, request.url).catch(() => null);
    if (!file || !['GET', 'HEAD'].includes(request.method)) {
      response.writeHead(file ? 405 : 404, { 'Content-Type': 'text/plain' }).end(file ? 'GET only\n' : 'Not found\n');
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, {
      'Content-Type': type,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = 'dist', port = '8090'] = process.argv.slice(2);
  try {
    const server = await serve(folder, Number(port));
    console.log(`  the site, until Ctrl-C:           http://localhost:${server.address().port}/`);
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    console.error(`plumbline: port ${port} is taken; choose another: PORT=8091 make run`);
    process.exit(1);
  }
}
