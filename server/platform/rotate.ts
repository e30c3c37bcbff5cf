import type pg from 'pg'
import { openClient } from './backup/backup.ts'
import type { Connection } from './database.ts'
import { keyPath, makeKeys, newKey, readKeyFile, saveKeyFile, type KeyFile, type Keys } from './keys.ts'
import type { SealedRow, SealedTable } from './sealed-table.ts'

/** Rows of one transaction: a kill loses at most these, and they are done again. */
const batch = 1000

export type Rotated = { tables: { table: string; rows: number }[]; mended: number }
type Step = (table: string, rows: number) => void

/** Writes the new keys down, before anything is sealed with them. Again while a rotation is under way: goes on with it. */
export async function beginRotation(folder: string): Promise<void> {
  const file = await readKeyFile(folder)
  if (!file) throw new Error(`${folder} 里没有密钥。\nThere are no keys in ${folder}.`)
  if (file.next) return
  const used = file.seal.map(({ id }) => id)
  // one byte in front of each sealed value says which key it was
  const id = (Math.max(...used) % 255) + 1
  await saveKeyFile(keyPath(folder), { ...file, next: { seal: { id, key: newKey() }, blind: newKey() } })
}

export const rotationBegun = async (folder: string): Promise<boolean> => (await readKeyFile(folder))?.next !== undefined

/**
 * Seals everything anew and makes every blind index anew, then forgets the old keys. Nobody may write meanwhile: people
 * are matched by their blind index, and two keys at once would let one be entered twice. Stopped at any point, the next
 * call goes on. `mended` counts indexes that did not fit their sealed value.
 */
export async function finishRotation(
  connection: Connection,
  folder: string,
  tables: readonly SealedTable[],
  told: Step = () => undefined,
): Promise<Rotated> {
  const file = await readKeyFile(folder)
  if (!file?.next) return { tables: [], mended: 0 }
  const rotation = { from: makeKeys(file), to: makeKeys(bothOf(file)) }
  const [reader, writer] = [await openClient(connection), await openClient(connection)]
  const done: Rotated = { tables: [], mended: 0 }
  try {
    await writer.query('set synchronous_commit = on')
    for (const table of tables) {
      const { rows, mended } = await rotateTable(reader, writer, table, rotation, told)
      done.tables.push({ table: table.table, rows })
      done.mended += mended
    }
    for (const table of tables) await refuseLeftovers(reader, table, file.next.seal.id)
  } finally {
    await Promise.all([reader.end(), writer.end()])
  }
  await saveKeyFile(keyPath(folder), rotated(file))
  return done
}

const bothOf = ({ next, ...file }: KeyFile): KeyFile => ({
  ...file,
  seal: [...file.seal, next!.seal],
  blind: next!.blind,
})

const rotated = ({ next, ...file }: KeyFile): KeyFile => ({
  ...file,
  seal: [next!.seal],
  blind: next!.blind,
  pepper: file.pepper ?? file.blind,
})

type Rotation = { from: Keys; to: Keys }

async function rotateTable(
  reader: pg.Client,
  writer: pg.Client,
  table: SealedTable,
  rotation: Rotation,
  told: Step,
): Promise<{ rows: number; mended: number }> {
  const columns = columnsOf(table)
  const names = [...columns, ...(table.reads ?? [])].map((name) => `"${name}"`).join(', ')
  const any = columns.map((name) => `"${name}" is not null`).join(' or ')
  await reader.query('begin isolation level repeatable read read only')
  await reader.query(`declare rotation no scroll cursor for select ctid, ${names} from "${table.table}" where ${any}`)
  const sum = { rows: 0, mended: 0 }
  for (;;) {
    const { rows } = await reader.query<SealedRow & { ctid: string }>(`fetch ${batch} from rotation`)
    if (rows.length === 0) break
    const changed = rows.flatMap((row) => rotateRow(table, row, rotation) ?? [])
    if (changed.length > 0) await write(writer, table.table, columns, changed)
    sum.rows += changed.length
    sum.mended += changed.filter(({ mended }) => mended).length
    told(table.table, sum.rows)
  }
  await reader.query('commit')
  return sum
}

const columnsOf = (table: SealedTable): string[] => [
  ...table.sealed.map(({ column }) => column),
  ...(table.blinds ?? []).map(({ column }) => column),
]

type Changed = { ctid: string; values: Record<string, Buffer | null>; mended: boolean }

/** The row under the new keys; undefined when an earlier call did it. */
function rotateRow(table: SealedTable, row: SealedRow & { ctid: string }, { from, to }: Rotation): Changed | undefined {
  const values: Record<string, Buffer | null> = {}
  const opened: Record<string, string | null> = {}
  let again = false
  for (const { column, about } of table.sealed) {
    const value = row[column] as Buffer | null
    const what = typeof about === 'string' ? about : about(row)
    opened[column] = value && to.open(value, what)
    if (value && value[0] !== to.newest) again = true
    values[column] = value && value[0] !== to.newest ? to.seal(opened[column]!, what) : value
  }
  let mended = false
  for (const { column, about, of } of table.blinds ?? []) {
    const old = row[column] as Buffer | null
    const text = old && of(opened, row)
    const made = typeof text === 'string' ? to.blind(text, about) : null
    const known = old && (made?.equals(old) || (typeof text === 'string' && from.blind(text, about).equals(old)))
    if (old && !known) mended = true
    if (old && !made?.equals(old)) again = true
    values[column] = made
  }
  return again ? { ctid: row.ctid, values, mended } : undefined
}

/** Nobody else writes, so a row stays where it was read. */
async function write(
  writer: pg.Client,
  table: string,
  columns: readonly string[],
  rows: readonly Changed[],
): Promise<void> {
  const set = columns.map((name) => `"${name}" = u."${name}"`).join(', ')
  const lists = columns.map((_, i) => `$${i + 2}::bytea[]`).join(', ')
  const names = columns.map((name) => `"${name}"`).join(', ')
  const { rowCount } = await writer.query(
    `update "${table}" t set ${set} from unnest($1::tid[], ${lists}) as u(place, ${names}) where t.ctid = u.place`,
    [rows.map(({ ctid }) => ctid), ...columns.map((name) => rows.map(({ values }) => values[name]))],
  )
  if (rowCount !== rows.length)
    throw new Error(
      `${table} 正在被别的程序修改，请先停止服务。\n${table} is being changed by another program; stop the server first.`,
    )
}

async function refuseLeftovers(reader: pg.Client, { table, sealed }: SealedTable, id: number): Promise<void> {
  for (const { column } of sealed) {
    const { rowCount } = await reader.query(`select 1 from "${table}" where get_byte("${column}", 0) <> $1 limit 1`, [
      id,
    ])
    if (rowCount)
      throw new Error(
        `${table}.${column} 里还有旧密钥的内容，旧密钥没有删除，请再运行一次。\n${table}.${column} still holds values of the old key, which was kept; run this again.`,
      )
  }
}
