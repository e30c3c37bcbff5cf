import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Connection } from './database.ts'

/** The folder lies beside server/, both in the sources and in a build (server/dist/platform). */
async function migrationsFolder(): Promise<string> {
  const here = fileURLToPath(new URL('.', import.meta.url))
  for (const up of ['../..', '../../..']) {
    const folder = join(here, up, 'database/migrations')
    if ((await readdir(folder).catch(() => [])).length > 0) return folder
  }
  throw new Error(`no migrations found near ${here}`)
}

/**
 * Brings a database up to date: numbered files in order, each in its own transaction, each once.
 * Errors: a file that was changed after it ran, by name.
 */
export async function migrate(
  connection: Connection,
  onStep: (name: string) => void = () => undefined,
): Promise<number> {
  const client = new pg.Client(typeof connection === 'string' ? { connectionString: connection } : connection)
  await client.connect()
  try {
    // two servers that start together must not run the same file twice
    await client.query('select pg_advisory_lock(7260)')
    await makeRoles(client)
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, ran_at timestamptz not null default now())',
    )
    return await runNew(client, onStep)
  } finally {
    await client.end()
  }
}

async function makeRoles(client: pg.Client): Promise<void> {
  for (const role of ['gridward_app', 'gridward_sealer', 'gridward_retention']) {
    const known = await client.query('select 1 from pg_roles where rolname = $1', [role])
    // another database of the same server may be making it at this moment
    if (known.rowCount === 0) await client.query(`create role ${role} nologin`).catch(ignoreDuplicate)
    await client.query(`grant ${role} to current_user`)
  }
}

function ignoreDuplicate(error: unknown): void {
  const { code } = error as { code?: string }
  if (code !== '42710' && code !== '23505') throw error
}

async function runNew(client: pg.Client, onStep: (name: string) => void): Promise<number> {
  const folder = await migrationsFolder()
  const ran = new Map(
    (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows.map((r) => [
      r.name,
      r.sha256,
    ]),
  )
  const files = (await readdir(folder)).filter((n) => n.endsWith('.sql')).sort()
  refuseNewer([...ran.keys()].filter((name) => !files.includes(name)))
  let count = 0
  for (const name of files) {
    const text = await readFile(join(folder, name), 'utf8')
    const sha256 = createHash('sha256').update(text).digest('hex')
    const before = ran.get(name)
    if (before === sha256) continue
    if (before) throw new Error(`migration ${name} was changed after it ran on this database; add a new file instead`)
    onStep(name)
    await client.query('begin')
    try {
      await client.query(text)
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
    }
    count++
  }
  return count
}

/** What an older program writes into tables of a newer one would be wrong silently. */
function refuseNewer(unknown: readonly string[]): void {
  if (unknown.length === 0) return
  const names = [...unknown].sort().join(', ')
  throw new Error(
    `这个数据库已由更新的版本升级过（${names}），请安装那个版本，或从备份恢复。\n` +
      `This database was brought up to date by a newer version (${names}). Install that version, or restore a backup.`,
  )
}
