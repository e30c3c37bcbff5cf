import { existsSync } from 'node:fs'
import type { Config } from '../../config.ts'
import { serverAtWork } from '../activity.ts'
import { openClient } from '../backup/backup.ts'
import type { Connection } from '../database.ts'
import { readMeta } from '../postgres/meta.ts'
import * as database from './database.ts'
import { look, type Finding } from './finding.ts'
import * as journal from './journal.ts'
import * as machine from './machine.ts'
import * as safety from './safety.ts'

export type { Finding } from './finding.ts'

/** What can be seen without a database. */
export async function examineMachine(config: Config): Promise<Finding[]> {
  const { dataDir } = config
  const node = machine.nodeVersion(process.versions.node)
  if (!existsSync(dataDir)) return [node]
  return [
    node,
    ...(await look('space', () => machine.dataFolder(dataDir))),
    ...(await look('sync', () => [machine.syncTime(dataDir)])),
    ...(await look('https', () => safety.https(dataDir, config.tls))),
  ]
}

/** Everything that a database can tell, and what belongs to it: keys and backups. */
export async function examineDatabase(config: Config, connection: Connection): Promise<Finding[]> {
  const client = await openClient(connection)
  try {
    const embedded = config.databaseUrl ? undefined : (readMeta(config.dataDir).startMode ?? 'plain')
    const { rows } = await client.query<{ demo: boolean }>('select demo from district')
    const real = rows.some(({ demo }) => !demo)
    const atWork = await serverAtWork(connection)
    return [
      ...(await look('postgres', () => database.server(client, embedded))),
      ...(embedded === undefined ? [] : await look('embedded', () => database.ownServer(client))),
      ...(await look('durability', () => database.durability(client))),
      ...(await look('clock', () => database.clock(client))),
      ...(await look('transactions', () => database.activity(client))),
      ...(await look('sealer', () => journal.sealing(client, atWork))),
      ...(await look('journal', () => journal.chain(connection))),
      ...(await look('recount', () => journal.figures(config.dataDir))),
      ...(await look('retention', () => journal.retention(config.dataDir))),
      ...(await look('sunset', () => journal.sunsets(client))),
      ...(rows.length === 0 ? [] : await look('keys', () => safety.keys(config.dataDir))),
      ...(await look('backup', () => safety.backups(config.dataDir, real))),
    ]
  } finally {
    await client.end()
  }
}
