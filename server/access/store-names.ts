import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** Names of accounts, for "who wrote this"; a closed account keeps its name until its retention ends. */
export async function accountNames(tx: Tx, district: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; name: string }>(
    sql`select id, name from account where district = ${district} and id = any(${ids}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** The most accounts that a part of a name stands for. */
const most = 500

/** Accounts whose name has this part in it. */
export async function accountsNamed(tx: Tx, district: number, part: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    sql`select id from account where district = ${district} and strpos(lower(name), lower(${part})) > 0 order by id limit ${most}`,
  )
  return rows.map((row) => row.id)
}
