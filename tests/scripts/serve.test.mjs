// The server of `make run` and of the end-to-end tests.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';

let folder;
let server;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plumbline-'));
  await mkdir(path.join(folder, 'dist'));
  await mkdir(path.join(folder, 'dist-other'));
  for (const name of ['dist/index.html', 'dist/app.wasm', 'secret', 'dist-other/secret']) await writeFile(path.join(folder, name), name);
  server = await serve(path.join(folder, 'dist'));
});
after(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

// Not fetch: it removes `..` before the request.
const get = (address, method = 'GET') =>
  new Promise((resolve, reject) => {
    const { port } = server.address();
    request({ host: '127.0.0.1', port, path: address, method }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, ...response.headers });
    })
      .on('error', reject)
      .end();
  });

test('types and caching are what the app needs', async () => {
  assert.equal((await get('/app.wasm'))['content-type'], 'application/wasm');
  assert.match((await get('/'))['content-type'], /^text\/html/);
  assert.equal((await get('/'))['cache-control'], 'no-cache');
});

test('nothing outside the folder is served', async () => {
  for (const address of ['/../secret', '/%2e%2e/secret', '/..%2fsecret', '/..%2fdist-other/secret', '/%00', '/%', '//secret', '/..%5csecret']) {
    assert.equal((await get(address)).status, 404, address);
  }
});

test('only reading is allowed', async () => {
  assert.equal((await get('/', 'POST')).status, 405);
  assert.equal((await get('/', 'HEAD')).status, 200);
});

test('only this machine can ask', () => {
  assert.equal(server.address().address, '127.0.0.1');
});
