import { openClient } from './backup/backup.ts'
import type { Connection } from './database.ts'

/** Whether a Gridward server works on this database now: its sealer never leaves. */
export async function serverAtWork(connection: Connection): Promise<boolean> {
  const client = await openClient(connection)
  try {
    const { rowCount } = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and application_name = 'gridward_sealer'`,
    )
    return (rowCount ?? 0) > 0
  } finally {
    await client.end()
  }
}
