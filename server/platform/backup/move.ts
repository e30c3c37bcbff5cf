import { once } from 'node:events'
import type pg from 'pg'
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Connection } from '../database.ts'
import { migrate } from '../migrate.ts'
import { copyText, fingerprint, openClient, type TableReceipt } from './backup.ts'
import { differences, refuseUnlessEmpty } from './restore.ts'
import { columnList, listTables, readSequences, setSequences, tableName, type Table } from './tables.ts'

export type Moved = { tables: TableReceipt[]; differing: string[] }

/**
 * Copies everything from one server to another, table by table without a file between, in one transaction on either side,
 * and compares the fingerprints. The source stays as it is. Nobody may write meanwhile: the caller sees to that.
 * Errors: a target that holds a district already, or whose user may not make roles and tables.
 */
export async function moveTo(source: Connection, target: Connection, told: (table: string) => void): Promise<Moved> {
  await migrate(target)
  const [from, to] = [await openClient(source), await openClient(target)]
  try {
    await refuseUnlessEmpty(to)
    await from.query('begin isolation level repeatable read read only')
    await to.query('begin')
    const tables: TableReceipt[] = []
    for (const table of await listTables(from)) {
      tables.push(await copyTable(from, to, table))
      told(table.name)
    }
    await setSequences(to, await readSequences(from))
    await to.query('commit')
    return { tables, differing: differences(tables, await fingerprint(target)) }
  } finally {
    await Promise.all([from.end(), to.end()])
  }
}

async function copyTable(from: pg.Client, to: pg.Client, table: Table): Promise<TableReceipt> {
  const hash = createHash('sha256')
  let rows = 0
  const reading = from.query(copyTo(copyText(table)))
  const writing = to.query(copyFrom(`copy ${tableName(table)} (${columnList(table)}) from stdin`))
  reading.on('data', (chunk: Buffer) => {
    hash.update(chunk)
    for (const byte of chunk) if (byte === 10) rows++
  })
  await Promise.all([pipeline(reading, writing), once(writing, 'finish')])
  return { table: table.name, rows, sha256: hash.digest('hex') }
}
