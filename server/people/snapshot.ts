import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import type { Scope } from '../platform/scope.ts'
import { registerOf } from './apply-record.ts'
import { allDoors, allPersons } from './store-snapshot.ts'

/** A register as texts to compare, by id. */
export type Snapshot = { people: Map<string, string>; households: Map<string, string> }

/** Everybody of a scope whose facts come from `own` submissions alone, and every door. */
export async function snapshotOf(
  tx: Tx,
  scope: Scope<'people.read'>,
  keys: Keys,
  own: ReadonlySet<string>,
): Promise<Snapshot> {
  const people = new Map<string, string>()
  for (const row of await allPersons(tx, scope)) {
    if (!row.facts.w.every((word) => own.has(word[3]))) continue
    const { name, birth_date, sex, id_kind, household, area, dead_on, left_on, homes, tags, maybe_same } = row
    const register = Object.entries(registerOf(keys, row)).sort(([a], [b]) => (a < b ? -1 : 1))
    const kinds = tags.map((tag) => [tag.kind, tag.since, tag.until, tag.basis.code]).sort()
    const at = homes.map((home) => [home.household, home.starts_on, home.relation]).sort()
    // what the comparison found comes from no submission
    const suspected = maybe_same
      .filter((one) => one.reason !== 'alike')
      .map((one) => [one.person, one.reason])
      .sort()
    people.set(
      row.id,
      JSON.stringify({
        name,
        birth_date,
        sex,
        id_kind,
        household,
        area,
        dead_on,
        left_on,
        at,
        kinds,
        suspected,
        register,
      }),
    )
  }
  const households = new Map<string, string>()
  for (const { id, ...row } of await allDoors(tx, scope)) households.set(id, JSON.stringify(row))
  return { people, households }
}
