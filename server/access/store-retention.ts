import type { Kept } from '../platform/retention/entry.ts'
import { scoped, sql } from '../platform/sql.ts'

/** What this room keeps of the people who act, and for how many days after its end. */
export const accessKept: readonly Kept[] = [
  {
    ...{ table: 'session', days: 180, method: 'rowDeleted' },
    take: async (tx, { district }, { before }, limit) => ({
      n: await tx.run(sql`
        with due as (
          select id from session where district = ${district}
            and least(coalesce(ended_at, ends_at), ends_at, case when kind <> 'token' then idle_until end) < ${before} limit ${limit})
        delete from session s using due where s.district = ${district} and s.id = due.id`),
    }),
  },
  {
    ...{ table: 'one_time_code', days: 1, method: 'rowDeleted' },
    take: async (tx, { district }, { before }) => ({
      n: await tx.run(sql`delete from one_time_code where district = ${district} and ends_at < ${before}`),
    }),
  },
  {
    ...{ table: 'device_person', days: 30, method: 'rowDeleted' },
    take: async (tx, { district }, { before }) => ({
      n: await tx.run(sql`delete from device_person where district = ${district} and last_at < ${before}`),
    }),
  },
  {
    ...{ table: 'known_browser', days: 90, method: 'rowDeleted' },
    take: async (tx, { district }, { before }) => ({
      n: await tx.run(sql`delete from known_browser where district = ${district} and last_at < ${before}`),
    }),
  },
  {
    ...{ table: 'device', days: 180, method: 'rowDeleted' },
    take: async (tx, { district }, { before }, limit) => {
      const gone = await tx.query<{ id: string }>(sql`
        with due as (
          select d.id from device d where d.district = ${district} and d.cut_off_at < ${before}
            and not exists (select from session s where s.district = d.district and s.device = d.id) limit ${limit})
        delete from device d using due where d.district = ${district} and d.id = due.id returning d.id`)
      return { n: gone.length, subjects: gone.map((row) => row.id) }
    },
  },
  {
    ...{ table: 'look_query', days: 180, method: 'rowDeleted' },
    take: async (tx, scope, { before }, limit) => ({
      n: await tx.run(sql`
        with due as (
          select q.id from look_query q where q.district = ${scope.district} and ${scoped(scope, sql`q.area`)} and q.at < ${before}
          limit ${limit})
        delete from look_query q using due where q.district = ${scope.district} and q.id = due.id`),
    }),
  },
  {
    ...{ table: 'invitation', days: 30, method: 'rowDeleted' },
    take: async (tx, scope, { before }, limit) => ({
      n: await tx.run(sql`
        with due as (
          select i.id from invitation i where i.district = ${scope.district} and ${scoped(scope, sql`i.prefix`)}
            and least(coalesce(i.used_at, i.ends_at), coalesce(i.withdrawn_at, i.ends_at), i.ends_at) < ${before} limit ${limit})
        delete from invitation i using due where i.district = ${scope.district} and i.id = due.id`),
    }),
  },
  {
    ...{ table: 'access_grant', days: 731, method: 'rowDeleted' },
    take: async (tx, { district }, { before }, limit) => ({
      n: await tx.run(sql`
        with due as (
          select id from access_grant where district = ${district} and least(coalesce(revoked_at, ends_at), ends_at) < ${before}
          limit ${limit})
        delete from access_grant g using due where g.district = ${district} and g.id = due.id`),
    }),
  },
  {
    ...{ table: 'account', days: 731, method: 'columnsCleared' },
    take: async (tx, { district }, { before }, limit) => ({
      n: await tx.run(sql`
        with due as (
          select id from account where district = ${district} and least(coalesce(closed_at, ends_at), ends_at) < ${before}
            and login <> id::text limit ${limit})
        update account a set name = a.id::text, login = a.id::text, unit = '', phone_sealed = null, phone_blind = null
        from due where a.district = ${district} and a.id = due.id`),
    }),
  },
]
