import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export type Coded = { code: Buffer; area: string; about: 'order' | 'hold' | 'act'; subject: string }

export const addCodes = (tx: Tx, district: number, codes: readonly Coded[]): Promise<number> =>
  tx.run(sql`
    insert into receipt_code (code, district, area, about, subject)
    select t.code, ${district}::int, t.area, t.about, t.subject
    from unnest(${codes.map((c) => c.code)}::bytea[], ${codes.map((c) => c.area)}::text[], ${codes.map((c) => c.about)}::text[],
      ${codes.map((c) => c.subject)}::uuid[]) as t(code, area, about, subject)`)

export type Led = { district: number; about: 'order' | 'hold' | 'act'; subject: string; zone: string; title: string }

/** Where a code leads, before anybody is known. */
export const findCode = (tx: Tx, code: Buffer): Promise<Led | undefined> =>
  tx.maybe(sql`
    select c.district, c.about, c.subject, d.zone, d.name as title from receipt_code c join district d on d.id = c.district
    where c.code = ${code}`)
