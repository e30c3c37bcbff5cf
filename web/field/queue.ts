import { alone } from '../offline/alone.ts'
import { databaseStore } from '../offline/database.ts'
import { newId } from '../offline/new-id.ts'
import { Outbox, type Stop } from '../offline/outbox.ts'
import { memoryStore } from '../offline/store.ts'
import { clockError } from '../ui/api.ts'
import { loadKinds } from './works.ts'

const listeners = new Set<() => void>()
const tellHere = (): void => {
  for (const listener of listeners) listener()
}
const pages = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('gridward-outbox')
if (pages) pages.onmessage = tellHere

/** False where the browser keeps nothing (a private window of some): the page warns and the queue lives in memory. */
export const keeps = typeof indexedDB !== 'undefined' && indexedDB !== null

/** The one queue of this page. */
export const outbox = new Outbox(keeps ? databaseStore : memoryStore(), loadKinds, {
  now: () => new Date(),
  chance: Math.random,
  newId,
  clockError,
  alone,
  changed: () => {
    tellHere()
    pages?.postMessage('changed')
  },
})

export function onQueue(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Looks for something to send this often, ms; the network's return and every new record start it at once. */
const regularly = 15_000

/** Sends in the background as long as the page is open. `told` hears what came of each round. */
export function keepSending(
  account: string,
  told: (state: Stop | 'sending') => void,
): { now: () => void; end: () => void } {
  const ended = new AbortController()
  let running = false
  const round = async (): Promise<void> => {
    if (running || ended.signal.aborted) return
    running = true
    told('sending')
    try {
      told(await outbox.drain(account, ended.signal))
    } catch {
      // the phone's own storage refused; the queue is still there and the next round tries again
      told('later')
    } finally {
      running = false
    }
  }
  const now = (): void => {
    outbox.hurry()
    void round()
  }
  // a page that is put away may never come back: nothing is held then
  const away = (): void => {
    if (document.visibilityState === 'hidden') void outbox.release(account).then(now)
  }
  document.addEventListener('visibilitychange', away)
  const timer = setInterval(() => void round(), regularly)
  const forget = onQueue(() => setTimeout(() => void round(), 0))
  window.addEventListener('online', now)
  void round()
  return {
    now,
    end: () => {
      ended.abort()
      clearInterval(timer)
      forget()
      document.removeEventListener('visibilitychange', away)
      window.removeEventListener('online', now)
    },
  }
}
