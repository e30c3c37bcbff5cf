import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql } from '../platform/sql.ts'
import type { Place } from '../people/index.ts'
import type { Needs, SubmissionState } from './store-submissions.ts'

type Reader = Scope<'declarations.read' | 'declarations.judge'>

/** Doors at which a claim waits. */
export const claimsAt = (tx: Tx, scope: Reader): Promise<{ household: string | null }[]> =>
  tx.query(sql`
    select distinct s.household from submission s
    where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)} and s.state = 'claim'`)

export type ClaimRow = {
  id: string
  area: string
  questionnaire: string
  version: number
  household: string | null
  place: Place
  observed_at: string
  observed_text: string
  state: SubmissionState
  verdict: string | null
  persons: (string | null)[]
}

/** Waiting claims, those that wait longest first. `after`: time and id of the last one seen. */
export const listClaims = (
  tx: Tx,
  scope: Reader,
  options: { after: readonly string[] | null; limit: number },
): Promise<ClaimRow[]> =>
  tx.query(sql`
    select s.id, s.area, s.questionnaire, s.version, s.household, s.place, s.observed_at, s.observed_at::text as observed_text,
      s.state, s.verdict, s.persons
    from submission s where ${every([
      sql`s.district = ${scope.district} and s.state = 'claim'`,
      scoped(scope, sql`s.area`),
      options.after
        ? sql`(s.observed_at, s.id) > (${options.after[0]}::timestamptz, ${options.after[1]}::uuid)`
        : undefined,
    ])} order by s.observed_at, s.id limit ${options.limit}`)

export type Verdict = 'asIs' | 'corrected' | 'rejected' | 'needsVisit'
export type Judgement = {
  id: string
  state: SubmissionState
  verdict: Verdict | null
  reason: string
  household: string | null
  area: string
  persons: readonly (string | null)[]
  applied: boolean
  /** What the judge sent, and what is still to be looked at; nothing when the sender took it back. */
  sent?: { digest: Buffer; needs: Needs }
}

/** What became of a claim; one that entered the register is numbered in the order in which that happened. */
export const settleClaim = (
  tx: Tx,
  scope: Scope<'declarations.judge' | 'declarations.visit'>,
  j: Judgement,
  now: string,
): Promise<number> =>
  tx.run(sql`
    update submission s set state = ${j.state}, verdict = ${j.verdict}, reason = ${j.reason}, household = ${j.household}::uuid,
      area = ${j.area}, verified = s.verified or ${j.applied}, persons = ${[...j.persons]}::uuid[], judged_by = ${scope.actor.account}::uuid, judged_at = ${now},
      judgement = ${j.sent?.digest ?? null}, needs = ${j.sent ? JSON.stringify(j.sent.needs) : null}::jsonb,
      applied = case when ${j.applied} then nextval('submission_applied') else s.applied end
    where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)} and s.id = ${j.id} and s.state = 'claim'`)

/** Answers that the judge put right, beside nothing else of the claim. */
export const replaceAnswers = (
  tx: Tx,
  scope: Scope<'declarations.judge' | 'declarations.visit'>,
  s: { id: string; answers: object; sealed: Buffer | null; problems: readonly object[] },
): Promise<number> =>
  tx.run(sql`
    update submission s set answers = ${JSON.stringify(s.answers)}::jsonb, sealed = ${s.sealed},
      problems = ${JSON.stringify(s.problems)}::jsonb
    where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)} and s.id = ${s.id}`)
