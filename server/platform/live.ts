import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { ticks } from './clock.ts'
import type { Database } from './database.ts'
import { sealOnce, tailIsEmpty, type Sealed } from './sealer.ts'

/** What the sealer finished, told to everybody who follows: live screens, other rooms' followers. */
export type Live = {
  follow(listener: (sealed: Sealed) => void): () => void
  /** Seals until nothing is left; tests and shutdown wait for it. */
  drain(): Promise<void>
  /** Milliseconds since the tail was last empty. */
  readonly lag: () => number
  stop(): Promise<void>
}

const tick = 250

export function startSealer(db: Database, warn: (error: unknown) => void): Live {
  const events = new EventEmitter().setMaxListeners(0)
  const stopped = new AbortController()
  let caughtUp = ticks()
  let working: Promise<unknown> = Promise.resolve()

  const seal = async (): Promise<boolean> => {
    const sealed = await sealOnce(db)
    if (sealed) events.emit('sealed', sealed)
    else caughtUp = ticks()
    return sealed !== null
  }
  const loop = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      working = seal().catch(warn)
      if ((await working) !== true)
        await wait(tick, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined)
    }
  }
  const looping = loop()
  return {
    follow: (listener) => {
      events.on('sealed', listener)
      return () => events.off('sealed', listener)
    },
    drain: async () => {
      // a line that is committed may still have to wait for an older transaction, even of another database of the server
      for (;;) {
        await working
        if (!(await seal()) && (await tailIsEmpty(db))) return
      }
    },
    lag: () => ticks() - caughtUp,
    stop: async () => {
      stopped.abort()
      await looping
    },
  }
}
