import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import type { VisitResult } from '@gridward/contract/coverage'
import type { Place } from '../people/index.ts'

export type VisitRow = {
  id: string
  area: string
  household: string
  round: string | null
  result: VisitResult
  source: 'door' | 'paper' | 'import'
  account: string | null
  device: string | null
  collector: string
  observed_at: string
  recorded_at: string
  second: boolean
  disagrees: boolean | null
  submission: string | null
  note: string
  digest: Buffer
  import: string | null
  place: Place
}

/** Answers the ids that were written; a missing one exists already, perhaps where this scope does not look. */
export const insertVisits = (
  tx: Tx,
  scope: Scope<'declarations.visit'>,
  v: readonly VisitRow[],
  now: string,
): Promise<{ id: string }[]> =>
  tx.query(sql`
    insert into visit (district, id, area, household, round, result, source, account, device, collector, observed_at,
      recorded_at, second, disagrees, submission, note, digest, import, place, received_at)
    select ${scope.district}::int, t.*, ${now}::timestamptz from unnest(${v.map((r) => r.id)}::uuid[], ${v.map((r) => r.area)}::text[],
      ${v.map((r) => r.household)}::uuid[], ${v.map((r) => r.round)}::uuid[], ${v.map((r) => r.result)}::text[],
      ${v.map((r) => r.source)}::text[], ${v.map((r) => r.account)}::uuid[], ${v.map((r) => r.device)}::text[],
      ${v.map((r) => r.collector)}::text[], ${v.map((r) => r.observed_at)}::timestamptz[],
      ${v.map((r) => r.recorded_at)}::timestamptz[], ${v.map((r) => r.second)}::bool[], ${v.map((r) => r.disagrees)}::bool[],
      ${v.map((r) => r.submission)}::uuid[], ${v.map((r) => r.note)}::text[], ${v.map((r) => r.digest)}::bytea[],
      ${v.map((r) => r.import)}::uuid[],
      ${v.map((r) => JSON.stringify(r.place))}::jsonb[]) as t
    on conflict do nothing returning id`)

export type Sent = { id: string; digest: Buffer; household: string | null; persons: string[] }

/** What is stored already of some ids, with the digest of what its sender sent. */
export const findSent = (
  tx: Tx,
  scope: Scope<'declarations.visit' | 'people.write'>,
  ids: readonly string[],
): Promise<Sent[]> =>
  tx.query(sql`
    select v.id, v.digest, v.household, coalesce(s.persons, '{}') as persons from visit v
    left join submission s on s.district = v.district and s.id = v.submission
    where v.district = ${scope.district} and ${scoped(scope, sql`v.area`)} and v.id = any(${ids}::uuid[])
    union all
    select s.id, s.digest, s.household, s.persons from submission s
    where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)} and s.id = any(${ids}::uuid[])`)
