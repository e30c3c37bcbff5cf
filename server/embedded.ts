import { startPostgres, stepWords } from './platform/postgres/index.ts'
import type { Connection } from './platform/database.ts'

const bilingual = ({ zh, en }: { zh: string; en: string }): string => `${zh} · ${en}`

export type Embedded = { connection: Connection; stop(): Promise<void> }

/**
 * The PostgreSQL under the data folder, kept alive: when it dies while we run (killed, out of memory) it is started
 * again at once; requests meanwhile are answered "busy" and lose nothing that was acknowledged.
 */
export async function startEmbedded(dataDir: string, step: (text: string) => void): Promise<Embedded> {
  let stopping = false
  const open = () => startPostgres({ dataDir, onStep: (name) => step(bilingual(stepWords(name))) })
  let running = await open()
  const keep = async (): Promise<void> => {
    for (;;) {
      await running.exited
      if (stopping) return
      step('数据库意外停止，正在重启 · the database stopped unexpectedly, starting it again')
      running = await open()
    }
  }
  const keeping = keep()
  return {
    connection: running.connection,
    stop: async () => {
      stopping = true
      await running.stop()
      await keeping
    },
  }
}
