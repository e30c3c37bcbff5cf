import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** IANA name of the zone that cuts a district's days. */
export const zoneOf = async (tx: Tx, district: number): Promise<string> =>
  (await tx.one<{ zone: string }>(sql`select zone from district where id = ${district}`)).zone
