import pg from 'pg'

export type Connection = { host: string; port: number; user: string; database: string }

/** Makes the database that `connection` names, unless it is there. */
export async function makeDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [connection.database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(connection.database)}`)
  } finally {
    await client.end()
  }
}

/** A connection string for node-postgres and libpq alike: a socket folder is a `host` parameter, it may hold any letter. */
export function urlOf({ host, port, user, database }: Connection): string {
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
}
