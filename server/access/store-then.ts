import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** Grants of an account that held at an instant, ended and revoked ones too. */
export const grantsAt = (
  tx: Tx,
  district: number,
  account: string,
  at: string,
): Promise<{ role: string; prefix: string; until: string }[]> =>
  tx.query(sql`
    select role, prefix, ends_at as until from access_grant
    where district = ${district} and account = ${account} and starts_at <= ${at} and ends_at > ${at}
      and (revoked_at is null or revoked_at > ${at})`)
