import { createReadStream } from 'node:fs'
import { once } from 'node:events'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Connection } from '../database.ts'
import type { KeyFile } from '../keys.ts'
import { fingerprint, openClient, readHead, type Receipt, type TableReceipt } from './backup.ts'
import { openWith } from './custodians.ts'
import { openFrames } from './frames.ts'
import { columnList, setSequences, tableName, type Table } from './tables.ts'

export type Restored = { receipt: Receipt; keys: KeyFile; differing: string[] }

type Head = Receipt & { keys: KeyFile; custody: string }

/**
 * Fills an empty, migrated database from a backup, in one transaction, and compares every table with its receipt. The
 * keys are saved before the commit: there is never data whose keys are lost.
 * Errors: a database that is not empty, a damaged file, wrong shares, a backup of a newer version.
 */
export async function restore(
  connection: Connection,
  path: string,
  shares: readonly string[],
  saveKeys: (keys: KeyFile, custody: string) => Promise<void>,
): Promise<Restored> {
  const { ephemeral, offset } = await readHead(path)
  const key = await openWith(shares, ephemeral)
  const client = await openClient(connection)
  const reader = new Reader(client)
  try {
    await refuseUnlessEmpty(client)
    await client.query('begin')
    await pipeline(createReadStream(path, { start: offset }), openFrames(key), createGunzip(), reader.stream())
    if (!reader.receipt || !reader.keys)
      throw new Error('备份没有结尾，被截断了。\nThe backup has no end; it was cut off.')
    await setSequences(client, reader.receipt.sequences)
    await saveKeys(reader.keys, reader.custody)
    await client.query('commit')
  } finally {
    await client.end()
  }
  return {
    receipt: reader.receipt,
    keys: reader.keys,
    differing: differences(reader.receipt.tables, await fingerprint(connection)),
  }
}

export const differences = (told: readonly TableReceipt[], now: readonly TableReceipt[]): string[] =>
  told
    .filter((t) => !now.some((n) => n.table === t.table && n.sha256 === t.sha256 && n.rows === t.rows))
    .map((t) => t.table)

export async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from district limit 1')
  if (rowCount)
    throw new Error(
      '这个数据库里已经有一个区，请换一个空的。\nThere is a district in this database already; take an empty one.',
    )
}

/** Takes the parts of a backup as they come and copies each table's rows into it. */
class Reader {
  receipt: Receipt | undefined
  keys: KeyFile | undefined
  custody = ''
  private waiting: Buffer = Buffer.alloc(0)
  private copying: Writable | undefined
  private readonly client: pg.Client

  constructor(client: pg.Client) {
    this.client = client
  }

  stream(): Writable {
    return new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.take(chunk).then(() => done(), done)
      },
    })
  }

  private async take(chunk: Buffer): Promise<void> {
    this.waiting = this.waiting.length === 0 ? chunk : Buffer.concat([this.waiting, chunk])
    while (this.waiting.length >= 5 && this.waiting.length >= 5 + this.waiting.readUInt32BE(1)) {
      const end = 5 + this.waiting.readUInt32BE(1)
      await this.part(String.fromCharCode(this.waiting[0]!), this.waiting.subarray(5, end))
      this.waiting = this.waiting.subarray(end)
    }
  }

  private async part(kind: string, bytes: Buffer): Promise<void> {
    if (kind === 'd') {
      if (!this.copying!.write(bytes)) await once(this.copying!, 'drain')
      return
    }
    await this.endTable()
    const value = JSON.parse(bytes.toString('utf8')) as unknown
    if (kind === 'h') await this.head(value as Head)
    if (kind === 't')
      this.copying = this.client.query(
        copyFrom(`copy ${tableName(value as Table)} (${columnList(value as Table)}) from stdin`),
      )
    if (kind === 'e') this.receipt = value as Receipt
  }

  private async head(head: Head): Promise<void> {
    this.keys = head.keys
    this.custody = head.custody
    const { rows } = await this.client.query<{ name: string }>('select name from migration')
    const missing = head.migrations.filter((name) => !rows.some((row) => row.name === name))
    if (missing.length > 0)
      throw new Error(
        `这个备份来自更新的版本（${missing.join('、')}），请先安装那个版本。\n` +
          `This backup was made by a newer version (${missing.join(', ')}); install that version first.`,
      )
  }

  private async endTable(): Promise<void> {
    if (!this.copying) return
    const ended = once(this.copying, 'finish')
    this.copying.end()
    await ended
    this.copying = undefined
  }
}
