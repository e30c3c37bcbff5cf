import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export type Unfinished = { district: number; day: string }

/** Reports whose freezing line has been numbered but whose corrections and hash are not written yet. */
export const listUnfinished = (tx: Tx): Promise<Unfinished[]> =>
  tx.query<Unfinished>(sql`
    select r.district, r.day from briefing_report r join frozen_day f on f.district = r.district and f.day = r.day
    where r.finished_at is null order by r.district, r.day`)

/** Numbers what came late for earlier days since their last report; the numbers of a district have no gap. */
export const writeCorrections = (tx: Tx, district: number, day: string): Promise<number> =>
  tx.run(sql`
    insert into briefing_correction (district, number, report_day, about_day, area, metric, n)
    select ${district}::int, base.n + row_number() over (order by late.day, late.area, late.metric), ${day}::date, late.day, late.area, late.metric, late.n
    from (select coalesce(max(number), 0) as n from briefing_correction where district = ${district}) base,
      (select c.day, c.area, c.metric, c.late - coalesce(told.n, 0) as n
        from counter c
          join briefing_report r on r.district = c.district and r.day = c.day
          left join lateral (select sum(b.n)::bigint as n from briefing_correction b
            where b.district = c.district and b.about_day = c.day and b.area = c.area and b.metric = c.metric) told on true
        where c.district = ${district} and c.day < ${day}::date and c.late <> coalesce(told.n, 0) and length(c.area) = 12) late`)

export const finishReport = (tx: Tx, district: number, day: string, now: string): Promise<number> =>
  tx.run(sql`
    update briefing_report r set finished_at = ${now}, line = f.line,
      block_hash = (select encode(b.hash, 'hex') from journal j join journal_block b on b.last >= j.seq
        where j.id = f.line and j.district = ${district} and j.kind = 'briefings.frozen' order by b.last limit 1)
    from frozen_day f
    where r.district = ${district} and r.day = ${day}::date and f.district = r.district and f.day = r.day`)
