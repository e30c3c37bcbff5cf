import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql, type Sql } from '../platform/sql.ts'
import { doorColumns, type DoorLineRow } from './store-detail.ts'

export type DoorFilter = {
  reach?: string | undefined
  beside?: string | undefined
  late?: 'overdue' | 'fresh' | 'second' | undefined
}

/** Doors in the order of walking, which is the order of the index: area, door, id. `after`: these of the last row seen. */
export const listDoors = (
  tx: Tx,
  scope: Scope<'people.read'>,
  filter: DoorFilter,
  options: { after: readonly string[] | null; limit: number; now: string },
): Promise<DoorLineRow[]> => {
  const { after, limit, now } = options
  return tx.query(sql`
    select ${doorColumns} from household h where ${every([
      sql`h.district = ${scope.district}`,
      scoped(scope, sql`h.area`),
      ...conditions(filter, now),
      after ? sql`(h.area, h.door, h.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : undefined,
    ])} order by h.area, h.door, h.id limit ${limit}`)
}

/**
 * What is late, the longest wait first. For a whole district: among few late doors the order of walking would read
 * every door there is.
 */
export const listOverdue = (
  tx: Tx,
  scope: Scope<'people.read'>,
  filter: DoorFilter,
  options: { after: readonly string[] | null; limit: number; now: string },
): Promise<DoorLineRow[]> => {
  const { after, limit, now } = options
  return tx.query(sql`
    select ${doorColumns} from household h where ${every([
      sql`h.district = ${scope.district}`,
      scoped(scope, sql`h.area`),
      ...conditions(filter, now),
      after
        ? sql`(h.due_at, h.area, h.reach, h.id) > (${after[0]}::timestamptz, ${after[1]}, ${after[2]}, ${after[3]}::uuid)`
        : undefined,
    ])} order by h.due_at, h.area, h.reach, h.id limit ${limit}`)
}

const conditions = (filter: DoorFilter, now: string): (Sql | undefined)[] => [
  filter.reach ? sql`h.reach = ${filter.reach}` : undefined,
  filter.beside ? sql`h.beside_list = ${filter.beside}` : undefined,
  filter.late === 'overdue' ? sql`h.due_at <= ${now}` : undefined,
  filter.late === 'fresh' ? sql`h.due_at > ${now} and h.reach in ('visited', 'declared', 'empty')` : undefined,
  filter.late === 'second' ? sql`h.second_due` : undefined,
]

/** How many doors are past their due time, and how many of those drawn wait for a second visit, per leaf area. */
export const lateByArea = (
  tx: Tx,
  scope: Scope<'people.read'>,
  now: string,
): Promise<{ area: string; overdue: number; fresh: number; seconds: number }[]> =>
  tx.query(sql`
    select h.area, count(*) filter (where h.due_at <= ${now})::int as overdue,
      count(*) filter (where h.due_at > ${now} and h.reach in ('visited', 'declared', 'empty'))::int as fresh,
      count(*) filter (where h.second_due)::int as seconds
    from household h where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and h.due_at is not null
    group by h.area`)

/** Doors below an area that nobody reached get the day by which somebody has to be there. */
export const setDue = (tx: Tx, scope: Scope<'people.write'>, round: { id: string; dueAt: string }): Promise<number> =>
  tx.run(sql`
    update household h set due_at = ${round.dueAt}, round = ${round.id}::uuid
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and h.reach in ('notReached', 'noAnswer', 'refused')`)

export type ResidentRow = {
  household: string
  relation: string
  id: string
  name: string
  sex: 'male' | 'female' | null
  birth_date: string | null
  sealed: Buffer | null
  tags: string[]
}

/** Everybody behind the doors of a grid. */
export const residentsIn = (tx: Tx, scope: Scope<'people.read'>): Promise<ResidentRow[]> =>
  tx.query(sql`
    select m.household, m.relation, p.id, p.name, p.sex, p.birth_date, p.sealed,
      array(select t.kind from person_tag t where t.district = p.district and t.person = p.id and t.closed_at is null
        order by t.kind) as tags
    from household h
    join membership m on m.district = h.district and m.household = h.id and m.ends_on is null
    join person p on p.district = m.district and p.id = m.person
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and ${scoped(scope, sql`p.area`)}
      and p.merged_into is null and p.dead_on is null
    order by m.household, m.starts_on, p.id`)

/**
 * Changes whenever a door, who lives behind it or a tag changes, or a door becomes overdue; nothing is opened for it. A row's
 * xmin is another one after every change, whoever made it.
 */
export const versionOfDoors = async (tx: Tx, scope: Scope<'people.read'>, now: string): Promise<string> => {
  const { doors, residents, tags } = await tx.one<{ doors: string; residents: string; tags: string }>(sql`
    with h as (
      select h.district, h.id, h.xmin::text as x, h.due_at from household h
      where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)}),
    r as (
      select p.district, p.id, p.xmin::text || m.xmin::text as x from h
      join membership m on m.district = h.district and m.household = h.id and m.ends_on is null
      join person p on p.district = m.district and p.id = m.person
      where ${scoped(scope, sql`p.area`)})
    select
      (select concat_ws('/', count(*), count(*) filter (where due_at <= ${now}), sum(hashtextextended(id::text || x, 0))) from h) as doors,
      (select concat_ws('/', count(*), sum(hashtextextended(id::text || x, 0))) from r) as residents,
      (select concat_ws('/', count(*), sum(hashtextextended(t.person::text || t.kind || t.xmin::text, 0)))
        from r join person_tag t on t.district = r.district and t.person = r.id and t.closed_at is null) as tags`)
  return `${doors} ${residents} ${tags}`
}

/** Doors drawn for a second visit that this account has not visited. */
export const secondsFor = (tx: Tx, scope: Scope<'people.read'>, account: string | null): Promise<{ id: string }[]> =>
  tx.query(sql`
    select h.id from household h
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and h.second_due
      and not h.events @> jsonb_build_array(jsonb_build_object('account', ${account}::text))`)
