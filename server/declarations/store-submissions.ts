import type { Place } from '../people/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export const sources = ['door', 'self', 'paper', 'import', 'officer'] as const
export type SubmissionSource = (typeof sources)[number]
export type SubmissionState = 'accepted' | 'claim' | 'rejected' | 'withdrawn'

export type SubmissionRow = {
  id: string
  area: string
  questionnaire: string
  version: number
  source: SubmissionSource
  state: SubmissionState
  answers: Record<string, unknown>
  sealed: Buffer | null
  digest: Buffer
  observed_at: string
  recorded_at: string
  account: string | null
  device: string | null
  collector: string
  household: string | null
  place: Place
  chosen: (string | null)[]
  persons: (string | null)[]
  problems: { path: string; code: string }[]
  import: string | null
  replaces: string | null
  verified: boolean
}

/** Arrays of arrays do not pass through unnest: they travel as text and are cast per row. */
const pgArray = (ids: readonly (string | null)[]): string => `{${ids.map((id) => id ?? 'NULL').join(',')}}`

/** `applied`: number them in the order in which the register took them. */
export const insertSubmissions = (
  tx: Tx,
  scope: Scope<'declarations.visit' | 'people.write'>,
  s: readonly SubmissionRow[],
  now: string,
): Promise<{ id: string }[]> =>
  tx.query(sql`
    insert into submission (district, id, area, questionnaire, version, source, state, answers, sealed, digest, observed_at,
      recorded_at, account, device, collector, household, place, chosen, persons, problems, import, replaces,
      verified, received_at, applied)
    select ${scope.district}::int, t.id, t.area, t.questionnaire, t.version, t.source, t.state, t.answers, t.sealed, t.digest,
      t.observed_at, t.recorded_at, t.account, t.device, t.collector, t.household, t.place, t.chosen::uuid[], t.persons::uuid[],
      t.problems, t.import, t.replaces, t.verified, ${now}::timestamptz,
      case when t.state = 'accepted' then nextval('submission_applied') end
    from unnest(${s.map((r) => r.id)}::uuid[], ${s.map((r) => r.area)}::text[], ${s.map((r) => r.questionnaire)}::text[],
      ${s.map((r) => r.version)}::int[], ${s.map((r) => r.source)}::text[], ${s.map((r) => r.state)}::text[],
      ${s.map((r) => JSON.stringify(r.answers))}::jsonb[], ${s.map((r) => r.sealed)}::bytea[], ${s.map((r) => r.digest)}::bytea[],
      ${s.map((r) => r.observed_at)}::timestamptz[], ${s.map((r) => r.recorded_at)}::timestamptz[],
      ${s.map((r) => r.account)}::uuid[], ${s.map((r) => r.device)}::text[], ${s.map((r) => r.collector)}::text[],
      ${s.map((r) => r.household)}::uuid[], ${s.map((r) => JSON.stringify(r.place))}::jsonb[],
      ${s.map((r) => pgArray(r.chosen))}::text[], ${s.map((r) => pgArray(r.persons))}::text[],
      ${s.map((r) => JSON.stringify(r.problems))}::jsonb[], ${s.map((r) => r.import)}::uuid[], ${s.map((r) => r.replaces)}::uuid[], ${s.map((r) => r.verified)}::bool[])
      with ordinality as t(id, area, questionnaire, version, source, state, answers, sealed, digest, observed_at, recorded_at,
        account, device, collector, household, place, chosen, persons, problems, import, replaces, verified, n)
    order by t.n
    on conflict do nothing returning id`)

/** Rows that stay open after a verdict: the record says that this person has died. */
export type Needs = { row: number; person: string; reason: string }[]

export type StoredSubmission = SubmissionRow & {
  received_at: string
  judged_by: string | null
  /** Digest of what the judge sent. */
  judgement: Buffer | null
  needs: Needs | null
  judged_at: string | null
  applied: number | null
  verdict: string | null
  reason: string
}

export const submissionColumns = sql`s.id, s.area, s.questionnaire, s.version, s.source, s.state, s.answers, s.sealed, s.digest, s.observed_at,
  s.recorded_at, s.account, s.device, s.collector, s.household, s.place, s.chosen, s.persons, s.problems, s.import, s.replaces,
  s.verified, s.received_at, s.judged_by, s.judgement, s.needs, s.judged_at, s.applied, s.verdict, s.reason`

export const findSubmission = (
  tx: Tx,
  scope: Scope<'declarations.visit' | 'declarations.judge' | 'declarations.read'>,
  id: string,
): Promise<StoredSubmission | undefined> =>
  tx.maybe(sql`
    select ${submissionColumns} from submission s
    where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)} and s.id = ${id} for update of s`)

/** Everything that the register of a community was made from, in its order. */
export const appliedIn = (
  tx: Tx,
  scope: Scope<'declarations.read' | 'people.read'>,
  community: string,
): Promise<StoredSubmission[]> =>
  tx.query(sql`
    select ${submissionColumns} from submission s
    where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)} and s.community = ${community}
      and s.applied is not null
    order by s.applied`)
