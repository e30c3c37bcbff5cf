import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** Whether somebody signed in to this login from the browser that holds the secret of this digest. */
export const isKnownBrowser = async (tx: Tx, token: Buffer, login: string): Promise<boolean> =>
  (await tx.maybe(sql`
    select from known_browser k join account a on a.district = k.district and a.id = k.account
    where k.token = ${token} and a.login = ${login}`)) !== undefined

/**
 * The browser gets a new secret at each sign-in, for everybody whom it knows: one that a stranger planted in it is worth
 * nothing afterwards. `token` and `before`: digests.
 */
export async function knowBrowser(
  tx: Tx,
  { district, account }: { district: number; account: string },
  { token, before, now }: { token: Buffer; before: Buffer | null; now: string },
): Promise<void> {
  if (before) await tx.run(sql`update known_browser set token = ${token} where token = ${before}`)
  await tx.run(sql`
    insert into known_browser (token, district, account, last_at) values (${token}, ${district}, ${account}, ${now})
    on conflict (district, account, token) do update set last_at = excluded.last_at`)
}

/** After a new password no browser is known but the one where it was set. */
export const forgetBrowsers = (tx: Tx, district: number, account: string): Promise<number> =>
  tx.run(sql`delete from known_browser where district = ${district} and account = ${account}`)
