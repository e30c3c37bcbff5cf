import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Sql } from './sql.ts'
import type { Fence } from './scope.ts'

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())

/** How to reach a database: a URL of the user's, or the parts of the embedded server's socket. */
export type Connection = string | { host: string; port: number; user: string; database: string }
export type Role = 'gridward_app' | 'gridward_sealer' | 'gridward_retention' | 'owner'

/** One transaction. A query resolves to its rows. */
export type Tx = {
  query<T extends object>(statement: Sql): Promise<T[]>
  one<T extends object>(statement: Sql): Promise<T>
  maybe<T extends object>(statement: Sql): Promise<T | undefined>
  /** Number of rows that a change touched. */
  run(statement: Sql): Promise<number>
  /** Work that may fail alone: its changes are undone, the transaction goes on, the error is thrown. */
  savepoint<T>(work: () => Promise<T>): Promise<T>
  /** Runs before the commit, in the order given; the journal writes itself this way. */
  beforeCommit(step: () => Promise<void>): void
  readonly client: pg.PoolClient
}

export type Database = {
  transact<T>(fence: Fence, work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
  readonly pool: pg.Pool
}

const names = new Map<string, string>()

/** Named statements are planned once per connection; the name is a hash of the text. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url').slice(0, 20)
    names.set(text, name)
  }
  return name
}

const settings = (role: Role): string =>
  [
    role === 'owner' ? '' : `-c role=${role}`,
    // how other programs see that a server is at work (platform/activity.ts)
    `-c application_name=${role}`,
    '-c TimeZone=UTC -c gridward.district=0 -c gridward.lo=~ -c gridward.hi=~ -c gridward.cut=',
    '-c idle_in_transaction_session_timeout=60000 -c statement_timeout=120000',
  ].join(' ')

export function openDatabase(connection: Connection, role: Role, max = 12): Database {
  const where = typeof connection === 'string' ? { connectionString: connection } : connection
  const pool = new pg.Pool({ ...where, max, options: settings(role), connectionTimeoutMillis: 10_000 })
  // an idle connection that breaks is replaced at the next use; without a listener it would end the process
  pool.on('error', () => undefined)
  return { pool, transact: (fence, work) => transact(pool, fence, work), close: () => pool.end() }
}

/** Whether somebody works with this database already. */
export const hasDistrict = async (db: Database): Promise<boolean> =>
  ((await db.pool.query('select 1 from district limit 1')).rowCount ?? 0) > 0

export const districtIds = async (db: Database): Promise<number[]> =>
  (await db.pool.query<{ id: number }>('select id from district order by id')).rows.map((row) => row.id)

/** Answers when the database does. */
export const ping = async (db: Database): Promise<void> => void (await db.pool.query('select 1'))

async function transact<T>(pool: pg.Pool, fence: Fence, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const steps: (() => Promise<void>)[] = []
  let broken: Error | undefined
  const onError = (error: Error): void => void (broken = error)
  client.on('error', onError)
  try {
    await client.query(`begin; ${fenceText(fence)}`)
    const result = await work(makeTx(client, steps))
    for (const step of steps) await step()
    // after a statement whose error was swallowed PostgreSQL answers a commit with a rollback, and without an error
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error('the transaction could not be committed')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure))
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

const fenceText = (fence: Fence): string =>
  `select set_config('gridward.district', '${Number(fence.district)}', true), ` +
  (['lo', 'hi', 'cut'] as const)
    .map((key) => `set_config('gridward.${key}', ${pg.escapeLiteral(fence[key])}, true)`)
    .join(', ') +
  // a redivision takes this lock alone, so that nobody writes to a path while it closes
  (fence.district === 0 ? '' : `, pg_advisory_xact_lock_shared(7262, ${Number(fence.district)})`)

export function makeTx(client: pg.PoolClient, steps: (() => Promise<void>)[]): Tx {
  const send = (statement: Sql) =>
    client.query({ name: nameOf(statement.text), text: statement.text, values: statement.values })
  return {
    client,
    query: async <T extends object>(statement: Sql) => (await send(statement)).rows as T[],
    maybe: async <T extends object>(statement: Sql) => (await send(statement)).rows[0] as T | undefined,
    one: async <T extends object>(statement: Sql) => {
      const row = (await send(statement)).rows[0] as T | undefined
      if (!row) throw new Error('a statement that must answer one row answered none')
      return row
    },
    run: async (statement) => (await send(statement)).rowCount ?? 0,
    savepoint: (work) => savepoint(client, work),
    beforeCommit: (step) => void steps.push(step),
  }
}

async function savepoint<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('savepoint part')
  try {
    const result = await work()
    await client.query('release savepoint part')
    return result
  } catch (error) {
    await client.query('rollback to savepoint part; release savepoint part')
    throw error
  }
}
