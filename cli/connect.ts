import { readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '@gridward/server/config'
import { migrate } from '@gridward/server/platform/migrate'
import { startPostgres } from '@gridward/server/platform/postgres/index'
import type { Connection } from '@gridward/server/platform/database'

export type Attached = { connection: Connection; embedded: boolean; close(): Promise<void> }

/**
 * The running server's database when there is one, the user's own, or the embedded one started for this command.
 * Tables are brought up to date unless `asItIs`.
 */
export async function attach(config: Config, options: { asItIs?: boolean } = {}): Promise<Attached> {
  const nothing = async (): Promise<void> => undefined
  const bring = async (connection: Connection): Promise<void> => void (options.asItIs || (await migrate(connection)))
  if (config.databaseUrl) {
    await bring(config.databaseUrl)
    return { connection: config.databaseUrl, embedded: false, close: nothing }
  }
  const running = await runningSocket(config.dataDir)
  if (running) return { connection: running, embedded: true, close: nothing }
  const server = await startPostgres({ dataDir: config.dataDir })
  await bring(server.connection)
  return { connection: server.connection, embedded: true, close: () => server.stop() }
}

/** Whether there is anything to attach to, so that a command that only looks makes nothing. */
export const hasData = (config: Config): boolean =>
  config.databaseUrl !== undefined || existsSync(join(config.dataDir, 'pgdata/PG_VERSION'))

/** Line 1 of postmaster.pid is the process, line 4 the port, line 5 the folder of the socket (PostgreSQL, pidfile.h). */
async function runningSocket(dataDir: string): Promise<Exclude<Connection, string> | undefined> {
  const text = await readFile(join(dataDir, 'pgdata/postmaster.pid'), 'utf8').catch(() => undefined)
  const [pid, , , port, host] = (text ?? '').split('\n')
  if (!pid || !port || !host || !existsSync(join(host, `.s.PGSQL.${port}`)) || !isAlive(Number(pid))) return undefined
  return { host, port: Number(port), user: 'gridward_owner', database: 'gridward' }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
