import type { Metric } from '@gridward/contract/metrics'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import { mostHappenings, type Few, type Happening } from './rules-lately.ts'

type Reader = Scope<'briefings.read'>

export type ReportRow = {
  day: string
  number: number
  frozen_at: string
  frozen_by: string | null
  missing: string[]
  block_hash: string | null
  finished_at: string | null
}

export const findReport = (tx: Tx, district: number, day: string): Promise<ReportRow | undefined> =>
  tx.maybe<ReportRow>(sql`
    select r.day, r.number, r.frozen_at, a.name as frozen_by, r.missing, r.block_hash, r.finished_at
    from briefing_report r left join account a on a.district = r.district and a.id = r.frozen_by
    where r.district = ${district} and r.day = ${day}::date`)

export const listReports = (
  tx: Tx,
  district: number,
): Promise<{ day: string; number: number; frozenAt: string; missing: number }[]> =>
  tx.query(sql`
    select day, number, frozen_at as "frozenAt", cardinality(missing) as missing from briefing_report
    where district = ${district} order by day desc limit 400`)

/** Takes the district's report lock: two people freezing at once get two answers, not two numbers. */
export const lockReports = (tx: Tx, district: number): Promise<unknown> =>
  tx.run(sql`select pg_advisory_xact_lock(7263, ${district})`)

export const lastReport = (tx: Tx, district: number): Promise<{ day: string; number: number } | undefined> =>
  tx.maybe(sql`select day, number from briefing_report where district = ${district} order by number desc limit 1`)

export type NewReport = {
  district: number
  day: string
  number: number
  by: string
  now: string
  missing: readonly string[]
}

export const addReport = (tx: Tx, r: NewReport): Promise<number> =>
  tx.run(sql`
    insert into briefing_report (district, day, number, frozen_by, frozen_at, missing)
    values (${r.district}, ${r.day}::date, ${r.number}, ${r.by}, ${r.now}, ${r.missing})`)

export type ConfirmationRow = {
  area: string
  nil: boolean
  figures: Record<string, number>
  note: string
  by: string
  at: string
  late: boolean
}

export const listConfirmations = (tx: Tx, scope: Reader, day: string): Promise<ConfirmationRow[]> =>
  tx.query<ConfirmationRow>(sql`
    select c.area, c.nil, c.figures, c.note, coalesce(a.name, '') as by, c.confirmed_at as at, c.late
    from briefing_confirmation c left join account a on a.district = c.district and a.id = c.confirmed_by
    where c.district = ${scope.district} and c.day = ${day}::date and ${scoped(scope, sql`c.area`)}
    order by c.area`)

export type NewConfirmation = Omit<ConfirmationRow, 'by' | 'at'> & {
  district: number
  day: string
  by: string
  now: string
}

/** A community may confirm again until the day is frozen; the journal keeps what it said before. */
export const saveConfirmation = (tx: Tx, c: NewConfirmation): Promise<number> =>
  tx.run(sql`
    insert into briefing_confirmation as old (district, day, area, nil, figures, note, confirmed_by, confirmed_at, late)
    values (${c.district}, ${c.day}::date, ${c.area}, ${c.nil}, ${JSON.stringify(c.figures)}::jsonb, ${c.note}, ${c.by}, ${c.now}, ${c.late})
    on conflict (district, day, area) do update set nil = excluded.nil, figures = excluded.figures, note = excluded.note,
      confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at, late = excluded.late`)

/** Minutes after midnight: by when communities confirm, and from when on the next day the report is frozen. */
export type Minutes = { dueMinute: number; freezeMinute: number }
export const usualMinutes: Minutes = { dueMinute: 1020, freezeMinute: 480 }

export const minutesOf = async (tx: Tx, district: number): Promise<Minutes> =>
  (await tx.maybe<Minutes>(sql`
    select due_minute as "dueMinute", freeze_minute as "freezeMinute" from briefing_setting where district = ${district}`)) ??
  usualMinutes

export const saveMinutes = (tx: Tx, district: number, minutes: Minutes): Promise<number> =>
  tx.run(sql`
    insert into briefing_setting (district, due_minute, freeze_minute)
    values (${district}, ${minutes.dueMinute}, ${minutes.freezeMinute})
    on conflict (district) do update set due_minute = excluded.due_minute, freeze_minute = excluded.freeze_minute`)

export type CorrectionRow = { number: number; about_day: string; area: string; metric: Metric; n: number }

export const listCorrections = (tx: Tx, scope: Reader, reportDay: string): Promise<CorrectionRow[]> =>
  tx.query<CorrectionRow>(sql`
    select number, about_day, area, metric, n from briefing_correction
    where district = ${scope.district} and report_day = ${reportDay}::date and ${scoped(scope, sql`area`)} order by number`)

/** Late counts of frozen days that no report has named yet. */
export const pendingCorrections = (tx: Tx, scope: Reader): Promise<CorrectionRow[]> =>
  tx.query<CorrectionRow>(sql`
    select 0 as number, c.day as about_day, c.area, c.metric, c.late - coalesce(told.n, 0) as n
    from counter c
      join briefing_report r on r.district = c.district and r.day = c.day
      left join lateral (select sum(b.n)::bigint as n from briefing_correction b
        where b.district = c.district and b.about_day = c.day and b.area = c.area and b.metric = c.metric) told on true
    where c.district = ${scope.district} and c.late <> 0 and length(c.area) = 12 and ${scoped(scope, sql`c.area`)}
      and c.late <> coalesce(told.n, 0)
    order by c.day, c.area, c.metric limit 2000`)

export const isFrozen = async (tx: Tx, district: number, day: string): Promise<boolean> =>
  (await tx.maybe(sql`select 1 from frozen_day where district = ${district} and day = ${day}::date`)) !== undefined

/** For a reader whose areas are cut finer than what is kept in memory. */
export const happenedSince = (tx: Tx, scope: Reader, since: string): Promise<Happening[]> =>
  tx.query<Happening>(sql`
    select kind, left(area, 9) as area, count(*)::int as n, max(happened_at) as "lastAt" from journal
    where district = ${scope.district} and happened_at > ${since} and kind !~ '^(access|people\\.(opened|looked|listed|household|carried))'
      and ${scoped(scope, sql`area`)}
    group by 1, 2 order by 3 desc limit ${mostHappenings}`)

/** The last hour of every district by minute, kind and community, and the last number that is counted in it. */
export async function countedSince(tx: Tx, since: string): Promise<{ rows: Few[]; through: number }> {
  // one statement, one snapshot: a line is either counted here or comes with a higher number
  const rows = await tx.query<Few & { through: number }>(sql`
    with last as (select coalesce(max(seq), 0) as through from journal)
    select j.district, j.kind, left(j.area, 12) as area, count(*)::int as n, max(j.happened_at) as "lastAt", last.through
    from last left join journal j on j.happened_at > ${since} and j.district in (select id from district)
    group by j.district, j.kind, left(j.area, 12), date_trunc('minute', j.happened_at), last.through`)
  return { rows: rows.filter(({ kind }) => kind !== null), through: rows[0]!.through }
}
