import { addSeconds, type Instant } from '@gridward/contract/days'
import { now as readClock } from '../clock.ts'
import type { Database, Tx } from '../database.ts'
import { openJournal } from '../journal.ts'
import { fenceOf } from '../scope.ts'
import type { Kept, Method, Sweeper, Taken } from './entry.ts'
import { eraseWithRecords } from './journal.ts'

/** 500 rows with what hangs on them go in some 50 ms; nobody who saves meanwhile waits longer. */
export const batch = 500
/** Deltas of one line at most (server/areas/areas-redivision.ts says why). */
const deltasInALine = 5_000

export const sweptKind = 'retention.swept'
export type Swept = { district: number; table: string; method: Method; n: number; lines: number }

/** Carries one entry out in short transactions; each writes its line with the count, so that no erasure goes without one. */
export async function sweepKept(db: Database, scope: Sweeper, kept: Kept): Promise<Swept> {
  const now = readClock()
  const at = { now, before: addSeconds(now, -kept.days * 86_400) }
  return sweepAll(db, scope, { ...kept, why: `${kept.days} days` }, now, (tx) => kept.take(tx, scope, at, batch))
}

export async function sweepAll(
  db: Database,
  scope: Sweeper,
  about: { table: string; method: Method; why: string },
  now: Instant,
  take: (tx: Tx) => Promise<Taken>,
): Promise<Swept> {
  const sum: Swept = { district: scope.district, table: about.table, method: about.method, n: 0, lines: 0 }
  for (let more = true; more;) {
    const { n, lines } = await db.transact(fenceOf(scope), (tx) => step(tx, scope, about, now, take))
    sum.n += n
    sum.lines += lines
    more = n >= batch
  }
  return sum
}

async function step(
  tx: Tx,
  scope: Sweeper,
  { table, method, why }: { table: string; method: Method; why: string },
  now: Instant,
  take: (tx: Tx) => Promise<Taken>,
): Promise<{ n: number; lines: number }> {
  const { n, subjects = [], deltas = [], lines = {} } = await take(tx)
  if (n === 0) return { n, lines: 0 }
  const record = subjects.length === 0 ? 0 : await eraseWithRecords(tx, scope, subjects, now)
  const erased = record === 0 ? lines : { ...lines, record }
  const journal = openJournal(tx, scope.district, scope.actor)
  // of class record and about nobody: what counts the erasures is itself never erased
  journal({
    ...{ kind: sweptKind, area: scope.prefixes[0] ?? '', content: { table, method, why, at: now, n, erased } },
    deltas: deltas.slice(0, deltasInALine),
  })
  for (let from = deltasInALine; from < deltas.length; from += deltasInALine)
    journal({ kind: 'retention.counted', area: scope.prefixes[0] ?? '', deltas: deltas.slice(from, from + deltasInALine) })
  return { n, lines: record }
}
