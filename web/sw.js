// Serves one whole build of Plumbline, and only that, from a cache named by the build.
// The build writes the two values below: the build's id, and every file of it with its digest.
const BUILD = '{{build}}';
const FILES = new Map(Object.entries({{files}}));

const scope = self.registration.scope;
const family = `plumbline ${scope} `;
const own = family + BUILD;

// All files or none. A digest that doesn't match (the host changed builds half-way) fails the install, the build
// before goes on serving, and the browser tries again at a later visit.
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

// The page has fetched most of it a moment ago: what the browser holds already is taken as it is, where its digest is right.
async function keep(cache, path, digest) {
  const response = await ask(path, digest, 'force-cache').catch(() => ask(path, digest, 'reload'));
  // A copy without the mark of a redirect: browsers refuse a redirected answer to a navigation.
  const headers = { 'content-type': response.headers.get('content-type') };
  await cache.put(path, new Response(await response.arrayBuffer(), { headers }));
}

async function ask(path, integrity, cache) {
  const response = await fetch(new Request(path, { cache, integrity }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

// A new build waits until the user takes it.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'take') self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(forgetOlderBuilds()));

async function forgetOlderBuilds() {
  const names = await caches.keys(); // before the question, so that a build which begins to install now isn't among them
  if (self.registration.installing || self.registration.waiting) return; // one of the names is newer: it will tidy up
  const older = names.filter((name) => name.startsWith(family) && name !== own);
  await Promise.all(older.map((name) => caches.delete(name)));
}

self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (FILES.has(path)) event.respondWith(serve(path));
  else if (event.request.mode !== 'navigate') event.respondWith(new Response('Not part of this build.', { status: 404 }));
  // A navigation elsewhere under this address, such as to the single file, is not the app's and goes its way.
});

// As in FILES: relative to the scope, './' for the page itself.
function pathOf(request) {
  const url = request.url.split(/[?#]/)[0];
  if (!url.startsWith(scope)) return null;
  const path = './' + url.slice(scope.length);
  return path === './index.html' ? './' : path;
}

// The browser may have thrown the cache away: the same bytes can come from the host, and no others.
async function serve(path) {
  const cache = await caches.open(own);
  return (await cache.match(path)) ?? fetch(new Request(path, { integrity: FILES.get(path) }));
}
