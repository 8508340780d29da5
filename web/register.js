// The page's side of the site's service worker (web/sw.js). It dispatches `plumbline:update-ready` on the window when a
// new build is installed and waiting, and activates that build, with one reload, on `plumbline:take-update`. A page
// that starts listening later finds `data-update="ready"` on the document's root element.

const { serviceWorker } = navigator;

function announce() {
  document.documentElement.dataset.update = 'ready';
  window.dispatchEvent(new CustomEvent('plumbline:update-ready'));
}

// The first build of a first visit replaces no other, so there is nothing to announce.
function watch(worker) {
  worker.addEventListener('statechange', () => {
    if (worker.state === 'installed' && serviceWorker.controller) announce();
  });
}

function take(registration) {
  // Another tab may have activated it already: then the new build is in control, and this page is the old one.
  if (!registration.waiting) return location.reload();
  serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  registration.waiting.postMessage({ type: 'take' });
}

// Registered once the page has fetched what it needs: the worker then finds most files in the browser's cache, and
// nothing is fetched twice.
const fetched = new Promise((done) => {
  if (document.documentElement.dataset.modules === 'fetched') done();
  else window.addEventListener('plumbline:fetched', done, { once: true });
});

if (serviceWorker) {
  await fetched;
  const registration = await serviceWorker.register('sw.js');
  if (registration.waiting && serviceWorker.controller) announce();
  if (registration.installing) watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  window.addEventListener('plumbline:take-update', () => take(registration));
}
