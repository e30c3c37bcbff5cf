const listeners = new Set<(worker: ServiceWorker) => void>()
let waiting: ServiceWorker | undefined

/** Registers the worker that opens the page without a network; only a secure page may. */
export function startWorker(): void {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker
    .register('/field-sw.js', { scope: '/field' })
    .then((registration) => {
      const found = (worker: ServiceWorker | null): void => {
        if (!worker || !navigator.serviceWorker.controller) return
        waiting = worker
        for (const listener of listeners) listener(worker)
      }
      found(registration.waiting)
      registration.addEventListener('updatefound', () => {
        const fresh = registration.installing
        fresh?.addEventListener('statechange', () => {
          if (fresh.state === 'installed') found(fresh)
        })
      })
    })
    .catch(() => undefined)
}

/** Hears of a new version that waits. */
export function onNewVersion(listener: (worker: ServiceWorker) => void): () => void {
  listeners.add(listener)
  if (waiting) listener(waiting)
  return () => void listeners.delete(listener)
}

/** Lets the new version take over, then opens the page with it. */
export function update(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true })
  worker.postMessage('takeOver')
}
