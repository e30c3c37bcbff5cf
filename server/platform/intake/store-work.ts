import type { Tx } from '../database.ts'
import { scoped, sql } from '../sql.ts'
import type { Scope } from '../scope.ts'
import type { Run } from './store.ts'

type ImportScope = Scope<'imports.run'>

export const listDistricts = (tx: Tx): Promise<{ id: number }[]> =>
  tx.query<{ id: number }>(sql`select id from district order by id`)

/** Imports that run or are being taken back, the oldest first. */
export const runsAtWork = (tx: Tx, scope: ImportScope): Promise<Run[]> =>
  tx.query<Run>(sql`select i.* from import_run i
    where i.district = ${scope.district} and i.state in ('running', 'takingBack') and ${scoped(scope, sql`i.area`)}
    order by i.started_at, i.id`)

export const reloadRun = (tx: Tx, scope: ImportScope, id: string): Promise<Run | undefined> =>
  tx.maybe<Run>(sql`select i.* from import_run i where i.district = ${scope.district} and i.id = ${id}
    and ${scoped(scope, sql`i.area`)}`)

export type StoredRow = { ordinal: number; number: number; subject: string }

/** Rows that an import stored and that were not taken back yet, the last first. */
export const storedRows = (tx: Tx, scope: ImportScope, id: string, limit: number): Promise<StoredRow[]> =>
  tx.query<StoredRow>(sql`select r.ordinal, r.number, r.subject from import_row r
    where r.district = ${scope.district} and r.import = ${id} and r.outcome = 'stored' and ${scoped(scope, sql`r.area`)}
    order by r.ordinal desc limit ${limit} for update`)

export async function markTakenBack(
  tx: Tx,
  scope: ImportScope,
  id: string,
  rows: readonly { ordinal: number; gone: boolean }[],
): Promise<void> {
  const gone = rows.filter((row) => row.gone).length
  await tx.run(sql`update import_row r set outcome = case when t.gone then 'takenBack' else 'kept' end
    from unnest(${rows.map((row) => row.ordinal)}::bigint[], ${rows.map((row) => row.gone)}::boolean[]) as t(ordinal, gone)
    where r.district = ${scope.district} and r.import = ${id} and r.ordinal = t.ordinal`)
  await tx.run(sql`update import_run set taken_back = taken_back + ${gone}, kept = kept + ${rows.length - gone}
    where district = ${scope.district} and id = ${id}`)
}

/** Days after which a file goes: never confirmed, and after the end; and the contents of refused rows. */
export const keepDays = { upload: 1, file: 7, rejected: 30 }

/** Erases the keys of files whose time is over. */
export const eraseKeys = (tx: Tx, scope: ImportScope, now: string): Promise<number> =>
  tx.run(sql`update import_run set file_key = null
    where district = ${scope.district} and file_key is not null
      and coalesce(ended_at, started_at) < ${now}::timestamptz - ${keepDays.file} * interval '1 day'`)

export const removeForgotten = (tx: Tx, scope: ImportScope, now: string): Promise<number> =>
  tx.run(sql`delete from import_run
    where district = ${scope.district} and state = 'previewed'
      and made_at < ${now}::timestamptz - ${keepDays.upload} * interval '1 day'`)

export const eraseRejected = (tx: Tx, scope: ImportScope, now: string): Promise<number> =>
  tx.run(sql`update import_row r set cells_sealed = null, problems = '[]'
    from import_run i where i.district = r.district and i.id = r.import and r.district = ${scope.district}
      and r.cells_sealed is not null
      and coalesce(i.ended_at, i.started_at) < ${now}::timestamptz - ${keepDays.rejected} * interval '1 day'`)

export const runsWithFile = (tx: Tx, scope: ImportScope): Promise<{ id: string }[]> =>
  tx.query<{ id: string }>(sql`select i.id from import_run i
    where i.district = ${scope.district} and i.file_key is not null and ${scoped(scope, sql`i.area`)}`)
