import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type CodeRow = { code: string; district: number; area: string; name: string; ended_at: string | null }

/** The place behind a code. A code names a place and no person, so nobody has to be signed in. */
export const findCode = (tx: Tx, code: string): Promise<CodeRow | undefined> =>
  tx.maybe(sql`select code, district, area, name, ended_at from page_code where code = ${code}`)

export const codesIn = (tx: Tx, scope: Scope<'declarations.read' | 'declarations.key'>): Promise<CodeRow[]> =>
  tx.query(sql`
    select c.code, c.district, c.area, c.name, c.ended_at from page_code c
    where c.district = ${scope.district} and ${scoped(scope, sql`c.area`)} order by c.area, c.made_at`)

/** A second tap on "one for each grid" waits here, and then sees the codes of the first. */
export const lockCodes = (tx: Tx, scope: Scope<'declarations.key'>): Promise<unknown> =>
  tx.run(sql`select pg_advisory_xact_lock(7265, ${scope.district}::int)`)

export const addCodes = (
  tx: Tx,
  scope: Scope<'declarations.key'>,
  codes: readonly { code: string; area: string; name: string }[],
  now: string,
): Promise<number> =>
  tx.run(sql`
    insert into page_code (district, code, area, name, made_by, made_at)
    select ${scope.district}::int, t.*, ${scope.actor.account}::uuid, ${now}::timestamptz
    from unnest(${codes.map((c) => c.code)}::text[], ${codes.map((c) => c.area)}::text[], ${codes.map((c) => c.name)}::text[]) as t`)

export const endCode = (tx: Tx, scope: Scope<'declarations.key'>, code: string, now: string): Promise<number> =>
  tx.run(sql`
    update page_code c set ended_at = ${now}
    where c.district = ${scope.district} and ${scoped(scope, sql`c.area`)} and c.code = ${code} and c.ended_at is null`)

export type ReceiptRow = { district: number; submission: string }
export const addReceipt = (tx: Tx, receipt: ReceiptRow & { code: Buffer }, now: string): Promise<number> =>
  tx.run(sql`
    insert into receipt (code, district, submission, made_at)
    values (${receipt.code}, ${receipt.district}, ${receipt.submission}, ${now}) on conflict do nothing`)

export const findReceipt = (tx: Tx, code: Buffer): Promise<ReceiptRow | undefined> =>
  tx.maybe(sql`select district, submission from receipt where code = ${code}`)

/** The receipt of a declaration that was corrected names the correction. */
export const renewReceipt = (tx: Tx, code: Buffer, submission: string): Promise<number> =>
  tx.run(sql`update receipt set submission = ${submission}::uuid where code = ${code}`)

/** True when something was tried more than `most` times since an instant; a try beyond that is not even written down. */
export const countTry = async (tx: Tx, key: Buffer, now: string, since: string, most: number): Promise<boolean> => {
  await tx.run(sql`delete from public_try where key = ${key} and tried_at < ${since}`)
  const { n } = await tx.one<{ n: number }>(sql`select count(*)::int as n from public_try where key = ${key}`)
  if (n >= most) return true
  await tx.run(sql`insert into public_try (key, tried_at) values (${key}, ${now})`)
  return false
}

/** Forgets addresses that tried something before an instant. */
export const forgetTries = (tx: Tx, before: string): Promise<number> =>
  tx.run(sql`delete from public_try where tried_at < ${before}`)
