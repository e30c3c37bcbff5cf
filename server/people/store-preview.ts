import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import type { RecentDays } from './rules-facts.ts'

export type TagRule = 'keyPerson' | 'fever' | 'care'

/** Whose recent days could matter to a rule of a kind, whatever its parameters are. */
const matters: Record<TagRule, string> = {
  keyPerson: '$[*] ? (@.stay != null || @.exposure != null)',
  // 36 is the lowest figure that a pack may set
  fever: '$[*] ? (@.temperature >= 36 || @.symptoms.size() > 0)',
  care: '$[*] ? (@.careMarks.size() > 0 || @.careNeeds.size() > 0)',
}

/** In pages by id, so that a district of a million is never in memory at once. */
export const daysThatMatter = (
  tx: Tx,
  scope: Scope<'people.read'>,
  kind: TagRule,
  after: string,
): Promise<{ id: string; days: RecentDays[] }[]> =>
  tx.query(sql`
    select p.id, p.days from person p
    where p.district = ${scope.district} and p.id > ${after} and p.merged_into is null and p.dead_on is null and p.left_on is null
      and p.days @? ${matters[kind]}::jsonpath and ${scoped(scope, sql`p.area`)}
    order by p.id limit 5000`)

type Hours = { freshHours: number; revisitHours: number }

/** Doors that have been knocked at and are overdue under two timings. */
export const overdueUnder = (
  tx: Tx,
  scope: Scope<'people.read'>,
  timing: { now: Hours; then: Hours },
  at: string,
): Promise<{ now: number; then: number; differ: number }> => {
  const late = ({ freshHours, revisitHours }: Hours) => sql`h.reached_at + make_interval(hours =>
    case when h.reach in ('visited', 'declared', 'empty') then ${freshHours}::int else ${revisitHours}::int end) <= ${at}::timestamptz`
  return tx.one(sql`
    select (count(*) filter (where before))::int as now, (count(*) filter (where after))::int as then,
      (count(*) filter (where before <> after))::int as differ
    from (select ${late(timing.now)} as before, ${late(timing.then)} as after from household h
      where h.district = ${scope.district} and h.reached_at is not null and ${scoped(scope, sql`h.area`)}) t`)
}
