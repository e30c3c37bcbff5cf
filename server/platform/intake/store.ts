import type { ImportState } from '@gridward/contract/imports'
import type { Language } from '@gridward/contract/language'
import type { FieldProblem } from '@gridward/contract/problems'
import type { Tx } from '../database.ts'
import { every, scoped, sql } from '../sql.ts'
import type { Scope } from '../scope.ts'
import type { Reading } from './reading.ts'

type ImportScope = Scope<'imports.run'>

/** Sums by name, each divided by what became of the rows. */
export type Totals = Record<string, { stored: number; same: number; rejected: number }>

export type Run = {
  district: number
  id: string
  kind: string
  area: string
  prefixes: string[]
  file_name: string
  file_size: number
  sha256: string
  file_key: Buffer | null
  state: ImportState
  language: Language
  reading: Reading
  expected: number | null
  settled: number
  stored: number
  same: number
  rejected: number
  totals: Totals
  fault: string | null
  made_by: string
  made_at: string
  started_by: string | null
  started_at: string | null
  ended_at: string | null
  taken_back_by: string | null
  taken_back_at: string | null
  taken_back_reason: string | null
  taken_back: number
  kept: number
}

export type NewRun = Pick<
  Run,
  | 'id'
  | 'kind'
  | 'area'
  | 'prefixes'
  | 'file_name'
  | 'file_size'
  | 'sha256'
  | 'file_key'
  | 'language'
  | 'reading'
  | 'expected'
  | 'made_by'
  | 'made_at'
>

export const addRun = (tx: Tx, scope: ImportScope, run: NewRun): Promise<number> =>
  tx.run(sql`
    insert into import_run (district, id, kind, area, prefixes, file_name, file_size, sha256, file_key, state, language,
      reading, expected, made_by, made_at)
    values (${scope.district}, ${run.id}, ${run.kind}, ${run.area}, ${run.prefixes}, ${run.file_name}, ${run.file_size},
      ${run.sha256}, ${run.file_key}, 'previewed', ${run.language}, ${JSON.stringify(run.reading)}, ${run.expected},
      ${run.made_by}, ${run.made_at})`)

export type NamedRun = Run & { made_name: string; taken_back_name: string | null }

const named = sql`select i.*, a.name as made_name, b.name as taken_back_name
  from import_run i
  join account a on a.district = i.district and a.id = i.made_by
  left join account b on b.district = i.district and b.id = i.taken_back_by`

export const findRun = (tx: Tx, scope: ImportScope, id: string): Promise<NamedRun | undefined> =>
  tx.maybe<NamedRun>(
    sql`${named} where i.district = ${scope.district} and i.id = ${id} and ${scoped(scope, sql`i.area`)}`,
  )

export const listRuns = (
  tx: Tx,
  scope: ImportScope,
  page: { after?: string | undefined; kind?: string | undefined; limit: number },
): Promise<NamedRun[]> =>
  tx.query<NamedRun>(
    sql`${named} where ${every([
      sql`i.district = ${scope.district}`,
      scoped(scope, sql`i.area`),
      page.after === undefined ? undefined : sql`i.id < ${page.after}`,
      page.kind === undefined ? undefined : sql`i.kind = ${page.kind}`,
    ])} order by i.id desc limit ${page.limit}`,
  )

export const countRuns = async (tx: Tx, scope: ImportScope, kind: string | undefined): Promise<number> =>
  (
    await tx.one<{ n: number }>(
      sql`select count(*) as n from import_run i where ${every([
        sql`i.district = ${scope.district}`,
        scoped(scope, sql`i.area`),
        kind === undefined ? undefined : sql`i.kind = ${kind}`,
      ])}`,
    )
  ).n

/** An import of the same bytes as the same kind that stored something and still stands. */
export const findSameFile = (tx: Tx, scope: ImportScope, run: { sha256: string; kind: string; id: string }) =>
  tx.maybe<NamedRun>(sql`${named} where i.district = ${scope.district} and i.sha256 = ${run.sha256} and i.kind = ${run.kind}
    and i.id <> ${run.id} and i.state not in ('previewed', 'takenBack') and ${scoped(scope, sql`i.area`)}
    order by i.id desc limit 1`)

export const saveReading = (
  tx: Tx,
  scope: ImportScope,
  id: string,
  { reading, expected }: { reading: Reading; expected: number | null },
): Promise<number> =>
  tx.run(sql`update import_run set reading = ${JSON.stringify(reading)}, expected = ${expected}
    where district = ${scope.district} and id = ${id} and state = 'previewed'`)

/** From one state to another; 0 when it is in none of the states that allow it (somebody was faster). */
export const changeState = (
  tx: Tx,
  scope: ImportScope,
  id: string,
  from: readonly ImportState[],
  to: ImportState,
  more: { fault?: string | null; startedBy?: string; now: string },
): Promise<number> => {
  const ended = to === 'done' || to === 'takenBack' ? more.now : null
  return tx.run(sql`update import_run set state = ${to}, fault = ${more.fault ?? null},
      started_by = coalesce(started_by, ${more.startedBy ?? null}::uuid),
      started_at = case when ${more.startedBy ?? null}::uuid is null then started_at else coalesce(started_at, ${more.now}) end,
      ended_at = coalesce(ended_at, ${ended}::timestamptz)
    where district = ${scope.district} and id = ${id} and state = any(${[...from]})`)
}

export const beginTakingBack = (
  tx: Tx,
  scope: ImportScope,
  id: string,
  { by, reason, now }: { by: string; reason: string; now: string },
): Promise<number> =>
  tx.run(sql`update import_run set state = 'takingBack', taken_back_by = ${by}, taken_back_at = ${now},
      taken_back_reason = ${reason}
    where district = ${scope.district} and id = ${id} and state in ('stopped', 'failed', 'done')`)

export const removeRun = (tx: Tx, scope: ImportScope, id: string): Promise<number> =>
  tx.run(sql`delete from import_run where district = ${scope.district} and id = ${id} and state = 'previewed'`)

export type SettledRow = {
  number: number
  is: 'stored' | 'same' | 'rejected'
  subject: string | null
  cells: Buffer | null
  problems: FieldProblem[] | null
}

/**
 * Takes the cursor for this transaction. False when the import was stopped, or another server has moved it on: then
 * nothing of the batch may be stored. Whoever stops the import waits for the batch that is being stored.
 */
export async function takeCursor(tx: Tx, run: Run, from: number): Promise<boolean> {
  const held = await tx.maybe(sql`select 1 from import_run
    where district = ${run.district} and id = ${run.id} and settled = ${from} and state = 'running' for update`)
  return held !== undefined
}

/** Writes what became of the rows behind `from` and moves the cursor, in the transaction that stored them. */
export async function settleRows(
  tx: Tx,
  run: Run,
  from: number,
  rows: readonly SettledRow[],
  totals: Totals,
): Promise<void> {
  const count = (is: SettledRow['is']): number => rows.filter((row) => row.is === is).length
  await tx.run(sql`
    insert into import_row (district, import, ordinal, number, area, outcome, subject, cells_sealed, problems)
    select ${run.district}::int, ${run.id}::uuid, ordinal, number, ${run.area}, outcome, subject, cells, problems
    from unnest(${rows.map((_, index) => from + index + 1)}::bigint[], ${rows.map((row) => row.number)}::bigint[],
      ${rows.map((row) => row.is)}::text[], ${rows.map((row) => row.subject)}::uuid[],
      ${rows.map((row) => row.cells)}::bytea[],
      ${rows.map((row) => row.problems && JSON.stringify(row.problems))}::jsonb[])
      as t(ordinal, number, outcome, subject, cells, problems)`)
  await tx.run(sql`update import_run set settled = ${from + rows.length},
      stored = stored + ${count('stored')}, same = same + ${count('same')}, rejected = rejected + ${count('rejected')},
      totals = ${JSON.stringify(totals)}
    where district = ${run.district} and id = ${run.id}`)
}

export type RejectedRow = { ordinal: number; number: number; cells_sealed: Buffer | null; problems: FieldProblem[] }

export const rejectedRows = (tx: Tx, scope: ImportScope, id: string, after: number, limit: number) =>
  tx.query<RejectedRow>(sql`
    select r.ordinal, r.number, r.cells_sealed, r.problems from import_row r
    where r.district = ${scope.district} and r.import = ${id} and r.outcome = 'rejected' and r.ordinal > ${after}
      and ${scoped(scope, sql`r.area`)} order by r.ordinal limit ${limit}`)
