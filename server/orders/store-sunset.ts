import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Ending } from './rules-sunset.ts'

export type EndingRow = Omit<Ending, 'areas'> & { area: string; overAt: string | null }

/** Every declared emergency of a district with its end. */
export const listEndings = (tx: Tx, district: number): Promise<EndingRow[]> =>
  tx.query(sql`
    select e.id, e.area, e.ends_at as "endsAt", e.ended_at as "endedAt", e.renews, e.sunset_at as "overAt", s.done_at is not null as done
    from emergency e left join sunset s on s.district = e.district and s.emergency = e.id
    where e.district = ${district} order by e.starts_at desc, e.id`)

export type SunsetRow = {
  content: Buffer
  firstSigner: string
  firstName: string
  firstUnit: string
  firstAt: string
  secondName: string | null
  secondUnit: string | null
  secondAt: string | null
  dueAt: string | null
  doneAt: string | null
  proof: Record<string, number> | null
}

const columns = sql`s.content, s.first_signer as "firstSigner", a.name as "firstName", s.first_unit as "firstUnit",
  s.first_signed_at as "firstAt", b.name as "secondName", s.second_unit as "secondUnit", s.second_signed_at as "secondAt",
  s.due_at as "dueAt", s.done_at as "doneAt", s.proof
  from sunset s join account a on a.district = s.district and a.id = s.first_signer
    left join account b on b.district = s.district and b.id = s.second_signer`

export const findSunset = (tx: Tx, district: number, emergency: string): Promise<SunsetRow | undefined> =>
  tx.maybe(sql`select ${columns} where s.district = ${district} and s.emergency = ${emergency}`)

type Signer = { account: string; unit: string; now: string }

/** False when somebody signed first meanwhile. */
export const signFirst = async (tx: Tx, district: number, id: string, content: Buffer, by: Signer): Promise<boolean> =>
  (await tx.run(sql`
    insert into sunset (district, emergency, content, first_signer, first_unit, first_signed_at)
    values (${district}, ${id}, ${content}, ${by.account}, ${by.unit}, ${by.now}) on conflict do nothing`)) > 0

export const signSecond = async (tx: Tx, district: number, id: string, by: Signer, dueAt: string): Promise<boolean> =>
  (await tx.run(sql`
    update sunset set second_signer = ${by.account}, second_unit = ${by.unit}, second_signed_at = ${by.now}, due_at = ${dueAt}
    where district = ${district} and emergency = ${id} and second_signer is null`)) > 0

/** Before anything went: what is due is no longer taken back. */
export const takeBack = (tx: Tx, district: number, id: string, now: string): Promise<number> =>
  tx.run(sql`
    delete from sunset where district = ${district} and emergency = ${id} and (due_at is null or due_at > ${now})`)

/** Signed plans whose notice is over and that are not carried out. */
export const dueSunsets = (tx: Tx, district: number, now: string): Promise<{ id: string }[]> =>
  tx.query(sql`
    select s.emergency as id from sunset s
    where s.district = ${district} and s.due_at <= ${now} and s.done_at is null order by s.due_at`)

export const finishSunset = (
  tx: Tx,
  district: number,
  id: string,
  proof: Record<string, number>,
  now: string,
): Promise<number> =>
  tx.run(sql`
    update sunset set done_at = ${now}, proof = ${JSON.stringify(proof)}::jsonb
    where district = ${district} and emergency = ${id} and done_at is null`)

/** When data of an emergency were last deleted, in any district. */
export const lastSunset = async (tx: Tx): Promise<string | undefined> =>
  (await tx.one<{ at: string | null }>(sql`select max(done_at) as at from sunset`)).at ?? undefined

/** What went under this emergency over all nights, told by the journal; counts by table. */
export const sweptUnder = (tx: Tx, district: number, id: string): Promise<{ table: string; n: number }[]> =>
  tx.query(sql`
    with line as (
      select id from journal where district = ${district} and kind = 'retention.swept'
      union all select id from journal_tail where district = ${district} and kind = 'retention.swept')
    select d.content ->> 'table' as "table", sum((d.content ->> 'n')::int)::int as n
    from line l join journal_detail d on d.district = ${district} and d.id = l.id
    where d.content ->> 'why' = ${`sunset ${id}`} group by 1 order by 1`)

export type PublicEnding = {
  district: number
  districtName: string
  zone: string
  disease: string
  /** What it is called; '' the whole district. */
  area: string
  overAt: string
  dueAt: string | null
  doneAt: string | null
  proof: Record<string, number> | null
  units: string[] | null
}

/** What everybody may know of emergencies that are over, in every district. */
export const publicEndings = (tx: Tx): Promise<PublicEnding[]> =>
  tx.query(sql`
    select d.id as district, d.name as "districtName", d.zone, e.disease, coalesce(a.name, e.area) as area, e.sunset_at as "overAt", s.due_at as "dueAt",
      s.done_at as "doneAt", s.proof, array_remove(array[s.first_unit, s.second_unit], null) as units
    from emergency e join district d on d.id = e.district
      left join area a on a.district = e.district and a.path = e.area
      left join sunset s on s.district = e.district and s.emergency = e.id
    where e.sunset_at is not null
      and not exists (select from emergency n where n.district = e.district and n.renews = e.id)
    order by e.sunset_at desc, e.id limit 100`)
