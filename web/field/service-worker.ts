/** Written in by the build: what the field page needs without a network, and a name for this set of files. */
declare const PRECACHE: { version: string; files: string[] }
const { version, files } = PRECACHE
const worker = self as unknown as ServiceWorkerGlobalScope
const cacheName = `gridward-field-${version}`
const page = '/field'

async function store(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))
}

async function dropOld(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith('gridward-field-') && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
  await worker.clients.claim()
}

async function answer(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(file)) ?? fetch(request)
}

worker.addEventListener('install', (event) => event.waitUntil(store()))
worker.addEventListener('activate', (event) => event.waitUntil(dropOld()))
/** The page asks for it when the person says so: a new version never replaces a page in the middle of a door. */
worker.addEventListener('message', (event) => {
  if (event.data === 'takeOver') void worker.skipWaiting()
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  // The service's answers are never kept: they hold people, and yesterday's truth.
  if (url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate' && (url.pathname === page || url.pathname.startsWith(`${page}/`))) {
    event.respondWith(answer(page, request))
  } else if (files.includes(url.pathname)) {
    event.respondWith(answer(url.pathname, request))
  }
})

export {}
