let working = false

/** Web Locks keep two pages from sending together; without them (no secure page) one page at least waits for itself. */
export async function alone(work: () => Promise<void>): Promise<void> {
  if (typeof navigator !== 'undefined' && navigator.locks) {
    await navigator.locks.request('gridward-outbox', { ifAvailable: true }, async (lock) => {
      if (lock) await work()
    })
    return
  }
  if (working) return
  working = true
  try {
    await work()
  } finally {
    working = false
  }
}
