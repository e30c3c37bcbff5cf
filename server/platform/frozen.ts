import { metrics } from '@gridward/contract/metrics'
import { fold, type Change } from './counters.ts'
import type { Database, Tx } from './database.ts'
import type { LineOfChain } from './merkle.ts'
import { noFence } from './scope.ts'
import { sql } from './sql.ts'

type Day = { district: number; day: string }

/** Keeps the figures of a day as they stand, with the stocks of now; answers their digest. For the sealer alone. */
export async function freezeFigures(tx: Tx, { district, day }: Day, line: string): Promise<Buffer> {
  await tx.run(sql`insert into frozen_day (district, day, line) values (${district}, ${day}::date, ${line})`)
  await tx.run(sql`
    insert into frozen_figure (district, day, area, metric, n)
    select district, ${day}::date, area, metric, n from counter
    where district = ${district} and (day = ${day}::date or day = '0001-01-01')`)
  return digestOfFrozen(tx, { district, day })
}

/** 32 bytes over every frozen figure of a day; 100,000 figures are 4 MB of text. */
const digestOfFrozen = async (tx: Tx, { district, day }: Day): Promise<Buffer> =>
  (
    await tx.one<{ digest: Buffer }>(sql`
      select sha256(convert_to(coalesce(
        string_agg(area || E'\t' || metric || E'\t' || n, E'\n' order by area, metric collate "C"), ''), 'UTF8')) as digest
      from frozen_figure where district = ${district} and day = ${day}::date`)
  ).digest

/** What is wrong with the figures that a line froze: the first one that is not what the journal says; null: nothing. */
export async function changedFigure(owner: Database, line: LineOfChain): Promise<string | null> {
  const { district, freezes: day, figures } = line
  if (!day || !figures) return null
  return owner.transact(noFence, async (tx) => {
    const known = await tx.maybe<{ line: string }>(
      sql`select line from frozen_day where district = ${district} and day = ${day}::date`,
    )
    const digest = await digestOfFrozen(tx, { district, day })
    if (known?.line === line.id && digest.equals(figures)) return null
    return (await firstOther(tx, { district, day }, line.seq)) ?? day
  })
}

const linesAtOnce = 20_000

/** Counts the day anew from the lines before its freezing and answers the first figure that differs. */
async function firstOther(tx: Tx, { district, day }: Day, seq: number): Promise<string | null> {
  const sums = new Map<string, Change>()
  for (let after = 0; ;) {
    const lines = await tx.query<Pick<LineOfChain, 'seq' | 'deltas'>>(sql`
      select seq, deltas from journal where district = ${district} and seq > ${after} and seq < ${seq}
      order by seq limit ${linesAtOnce}`)
    if (lines.length === 0) break
    for (const { deltas } of lines)
      fold(
        sums,
        district,
        deltas.filter((delta) => metrics[delta.metric] === 'stock' || delta.day === day),
        '',
      )
    after = lines.at(-1)!.seq
  }
  const rows = await tx.query<{ area: string; metric: string; n: number }>(sql`
    select area, metric, n from frozen_figure where district = ${district} and day = ${day}::date
    order by area, metric collate "C"`)
  const told = new Map([...sums.values()].map((sum) => [`${sum.area}|${sum.metric}`, sum.n]))
  for (const { area, metric, n } of rows) {
    const is = told.get(`${area}|${metric}`) ?? 0
    if (n !== is) return `${day} ${area} ${metric} ${is} → ${n}`
    told.delete(`${area}|${metric}`)
  }
  const [gone] = [...told].filter(([, n]) => n !== 0)
  return gone ? `${day} ${gone[0].replace('|', ' ')} ${gone[1]} → –` : null
}
