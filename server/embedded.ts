import { setTimeout as pause } from 'node:timers/promises'
import { startPostgres, stepWords } from './platform/postgres/index.ts'
import type { Connection } from './platform/database.ts'

const bilingual = ({ zh, en }: { zh: string; en: string }): string => `${zh} · ${en}`

/** What this file needs of a running server; platform/postgres gives it. */
export type Running = { connection: Connection; exited: Promise<void>; stop(): Promise<void> }

export type Embedded = {
  /** Errors: what the first start could not do. */
  ready: Promise<Connection>
  /** At any moment: a start that is under way is waited for, so that no folder is left half made. */
  stop(): Promise<void>
  /** Rejects when it died and could not be started again. */
  lost: Promise<never>
}

/** Seconds between tries to start again: a full disk or memory may take minutes to clear. 5 minutes in all. */
const pauses = [1, 2, 5, 10, 20, 40, 60, 80, 80]

/**
 * The PostgreSQL under the data folder, kept alive: when it dies while we run (killed, out of memory) it is started
 * again, and again after a pause when that fails; requests meanwhile are answered "busy" and lose nothing that was
 * acknowledged.
 */
export function startEmbedded(
  dataDir: string,
  step: (text: string) => void,
  open: () => Promise<Running> = () => startPostgres({ dataDir, onStep: (name) => step(bilingual(stepWords(name))) }),
  waits: readonly number[] = pauses,
): Embedded {
  const stopped = new AbortController()
  let running = open()
  const again = async (): Promise<Running> => {
    for (const seconds of waits) {
      const opened = await open().catch((error: Error) => {
        step(
          `数据库没能启动，${seconds} 秒后再试 · the database did not start, trying again in ${seconds} s: ${error.message}`,
        )
      })
      if (opened) return opened
      await pause(seconds * 1000, undefined, { signal: stopped.signal })
    }
    return open()
  }
  const keep = async (): Promise<never> => {
    for (;;) {
      await (
        await running
      ).exited
      if (stopped.signal.aborted) return new Promise<never>(() => undefined)
      step('数据库意外停止，正在重启 · the database stopped unexpectedly, starting it again')
      running = again()
      await running
    }
  }
  const ready = running.then(({ connection }) => connection)
  const lost = ready.then(keep)
  for (const one of [ready, lost]) one.catch(() => undefined)
  return {
    ready,
    lost,
    stop: async () => {
      stopped.abort()
      await running.then(
        (server) => server.stop(),
        () => undefined,
      )
    },
  }
}
