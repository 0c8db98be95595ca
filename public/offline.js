// Has the application kept for times without a network (sw.js), unless the site or a kiosk does not want that, and
// tells the program of a new build. src/boot.js fetches this once the program runs.
(() => {
  'use strict';

  const workers = navigator.serviceWorker;
  // Absent where the page is not secure, and in private windows of some browsers.
  if (!workers) return;
  // A worker has the time to look for a new build when somebody comes back, and not at each glance.
  const PAUSE = 10 * 60 * 1000;
  // The list and the rest of the program come first.
  const SETTLED = 3000;

  const scope = new URL('.', document.baseURI).href;
  // That of the language that came last is the one that runs.
  const program = [...document.querySelectorAll('link[rel=modulepreload]')].at(-1).href;
  // Where it cannot be had, as when the network goes or the page is left meanwhile, everything works as without it.
  const nothing = () => {};
  if (isWanted()) setTimeout(() => begin().catch(nothing), SETTLED);
  else end().catch(nothing);

  function isWanted() {
    try {
      const settings = JSON.parse(window.atmosphereImagingConfig);
      return settings.serviceWorker !== false && settings.mode !== 'kiosk';
    } catch {
      return false;
    }
  }

  async function begin() {
    // The policy knows one address only.
    const address = `${scope}sw.js?${document.documentElement.lang}`;
    const policy = window.trustedTypes?.createPolicy('atmosphere-imaging-worker', { createScriptURL: () => address });
    workers.addEventListener('message', (event) => {
      if (!Array.isArray(event.data)) return;
      // What no longer serves anybody goes also after a change of language, when the worker came after this page.
      event.source.postMessage(program);
      if (!event.data.some((it) => new URL(it, scope).href === program)) tell();
    });
    const registration = await workers.register(policy ? policy.createScriptURL('') : address, { updateViaCache: 'none' });
    (await workers.ready).active.postMessage(program);
    let last = Date.now();
    const look = () => {
      if (document.hidden || Date.now() - last < PAUSE) return;
      last = Date.now();
      // Without a network there is nothing to be seen.
      registration.update().catch(nothing);
    };
    for (const name of ['visibilitychange', 'online']) addEventListener(name, look);
  }

  // The program may hear it now, or look for the mark once it can.
  function tell() {
    document.documentElement.setAttribute('data-update', '');
    dispatchEvent(new Event('atmosphere-imaging:update'));
  }

  // What was kept before the site decided against it.
  async function end() {
    for (const registration of await workers.getRegistrations()) {
      if (registration.scope === scope) await registration.unregister();
    }
    for (const name of await caches.keys()) {
      if (name.startsWith('atmosphere-imaging:') && name.endsWith(scope)) await caches.delete(name);
    }
  }
})();
