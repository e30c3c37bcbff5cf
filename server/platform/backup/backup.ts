import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Connection } from '../database.ts'
import { sealFor } from './custodians.ts'
import { sealFrames } from './frames.ts'
import { columnList, listTables, readSequences, tableName, type Sequence, type Table } from './tables.ts'

export type TableReceipt = { table: string; rows: number; sha256: string }
export type Receipt = { createdAt: string; migrations: string[]; tables: TableReceipt[]; sequences: Sequence[] }
export const magic = 'GRIDWARD BACKUP 1'

type Part = { kind: 'head' | 'table' | 'data' | 'end'; bytes: Buffer }
/** Kind (1 byte), length (4 bytes), bytes. */
const encode = ({ kind, bytes }: Part): Buffer => {
  const head = Buffer.alloc(5)
  head[0] = kind.charCodeAt(0)
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}
const json = (kind: Part['kind'], value: unknown): Buffer => encode({ kind, bytes: Buffer.from(JSON.stringify(value)) })

export const openClient = async (connection: Connection): Promise<pg.Client> => {
  const client = new pg.Client(typeof connection === 'string' ? { connectionString: connection } : connection)
  await client.connect()
  return client
}

/** All tables of one moment, and the keys, sealed to the custodians. The file appears whole or not at all. */
export async function backup(
  connection: Connection,
  keyFile: string,
  publicKey: string,
  path: string,
  at: string,
): Promise<Receipt> {
  const client = await openClient(connection)
  const { key, ephemeral } = sealFor(publicKey)
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    await client.query('begin isolation level repeatable read read only')
    const receipt: Receipt = { createdAt: at, migrations: await migrationNames(client), tables: [], sequences: [] }
    const file = createWriteStream(part, { mode: 0o600 })
    file.write(`${magic}\n${ephemeral}\n`)
    const plain = new PassThrough()
    const written = pipeline(plain, createGzip({ level: 6 }), sealFrames(key), file)
    await Promise.all([
      written,
      writeAll(client, plain, keyFile, publicKey, receipt).catch((error) => plain.destroy(error as Error)),
    ])
    await flush(part)
    await rename(part, path)
    return receipt
  } finally {
    await rm(part, { force: true })
    await client.end()
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync()
  await handle.close()
}

const migrationNames = async (client: pg.Client): Promise<string[]> =>
  (await client.query<{ name: string }>('select name from migration order by name')).rows.map((row) => row.name)

/** `custody`: the custodians' public key, so that a restored installation goes on making backups for them. */
async function writeAll(
  client: pg.Client,
  out: PassThrough,
  keyFile: string,
  custody: string,
  receipt: Receipt,
): Promise<void> {
  out.write(json('head', { ...receipt, custody, keys: JSON.parse(await readFile(keyFile, 'utf8')) }))
  for (const table of await listTables(client)) receipt.tables.push(await writeTable(client, out, table))
  receipt.sequences = await readSequences(client)
  out.write(json('end', receipt))
  out.end()
}

async function writeTable(client: pg.Client, out: PassThrough, table: Table): Promise<TableReceipt> {
  out.write(json('table', table))
  const hash = createHash('sha256')
  let rows = 0
  for await (const chunk of client.query(copyTo(copyText(table))) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    for (const byte of chunk) if (byte === 10) rows++
    if (!out.write(encode({ kind: 'data', bytes: chunk }))) await new Promise((go) => out.once('drain', go))
  }
  return { table: table.name, rows, sha256: hash.digest('hex') }
}

export const copyText = (table: Table): string =>
  `copy (select ${columnList(table)} from ${tableName(table)} order by ${table.key.map((k) => `"${k}"`).join(', ')}) to stdout`

/** Rows and hash of every table as they are now, to hold against a receipt. */
export async function fingerprint(connection: Connection): Promise<TableReceipt[]> {
  const client = await openClient(connection)
  try {
    const sink = new PassThrough().resume()
    const tables: TableReceipt[] = []
    for (const table of await listTables(client)) tables.push(await writeTable(client, sink, table))
    return tables
  } finally {
    await client.end()
  }
}

/** First lines of a backup file: its format and the key that its custodians need. */
export async function readHead(path: string): Promise<{ ephemeral: string; offset: number }> {
  const [format, ephemeral] = (await firstBytes(path)).split('\n')
  if (format !== magic || !ephemeral) throw new Error(`${path} 不是呼应的备份。\n${path} is no Gridward backup.`)
  return { ephemeral, offset: format.length + ephemeral.length + 2 }
}

/** Read by its handle: a stream of an empty file says nothing at all, and who waits for its first bytes waits for ever. */
async function firstBytes(path: string): Promise<string> {
  try {
    const handle = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0)
      return buffer.toString('latin1', 0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new Error(`读不了 ${path}（${code}）。\n${path} cannot be read (${code}).`, { cause: error })
  }
}
