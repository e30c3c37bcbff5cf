import type { RedivisionDraft } from '@gridward/contract/areas'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { RedivisionPlan } from './rules-redivision.ts'

export type RedivisionRow = {
  id: string
  title: string
  documentNumber: string
  reason: string
  day: string
  steps: RedivisionDraft['steps']
  digest: string
  drafted_by: string
  drafted_at: string
  first_by: string | null
  first_at: string | null
  second_by: string | null
  second_at: string | null
  plan: RedivisionPlan | null
  counts: { mover: string; n: number }[] | null
  undo_asked_by: string | null
  undo_asked_at: string | null
  undone_by: string | null
  undone_at: string | null
  withdrawn_at: string | null
}

const columns = sql`id, title, document_number as "documentNumber", reason, day::text, steps, digest, drafted_by, drafted_at,
  first_by, first_at, second_by, second_at, counts, undo_asked_by, undo_asked_at, undone_by, undone_at, withdrawn_at`

/** False when the draft was signed meanwhile: it may no longer be changed. */
export const saveDraft = async (
  tx: Tx,
  district: number,
  d: RedivisionDraft & { digest: string; by: string; now: string },
): Promise<boolean> =>
  (await tx.run(sql`
    insert into redivision as r (district, id, title, document_number, reason, day, steps, digest, drafted_by, drafted_at)
    values (${district}, ${d.id}, ${d.title}, ${d.documentNumber ?? ''}, ${d.reason}, ${d.day}::date, ${JSON.stringify(d.steps)},
      ${d.digest}, ${d.by}, ${d.now})
    on conflict (district, id) do update set title = excluded.title, document_number = excluded.document_number,
      reason = excluded.reason, day = excluded.day, steps = excluded.steps, digest = excluded.digest,
      drafted_by = excluded.drafted_by, drafted_at = excluded.drafted_at
    where r.first_by is null and r.withdrawn_at is null`)) === 1

export const listRedivisions = (tx: Tx, district: number): Promise<Omit<RedivisionRow, 'plan'>[]> =>
  tx.query(sql`select ${columns} from redivision where district = ${district} order by drafted_at desc, id limit 500`)

export const findRedivision = (tx: Tx, district: number, id: string): Promise<RedivisionRow | undefined> =>
  tx.maybe(sql`select ${columns}, plan from redivision where district = ${district} and id = ${id} for update`)

export const signFirst = (tx: Tx, district: number, id: string, by: string, now: string): Promise<number> =>
  tx.run(sql`update redivision set first_by = ${by}, first_at = ${now} where district = ${district} and id = ${id}`)

export const signSecond = (
  tx: Tx,
  district: number,
  id: string,
  done: { by: string; now: string; plan: RedivisionPlan; counts: { mover: string; n: number }[] },
): Promise<number> =>
  tx.run(sql`
    update redivision set second_by = ${done.by}, second_at = ${done.now}, plan = ${JSON.stringify(done.plan)},
      counts = ${JSON.stringify(done.counts)}
    where district = ${district} and id = ${id}`)

export const askUndo = (tx: Tx, district: number, id: string, by: string, now: string): Promise<number> =>
  tx.run(sql`
    update redivision set undo_asked_by = ${by}, undo_asked_at = ${now} where district = ${district} and id = ${id}`)

export const markUndone = (tx: Tx, district: number, id: string, by: string, now: string): Promise<number> =>
  tx.run(sql`update redivision set undone_by = ${by}, undone_at = ${now} where district = ${district} and id = ${id}`)

export const withdraw = (tx: Tx, district: number, id: string, now: string): Promise<number> =>
  tx.run(sql`update redivision set withdrawn_at = ${now} where district = ${district} and id = ${id}`)

/**
 * Waits until every transaction of the district that began before is over, and keeps later ones waiting until this one
 * commits: nobody can write to a path while it closes. Every transaction behind a fence holds the lock in shared mode.
 * Gives up after five seconds (503, try again): a long export must not stop the whole district behind us.
 */
export async function holdDistrict(tx: Tx, district: number): Promise<void> {
  await tx.query(sql`select set_config('lock_timeout', '5000', true)`)
  await tx.query(sql`select pg_advisory_xact_lock(7262, ${district}::int)`)
  // what follows joins whole sets; after a large import, before the tables are analysed, the planner would loop (5 s for 0.3)
  await tx.query(sql`select set_config('enable_nestloop', 'off', true)`)
}

/** A surveyed outline goes with an area that only got another path. */
export const moveOutlines = (
  tx: Tx,
  district: number,
  pairs: readonly { from: string; to: string }[],
): Promise<number> =>
  tx.run(sql`
    update area_outline o set prefix = p.new_path
    from unnest(${pairs.map((p) => p.from)}::text[], ${pairs.map((p) => p.to)}::text[]) as p(old_path, new_path)
    where o.district = ${district} and o.prefix = p.old_path
      and not exists (select from area_outline t where t.district = ${district} and t.prefix = p.new_path)`)
