import { setTimeout as wait } from 'node:timers/promises'
import { field, fromDatabase } from '../problem.ts'
import type { Scope } from '../scope.ts'
import type { House } from '../../serve.ts'
import { transact } from './calls.ts'
import type { AnyKind, IntakeCall, Outcome } from './kind.ts'
import type { ReadRow } from './reading.ts'
import { settleRows, takeCursor, type Run, type SettledRow, type Totals } from './store.ts'
import { intakeWords } from './words.ts'

/** Rows of one transaction: short enough that no other writer waits for it (DESIGN, journal). */
export const batchRows = 1000
/** Rows that are read, or handed to a kind, at a time: some 100 ms of work, after which whoever waits has a turn. */
export const portionRows = 500
/** Rows of one batch that may fail for reasons that are not theirs, before the import stops for a person to look. */
const mostFailures = 100
/** Milliseconds between tries while the database is away or two transactions collide. */
const pauses = [50, 200, 1000, 3000, 10_000]

/** The import was stopped, or another server has taken it over: nothing of this batch was stored. */
export class Interrupted extends Error {}
/** Row after row fails although nothing is wrong with the rows: `cause` is the last failure. */
export class TooManyFailures extends Error {}

export type Work = { house: House; kind: AnyKind; scope: Scope<'imports.run'>; context: unknown }

/** Where the import stands; moved on by each batch as the database is. */
export type Progress = { run: Run; settled: number; totals: Totals }

/** What cells of refused rows are sealed as. */
export const rejectedAbout = (run: { id: string }): string => `import.row ${run.id}`

/**
 * Stores a batch in one transaction together with the cursor, so that it happens once or not at all. When it fails for
 * another reason than the database being away, its rows are stored one by one, and one bad row stays alone.
 */
export async function storeBatch(work: Work, progress: Progress, rows: readonly ReadRow[]): Promise<void> {
  try {
    await patiently(() => storeOnce(work, progress, rows))
  } catch (cause) {
    if (cause instanceof Interrupted || isPassing(cause)) throw cause
    await oneByOne(work, progress, rows)
  }
}

async function oneByOne(work: Work, progress: Progress, rows: readonly ReadRow[]): Promise<void> {
  let failures = 0
  for (const row of rows) {
    try {
      await patiently(() => storeOnce(work, progress, [row]))
    } catch (cause) {
      if (cause instanceof Interrupted || isPassing(cause)) throw cause
      if (++failures > mostFailures) throw new TooManyFailures('too many rows fail', { cause })
      const text = intakeWords[progress.run.language].rowFailed
      const { number, cells, filled } = row
      await storeOnce(work, progress, [{ number, cells, filled, problems: [field('', 'failed', text)] }])
    }
  }
}

async function storeOnce(work: Work, progress: Progress, rows: readonly ReadRow[]): Promise<void> {
  const { house, kind, scope, context } = work
  const { run } = progress
  const totals = await transact(house, scope, run, async (call) => {
    if (!(await takeCursor(call.tx, run, progress.settled))) throw new Interrupted()
    const good = rows.flatMap((row) => ('value' in row ? [{ number: row.number, value: row.value }] : []))
    const outcomes: Outcome[] = []
    for (const portion of portionsOf(good)) outcomes.push(...(await kind.store(call, portion, context)))
    if (outcomes.length !== good.length)
      throw new Error(`${kind.kind} answered ${outcomes.length} of ${good.length} rows`)
    const settled = settle(call, rows, outcomes)
    const sums = addUp(progress.totals, kind, rows, settled)
    await settleRows(call.tx, run, progress.settled, settled, sums)
    return sums
  })
  progress.settled += rows.length
  progress.totals = totals
}

export function* portionsOf<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += portionRows) yield rows.slice(from, from + portionRows)
}

function settle(call: IntakeCall, rows: readonly ReadRow[], outcomes: readonly Outcome[]): SettledRow[] {
  let next = 0
  return rows.map((row): SettledRow => {
    const outcome: Outcome = 'value' in row ? outcomes[next++]! : { is: 'rejected', problems: row.problems }
    if (outcome.is !== 'rejected') {
      return { number: row.number, is: outcome.is, subject: outcome.subject, cells: null, problems: null }
    }
    return {
      number: row.number,
      is: 'rejected',
      subject: null,
      cells: sealCells(call, row),
      problems: outcome.problems,
    }
  })
}

const sealCells = (call: IntakeCall, row: ReadRow): Buffer =>
  call.keys.seal(JSON.stringify(row.cells), rejectedAbout({ id: call.import }))

function addUp(before: Totals, kind: AnyKind, rows: readonly ReadRow[], settled: readonly SettledRow[]): Totals {
  const totals: Totals = Object.fromEntries(Object.entries(before).map(([name, sums]) => [name, { ...sums }]))
  for (const [index, row] of rows.entries()) {
    const own = 'value' in row ? kind.totals?.(row.value) : undefined
    for (const [name, n] of Object.entries({ cells: row.filled, ...own })) {
      const sums = (totals[name] ??= { stored: 0, same: 0, rejected: 0 })
      sums[settled[index]!.is] += n
    }
  }
  return totals
}

const isPassing = (cause: unknown): boolean => fromDatabase(cause).code === 'busy'
/** The server is closing; the import goes on after its next start. */
const isClosing = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.includes('calling end on the pool')

async function patiently(attempt: () => Promise<void>): Promise<void> {
  for (const pause of pauses) {
    try {
      return await attempt()
    } catch (cause) {
      if (isClosing(cause)) throw new Interrupted('closing', { cause })
      if (!isPassing(cause)) throw cause
      await wait(pause)
    }
  }
  return attempt()
}
