import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export type Opened = {
  district: number
  id: string
  name: string
  unit: string
  phone_sealed: Buffer | null
  phone_blind: Buffer | null
  role: string
  prefix: string
  grant_ends_at: string
  ends_at: string
  made_by: string
  withdrawn_at: string | null
  used_at: string | null
  account: string | null
  district_name: string
  demo: boolean
  area_name: string | null
}

/** The invitation of a code's digest, locked until the end of the transaction. Whoever holds the code passes the fence. */
export async function openInvitation(tx: Tx, code: Buffer): Promise<Opened | undefined> {
  await tx.query(sql`select set_config('gridward.code', ${code.toString('hex')}, true)`)
  return tx.maybe(sql`
    select i.district, i.id, i.name, i.unit, i.phone_sealed, i.phone_blind, i.role, i.prefix, i.grant_ends_at, i.ends_at, i.made_by,
      i.withdrawn_at, i.used_at, i.account, d.name as district_name, d.demo, r.name as area_name
    from invitation i join district d on d.id = i.district left join area r on r.district = i.district and r.path = i.prefix
    where i.code = ${code} for update of i`)
}

export const useInvitation = (tx: Tx, invitation: Opened, account: string, now: string): Promise<number> =>
  tx.run(sql`
    update invitation set used_at = ${now}, account = ${account}
    where district = ${invitation.district} and id = ${invitation.id} and used_at is null`)

export type Same = { id: string; login: string; password: string | null; pin: string | null }

/** An open account with the same phone. */
export const findByPhone = (tx: Tx, district: number, blind: Buffer, now: string): Promise<Same | undefined> =>
  tx.maybe(sql`
    select id, login, password, pin from account
    where district = ${district} and phone_blind = ${blind} and kind = 'person' and closed_at is null
      and (ends_at is null or ends_at > ${now})
    order by created_at limit 1`)

export const findById = (tx: Tx, district: number, id: string): Promise<Same | undefined> =>
  tx.maybe(sql`
    select id, login, password, pin from account where district = ${district} and id = ${id} and closed_at is null`)

/** The next number to sign in with on a shared phone. */
export const nextLogin = async (tx: Tx): Promise<string> =>
  String((await tx.one<{ n: number }>(sql`select nextval('short_login') as n`)).n)
