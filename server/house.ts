import { join } from 'node:path'
import { sessionCache } from './http/session.ts'
import { hasDistrict, openDatabase, type Connection, type Database } from './platform/database.ts'
import { loadKeys } from './platform/keys.ts'
import { startSealer } from './platform/live.ts'
import { migrate } from './platform/migrate.ts'
import { verifyJournal } from './platform/verify.ts'
import type { House } from './serve.ts'

export type OpenHouse = House & { close(): Promise<void> }

/** Everything below the rooms, on a database that answers: tables up to date, keys loaded, the sealer at work. */
export async function openHouse(
  connection: Connection,
  dataDir: string,
  options: {
    secure?: boolean
    paperScheme?: 'http' | undefined
    warn?: (error: unknown) => void
    onStep?: (name: string) => void
  } = {},
): Promise<OpenHouse> {
  await migrate(connection, options.onStep)
  const db = openDatabase(connection, 'gridward_app')
  const beside = openDatabase(connection, 'gridward_app', 2)
  const keys = await loadKeys(join(dataDir, 'keys'), await hasDistrict(db))
  const sealerDb: Database = openDatabase(connection, 'gridward_sealer', 1)
  // opened at its first use; the sealer's own connection is never kept waiting
  const chain = openDatabase(connection, 'gridward_sealer', 1)
  const live = startSealer(sealerDb, options.warn ?? (() => undefined))
  const close = async (): Promise<void> => {
    await live.stop()
    await Promise.all([db.close(), beside.close(), sealerDb.close(), chain.close()])
  }
  const verify = (anchor?: string) => verifyJournal(chain, anchor)
  const { secure = false, paperScheme } = options
  return { db, beside, keys, live, sessions: sessionCache(), dataDir, secure, paperScheme, connection, verify, close }
}
