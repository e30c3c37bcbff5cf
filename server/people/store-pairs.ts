import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import type { Evidence } from './rules-score.ts'
import type { Suspicion } from './rules-matching.ts'

type Writer = Scope<'people.write'>
export type PairState = 'open' | 'later' | 'different' | 'same'
/** `person` is the newer record of the two; `score` in tenths of a bit. */
export type PairRow = {
  person: string
  other: string
  area: string
  score: number
  evidence: Evidence[]
  state: PairState
}
export type PairKey = Pick<PairRow, 'person' | 'other'>

/** Ids begin with their time: the greater one is the newer record. */
export const pairOf = (a: string, b: string): PairKey => (a > b ? { person: a, other: b } : { person: b, other: a })

export const pairsAround = (tx: Tx, scope: Writer, ids: readonly string[]): Promise<PairRow[]> =>
  tx.query(sql`
    select r.person, r.other, r.area, r.score, r.evidence, r.state from person_pair r
    where r.district = ${scope.district} and ${scoped(scope, sql`r.area`)}
      and (r.person = any(${ids}::uuid[]) or r.other = any(${ids}::uuid[]))`)

/** What was decided of a pair stays decided, whatever the score says today. */
export const savePairs = (
  tx: Tx,
  scope: Writer,
  pairs: readonly Omit<PairRow, 'state'>[],
  now: string,
): Promise<(PairKey & { state: PairState })[]> =>
  tx.query(sql`
    insert into person_pair as r (district, person, other, area, score, evidence, found_at)
    select ${scope.district}::int, t.person, t.other, t.area, t.score, t.evidence, ${now}::timestamptz
    from unnest(${pairs.map((p) => p.person)}::uuid[], ${pairs.map((p) => p.other)}::uuid[], ${pairs.map((p) => p.area)}::text[],
      ${pairs.map((p) => p.score)}::int[], ${pairs.map((p) => JSON.stringify(p.evidence))}::jsonb[])
      as t(person, other, area, score, evidence)
    on conflict (district, person, other) do update
      set area = excluded.area, score = excluded.score, evidence = excluded.evidence
    returning r.person, r.other, r.state`)

/** Pairs that nobody has decided, and that look like nothing any more after a correction. */
export const dropPairs = (tx: Tx, scope: Writer, pairs: readonly PairKey[]): Promise<number> =>
  tx.run(sql`
    delete from person_pair r using unnest(${pairs.map((p) => p.person)}::uuid[], ${pairs.map((p) => p.other)}::uuid[]) as t(person, other)
    where r.district = ${scope.district} and ${scoped(scope, sql`r.area`)} and r.person = t.person and r.other = t.other
      and r.state in ('open', 'later')`)

/** Notes what was decided of two records; a pair that was never scored is noted as well. */
export const decidePair = (
  tx: Tx,
  scope: Writer,
  pair: PairKey & { area: string },
  state: PairState,
  by: { now: string; account: string | null },
): Promise<number> =>
  tx.run(sql`
    insert into person_pair (district, person, other, area, score, evidence, state, found_at, decided_at, decided_by)
    values (${scope.district}, ${pair.person}, ${pair.other}, ${pair.area}, 0, '[]', ${state}, ${by.now}, ${by.now}, ${by.account})
    on conflict (district, person, other) do update
      set state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by`)

export type Flagged = { id: string; area: string; maybe_same: Suspicion[]; counted: boolean }

/** Locked in the order of ids, as everybody locks records. */
export const lockFlags = (tx: Tx, scope: Writer, ids: readonly string[]): Promise<Flagged[]> =>
  tx.query(sql`
    select p.id, p.area, p.maybe_same, p.dead_on is null and p.left_on is null as counted from person p
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.merged_into is null and p.id = any(${ids}::uuid[])
    order by p.id for update`)

/** A flag is no change of the record: its version stays, so that nobody who is editing it is told off. */
export const writeFlags = (
  tx: Tx,
  scope: Writer,
  rows: readonly Pick<Flagged, 'id' | 'maybe_same'>[],
): Promise<number> =>
  tx.run(sql`
    update person p set maybe_same = t.maybe_same
    from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => JSON.stringify(r.maybe_same))}::jsonb[]) as t(id, maybe_same)
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.id = t.id`)
