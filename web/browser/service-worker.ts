// Keeps the last views of the dashboard, so that a commissioner without a network sees the last one and how old it
// is. What is entered or signed in to is never kept, and signing in or out drops all that was.
import { withAge } from './with-age';

declare const self: ServiceWorkerGlobalScope;

const VIEWS = 'sopan-views-1';
const STATIC = 'sopan-static-1';
/** The oldest go first. */
const MOST_VIEWS = 40;
/** Longer than this nobody waits where a kept view is at hand. */
const PATIENCE_MS = 8_000;
const KEPT_AT = 'x-sopan-kept-at';
const IS_VIEW = /^\/($|areas\/|meetings\/|plans\/)/;
const ENDS_SESSION = /^\/sign-(in|out)\b/;

self.addEventListener('install', () => {
  void self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (ENDS_SESSION.test(pathname)) {
    event.waitUntil(caches.delete(VIEWS));
    return;
  }
  if (request.method !== 'GET') return;
  if (pathname.startsWith('/static/')) event.respondWith(fromKept(request));
  else if (request.mode === 'navigate' && IS_VIEW.test(pathname) && !pathname.endsWith('.csv'))
    event.respondWith(freshOrKept(request));
});

/** What never changes under its name is fetched once. */
async function fromKept(request: Request): Promise<Response> {
  const cache = await caches.open(STATIC);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}

/** The page as it is now; as it was kept where the hub cannot be reached, is out of order or takes too long. */
async function freshOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(VIEWS);
  const kept = await cache.match(request);
  try {
    const fresh = await (kept ? inTime(fetch(request)) : fetch(request));
    if (fresh.ok) await keep(cache, request, fresh.clone());
    else if (fresh.status >= 500 && kept) return await aged(kept);
    return fresh;
  } catch (fault) {
    if (kept) return aged(kept);
    throw fault;
  }
}

async function keep(cache: Cache, request: Request, response: Response): Promise<void> {
  const headers = new Headers(response.headers);
  headers.set(KEPT_AT, new Date().toISOString());
  await cache.put(request, new Response(await response.text(), { headers }));
  const kept = await cache.keys();
  for (const each of kept.slice(0, Math.max(0, kept.length - MOST_VIEWS))) await cache.delete(each);
}

async function aged(kept: Response): Promise<Response> {
  const headers = new Headers(kept.headers);
  headers.delete('content-length');
  return new Response(withAge(await kept.text(), kept.headers.get(KEPT_AT) ?? ''), { headers });
}

function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const impatience = setTimeout(() => {
      reject(new Error('The hub takes too long.'));
    }, PATIENCE_MS);
    answer.then(resolve, reject).finally(() => {
      clearTimeout(impatience);
    });
  });
}
