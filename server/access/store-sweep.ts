import { addSeconds } from '@gridward/contract/days'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

const days = (now: string, n: number): string => addSeconds(now, -n * 86_400)

/** Sessions, tries, codes and names on phones whose time is over; all districts at once. Answers how many rows went. */
export async function sweepUnfenced(tx: Tx, now: string): Promise<number> {
  const gone = [
    await tx.run(sql`
      delete from session where kind <> 'token' and least(coalesce(ended_at, ends_at), idle_until, ends_at) < ${days(now, 180)}`),
    await tx.run(sql`delete from login_try where tried_at < ${days(now, 1)}`),
    await tx.run(sql`delete from known_browser where last_at < ${days(now, 90)}`),
    await tx.run(sql`delete from one_time_code where ends_at < ${days(now, 1)}`),
    await tx.run(sql`delete from device_person where last_at < ${days(now, 30)}`),
    await tx.run(sql`
      delete from device d where cut_off_at < ${days(now, 180)}
        and not exists (select from session s where s.district = d.district and s.device = d.id)`),
    await tx.run(sql`
      update account set name = id::text, login = id::text, unit = '', phone_sealed = null, phone_blind = null
      where coalesce(closed_at, ends_at) < ${days(now, 730)} and login <> id::text`),
  ]
  return gone.reduce((sum, n) => sum + n, 0)
}

/** Invitations of a district, 30 days after they were used, withdrawn or over. */
export const sweepInvitations = (tx: Tx, district: number, now: string): Promise<number> =>
  tx.run(sql`
    delete from invitation
    where district = ${district} and least(coalesce(used_at, ends_at), coalesce(withdrawn_at, ends_at), ends_at) < ${days(now, 30)}`)

export const listDistricts = (tx: Tx): Promise<{ id: number }[]> => tx.query(sql`select id from district order by id`)
