import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export type Limit = { key: Buffer; most: number }

/** Counts one try for every key, or for none: false when one of them has been tried too often since `since`. */
export async function takeTries(
  tx: Tx,
  limits: readonly Limit[],
  { attempt, since, now }: { attempt: string; since: string; now: string },
): Promise<boolean> {
  const keys = limits.map(({ key }) => key)
  // in one order, so that two requests never wait for each other
  const locks = keys.map((key) => key.readInt32BE(0)).sort((a, b) => a - b)
  await tx.query(sql`select pg_advisory_xact_lock(7264, k) from unnest(${locks}::int[]) as t(k)`)
  const wrong = new Map((await countTries(tx, keys, since)).map(({ key, n }) => [key.toString('hex'), n]))
  if (limits.some(({ key, most }) => (wrong.get(key.toString('hex')) ?? 0) >= most)) return false
  await addTries(tx, keys, now, attempt)
  return true
}

/** Wrong tries since `since`, by key (account or address). */
export const countTries = (tx: Tx, keys: readonly Buffer[], since: string): Promise<{ key: Buffer; n: number }[]> =>
  tx.query(sql`
    select key, count(*)::int as n from login_try where key = any(${keys}::bytea[]) and tried_at > ${since} group by key`)

export const addTries = (
  tx: Tx,
  keys: readonly Buffer[],
  now: string,
  attempt: string | null = null,
): Promise<number> =>
  tx.run(sql`
    insert into login_try (key, tried_at, attempt)
    select key, ${now}::timestamptz, ${attempt}::uuid from unnest(${keys}::bytea[]) as t(key)`)

export const releaseTry = (tx: Tx, keys: readonly Buffer[], attempt: string): Promise<number> =>
  tx.run(sql`delete from login_try where key = any(${keys}::bytea[]) and attempt = ${attempt}`)

export const clearTries = (tx: Tx, key: Buffer): Promise<number> =>
  tx.run(sql`delete from login_try where key = ${key}`)

export const noteWrongTry = (
  tx: Tx,
  whose: { district: number; account: string; how: string },
  beganAt: string,
  now: string,
): Promise<number> =>
  tx.run(sql`
    insert into wrong_try as t (district, account, how, began_at, last_at, n)
    values (${whose.district}, ${whose.account}, ${whose.how}, ${beganAt}, ${now}, 1)
    on conflict (district, account, how, began_at) do update set n = t.n + 1, last_at = excluded.last_at`)

export type WrongTries = { account: string; how: string; began_at: string; last_at: string; n: number }

/** Takes the quarters of an hour that are over out of the table. */
export const takeWrongTries = (tx: Tx, district: number, before: string): Promise<WrongTries[]> =>
  tx.query(sql`
    delete from wrong_try where district = ${district} and began_at <= ${before}
    returning account, how, began_at, last_at, n`)
