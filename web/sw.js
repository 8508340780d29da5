// Serves one whole build of Plumbline, and nothing else, from a cache named after the build. The build fills in the two
// values below: its id, and every file with its digest.
const BUILD = '{{build}}';
const FILES = new Map(Object.entries({{files}}));

const scope = self.registration.scope;
const family = `plumbline ${scope} `;
const own = family + BUILD;

// All files or none. If a digest does not match (the host changed builds during the install), the install fails, the
// previous build stays in use, and the browser tries again at a later visit.
self.addEventListener('install', (event) => event.waitUntil(install()));

async function install() {
  const cache = await caches.open(own);
  try {
    await Promise.all([...FILES].map(([path, digest]) => keep(cache, path, digest)));
  } catch (error) {
    await caches.delete(own);
    throw error;
  }
}

// The page has just fetched most of these files: a copy in the browser's cache is used if its digest is right.
async function keep(cache, path, digest) {
  const response = await ask(path, digest, 'force-cache').catch(() => ask(path, digest, 'reload'));
  // A copy without the flag of a redirect: browsers refuse a redirected response to a navigation.
  const headers = { 'content-type': response.headers.get('content-type') };
  await cache.put(path, new Response(await response.arrayBuffer(), { headers }));
}

async function ask(path, integrity, cache) {
  const response = await fetch(new Request(path, { cache, integrity }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

// A new build waits until the user accepts it.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'take') self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(forgetOlderBuilds()));

async function forgetOlderBuilds() {
  const names = await caches.keys(); // read first, so that a build that begins to install now is not among them
  if (self.registration.installing || self.registration.waiting) return; // one of the names is newer: that build will clean up
  const older = names.filter((name) => name.startsWith(family) && name !== own);
  await Promise.all(older.map((name) => caches.delete(name)));
}

self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (FILES.has(path)) event.respondWith(serve(path));
  else if (event.request.mode !== 'navigate') event.respondWith(new Response('Not part of this build.', { status: 404 }));
  // Other navigations under this address, such as to the single file, are not handled here.
});

// The path as in FILES: relative to the scope, './' for the page itself.
function pathOf(request) {
  const url = request.url.split(/[?#]/)[0];
  if (!url.startsWith(scope)) return null;
  const path = './' + url.slice(scope.length);
  return path === './index.html' ? './' : path;
}

// If the browser has deleted the cache, only the same bytes are accepted from the host.
async function serve(path) {
  const cache = await caches.open(own);
  return (await cache.match(path)) ?? fetch(new Request(path, { integrity: FILES.get(path) }));
}
