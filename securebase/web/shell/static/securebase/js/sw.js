// The service worker: Settle and Support without a connection. It keeps what anybody may see and nothing else: our own
// static files, and public pages fetched without cookies when it is installed. What a signed-in browser loads is never
// put into a cache. VERSION, FILES, PAGES and OFFLINE are set before this text by the server (shell/worker.py).

const STORE = `public-${VERSION}`;
const PUBLIC = { credentials: "omit", cache: "no-store", redirect: "manual" };
const MOST = 120; // pages; more than there are, so that a mistake cannot fill a phone

/** Keep one page; the addresses of public pages that it leads to. A page that is not there is left out. */
async function keep(store, path) {
  const answer = await fetch(path, PUBLIC);
  if (!answer.ok) return [];
  await store.put(path, answer.clone());
  const links = (await answer.text()).matchAll(/href="(\/[^"?#]*)"/g);
  return [...links].map(([, link]) => link).filter((link) => PAGES.some((page) => page !== OFFLINE && link.startsWith(page)));
}

async function fill() {
  const store = await caches.open(STORE);
  await store.addAll(FILES.map((file) => new Request(file, { credentials: "omit" })));
  const seen = new Set(PAGES);
  let next = [...seen];
  while (next.length && seen.size <= MOST) {
    const found = (await Promise.all(next.map((path) => keep(store, path)))).flat();
    next = [...new Set(found)].filter((path) => !seen.has(path));
    next.forEach((path) => seen.add(path));
  }
}

async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** From the network; without one the kept public page, or the page that says so. */
async function page(request) {
  try {
    return await fetch(request);
  } catch {
    const store = await caches.open(STORE);
    const kept = await store.match(new URL(request.url).pathname, { ignoreVary: true });
    return kept ?? (await store.match(OFFLINE, { ignoreVary: true })) ?? Response.error();
  }
}

async function file(request) {
  const store = await caches.open(STORE);
  return (await store.match(request, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (FILES.includes(url.pathname)) event.respondWith(file(request));
});
