import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '@gridward/contract/days'
import { metricNames, metrics, STANDING, type Delta } from '@gridward/contract/metrics'
import { fold, type Change } from './counters.ts'
import { makeTx, openDatabase, type Connection, type Tx } from './database.ts'
import { sql } from './sql.ts'

/** A counter that does not show what it should. `source`: the journal's deltas, or the rows that it stands for. */
export type Drift = Omit<Change, 'late'> & {
  source: 'journal' | 'rows'
  should: number
  late: number
  lateShould: number
}
export type Recount = { lines: number; counters: number; drifting: number; drift: Drift[] }

/** The rooms' own count of their stocks in these areas (areas/movers.ts). */
export type CountStocks = (tx: Tx, district: number, areas: readonly string[]) => Promise<Delta[]>

/** More than these say nothing new. */
const told = 200

/**
 * Recomputes every counter from the journal's deltas, and every stock from its rows, at one moment, while others go on
 * working. Changes nothing.
 */
export async function recount(connection: Connection, countStocks: CountStocks): Promise<Recount> {
  const db = openDatabase(connection, 'owner', 1)
  const client = await db.pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query('begin isolation level repeatable read read only')
    const tx = makeTx(client, [])
    const { lines } = await tx.one<{ lines: number }>(sql`select coalesce(max(seq), 0) as lines from journal`)
    const result: Recount = { lines, counters: 0, drifting: 0, drift: [] }
    await compareWithJournal(tx, result)
    const districts = await tx.query<{ id: number }>(sql`select id from district order by id`)
    for (const { id } of districts) await compareWithRows(tx, id, countStocks, result)
    await client.query('commit')
    return result
  } finally {
    client.release(true)
    await db.close()
  }
}

type Sum = Pick<Change, 'district' | 'area' | 'day' | 'metric'> & { n: number; late: number }
const stocks = metricNames.filter((name) => metrics[name] === 'stock')

/**
 * Sums of the deltas by leaf, a day after the other so that only one day lies in memory. A line is late for every day that
 * was frozen before it; its own freezing does not count (sealer.ts).
 */
async function compareWithJournal(tx: Tx, result: Recount): Promise<void> {
  await tx.run(sql`
    declare sums no scroll cursor for
    with freezing as (
      select district, seq, max(freezes) over (partition by district order by seq) as through,
        lead(seq) over (partition by district order by seq) as next
      from journal where freezes is not null),
    line as (
      select j.district, j.deltas, f.through from journal j
        left join freezing f on f.district = j.district and j.seq > f.seq and (f.next is null or j.seq <= f.next)
      where j.deltas <> '[]')
    select l.district, d.area, case when d.metric = any(${stocks}::text[]) then ${STANDING} else d.day end as day, d.metric,
      coalesce(sum(d.n) filter (where d.metric = any(${stocks}::text[]) or l.through is null or d.day > l.through::text), 0)::int8 as n,
      coalesce(sum(d.n) filter (where d.metric <> all(${stocks}::text[]) and d.day <= l.through::text), 0)::int8 as late
    from line l cross join lateral jsonb_to_recordset(l.deltas) as d(area text, day text, metric text, n bigint)
    group by 1, 2, 3, 4 order by 1, 3`)
  const seen = new Set<string>()
  let day: Sum[] = []
  const compare = async (): Promise<void> => {
    if (day.length === 0) return
    const { district, day: date } = day[0]!
    seen.add(`${district} ${date}`)
    await compareDay(tx, district, date, day, result)
    day = []
  }
  for (;;) {
    const rows = await tx.query<Sum>(sql`fetch 5000 from sums`)
    if (rows.length === 0) break
    for (const row of rows) {
      if (day.length > 0 && (day[0]!.district !== row.district || day[0]!.day !== row.day)) await compare()
      day.push(row)
    }
  }
  await compare()
  const days = await tx.query<{ district: number; day: string }>(sql`select distinct district, day from counter`)
  for (const one of days)
    if (!seen.has(`${one.district} ${one.day}`)) await compareDay(tx, one.district, one.day, [], result)
}

const keyOf = ({ area, metric }: { area: string; metric: string }): string => `${area} ${metric}`

async function compareDay(tx: Tx, district: number, day: string, sums: readonly Sum[], result: Recount): Promise<void> {
  // `fold` sums for the ancestors; what is late was decided above, so each kind is folded by itself
  const [due, late] = [new Map<string, Change>(), new Map<string, Change>()]
  for (const sum of sums) {
    fold(due, district, [{ ...sum, n: sum.n }], '')
    if (sum.late !== 0) fold(late, district, [{ ...sum, n: sum.late }], '')
  }
  const should = new Map([...due.values()].map((c) => [keyOf(c), { ...c, late: 0 }]))
  for (const c of late.values()) should.set(keyOf(c), { ...c, n: should.get(keyOf(c))?.n ?? 0, late: c.n })
  const shown = await tx.query<Change>(
    sql`select area, metric, n, late from counter where district = ${district} and day = ${day}::date`,
  )
  result.counters += shown.length
  for (const is of shown) {
    const sum = should.get(keyOf(is))
    should.delete(keyOf(is))
    tell(result, { ...is, district, day }, sum?.n ?? 0, sum?.late ?? 0, 'journal')
  }
  for (const sum of should.values()) tell(result, { ...sum, n: 0, late: 0 }, sum.n, sum.late, 'journal')
}

function tell(result: Recount, is: Change, should: number, lateShould: number, source: Drift['source']): void {
  if (is.n === should && is.late === lateShould) return
  result.drifting++
  if (result.drift.length < told) result.drift.push({ ...is, source, should, lateShould })
}

/** A stock and the lines that are not numbered yet are what the rows say. */
async function compareWithRows(tx: Tx, district: number, count: CountStocks, result: Recount): Promise<void> {
  const areas = await tx.query<{ path: string }>(sql`
    select path from area where district = ${district}
    union select area from counter where district = ${district} and day = ${STANDING}::date`)
  const should = new Map<string, Change>()
  fold(
    should,
    district,
    await count(
      tx,
      district,
      areas.map(({ path }) => path),
    ),
    '',
  )
  const waiting = await tx.query<Delta>(sql`
    select d.area, ${STANDING} as day, d.metric, sum(d.n)::int8 as n
    from journal_tail t cross join lateral jsonb_to_recordset(t.deltas) as d(area text, metric text, n bigint)
    where t.district = ${district} and d.metric = any(${stocks}::text[]) group by 1, 3`)
  const shown = new Map<string, Change>()
  fold(shown, district, waiting, '')
  for (const is of await tx.query<Change>(
    sql`select area, metric, n from counter where district = ${district} and day = ${STANDING}::date`,
  )) {
    const key = `${district}|${is.area}|${STANDING}|${is.metric}`
    shown.set(key, { ...is, district, day: STANDING, late: 0, n: is.n + (shown.get(key)?.n ?? 0) })
  }
  for (const [key, is] of shown) {
    tell(result, is, should.get(key)?.n ?? 0, is.late, 'rows')
    should.delete(key)
  }
  for (const sum of should.values()) tell(result, { ...sum, n: 0 }, sum.n, sum.late, 'rows')
}

/** The zone whose night counts, when there is a district. */
export const firstZone = async (tx: Tx): Promise<string | undefined> =>
  (await tx.maybe<{ zone: string }>(sql`select zone from district order by id limit 1`))?.zone

const noteFile = (dataDir: string): string => join(dataDir, 'recount.json')
export type RecountNote = { at: Instant; counters: number; drifting: number }

/** What the last recount found, for doctor. */
export const noteRecount = (dataDir: string, at: Instant, { counters, drifting }: Recount): Promise<void> =>
  writeFile(noteFile(dataDir), JSON.stringify({ at, counters, drifting }), { mode: 0o600 })

export async function lastRecount(dataDir: string): Promise<RecountNote | undefined> {
  const text = await readFile(noteFile(dataDir), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as RecountNote)
}
