// Keeps the application's own files, so that it opens without a network, and pages of an old build go on after a new one
// came. Never an answer of the API: it does not even look at those.
//
// scripts/kept.mjs writes the two lines below: the names of the build's files with their integrity, those of each
// language by themselves, and a name for the build. What does not arrive whole and unchanged (a guest network's page in
// its place, say) is not kept.
'use strict';

const FILES = {};
const NAME = '';

const PREFIX = 'atmosphere-imaging:';
const SCOPE = registration.scope;
// The page says in the worker's own address which language it speaks. Nobody keeps the words of another.
const [LANGUAGE] = [location.search.slice(1), 'en'].filter((it) => it in FILES);
const KEPT = { ...FILES.all, ...FILES[LANGUAGE] };
// Several sites may live at one origin, below paths of their own.
const BUILD = `${PREFIX}${NAME}:${LANGUAGE}:${SCOPE}`;
const SETTINGS = new URL('config.json', SCOPE).href;
const PROGRAMS = Object.values(FILES).flatMap(Object.keys).filter((name) => /^atmosphere-imaging-[0-9a-f]+\.js$/.test(name));
// The places of the application. Whatever else a site has below the same path is its own.
const PLACES = /^(?:$|instances(?:\/|$)|requests(?:\/|$))/;
// A network that is there and does not answer is as good as none, so that nobody waits for it long: first the page comes,
// then the settings, in milliseconds.
const PAGE_PATIENCE = 4000;
const SETTINGS_PATIENCE = 1500;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(begin()));
addEventListener('message', (event) => event.waitUntil(tidy(event.source, event.data)));
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(SCOPE)) return;
  const path = new URL(request.url).pathname.slice(new URL(SCOPE).pathname.length);
  if (request.mode === 'navigate') {
    if (PLACES.test(path)) event.respondWith(fresh(request, SCOPE, isPage, PAGE_PATIENCE));
  } else if (path === 'config.json') {
    event.respondWith(fresh(request, SETTINGS, isSettings, SETTINGS_PATIENCE));
  } else if (path === `${LANGUAGE}.js`) {
    event.respondWith(fresh(request, request.url, isScript, SETTINGS_PATIENCE));
  } else if (path in KEPT || /-[0-9a-f]{8,}(_bg)?\.(css|js|wasm)$/.test(path)) {
    event.respondWith(file(request));
  }
});

// All or nothing: what fails halfway leaves the build before it as it is. One after the other, as others wait as well.
async function install() {
  const cache = await caches.open(BUILD);
  try {
    for (const [name, integrity] of Object.entries(KEPT)) {
      const address = new URL(name, SCOPE).href;
      const isHashed = /-[0-9a-f]{8,}/.test(name);
      const answer = await fetch(address, { integrity, cache: isHashed ? 'default' : 'no-cache' });
      if (!answer.ok) throw new TypeError(`${name} did not arrive`);
      await cache.put(address, answer);
    }
    await keep(cache, SCOPE, isPage);
    await keep(cache, SETTINGS, isSettings);
  } catch (error) {
    await caches.delete(BUILD);
    throw error;
  }
  await skipWaiting();
}

async function keep(cache, address, isRight) {
  const answer = await fetch(address, { cache: 'no-cache' });
  if (!await isRight(answer)) throw new TypeError(`${address} is something else`);
  await cache.put(address, answer);
}

// Pages that are open hear which build there is now.
async function begin() {
  await clients.claim();
  for (const page of await clients.matchAll({ type: 'window' })) page.postMessage(PROGRAMS);
}

// A page that begins says which program it runs. Where it is the only one, what no longer serves anybody goes.
async function tidy(page, program) {
  if (registration.installing || registration.waiting) return;
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.some((it) => it.id !== page.id)) return;
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX) || name === BUILD || !name.endsWith(SCOPE)) continue;
    if (!await (await caches.open(name)).match(program)) await caches.delete(name);
  }
}

async function file(request) {
  return await caches.match(request.url, { ignoreVary: true }) ?? fetch(request);
}

// From the network while that answers as the site does, else what was kept.
async function fresh(request, address, isRight, patience) {
  const cache = await caches.open(BUILD);
  const kept = await cache.match(address, { ignoreVary: true });
  try {
    const answer = await (kept ? Promise.race([fetch(request), late(patience)]) : fetch(request));
    const isWrong = answer.status >= 500 || answer.ok && !await isRight(answer);
    if (isWrong && kept) return kept;
    // The page goes with the files of its build, and is never put beside those of another. Neither is what leads to the
    // program of a language.
    if (address === SETTINGS && answer.ok && !isWrong) await cache.put(address, answer.clone());
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

function late(patience) {
  return new Promise((done, failed) => setTimeout(failed, patience));
}

async function isPage(answer) {
  return answer.ok && !answer.redirected && (await answer.clone().text()).includes('boot-waiting');
}

async function isSettings(answer) {
  if (!answer.ok || answer.redirected) return false;
  return answer.clone().json().then((settings) => typeof settings === 'object' && settings !== null, () => false);
}

function isScript(answer) {
  return answer.ok && !answer.redirected && answer.headers.get('content-type')?.includes('javascript');
}
