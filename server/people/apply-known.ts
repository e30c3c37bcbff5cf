import type { KnownPerson } from './rules-matching.ts'
import { asKnown } from './apply-record.ts'
import type { KnownRow } from './store-persons.ts'

/** The records at hand while declarations are applied, found as the database would find them. */
export type Known = {
  add(row: KnownRow): void
  byId(id: string): KnownRow | undefined
  /** Candidates for a match: by number, by phone, by household. */
  near(
    number: string | undefined,
    phone: string | undefined,
    household: string | null,
    chosen: string | null,
  ): KnownPerson[]
  /** Another record with the same number, name and birth date: the database keeps one of these. */
  sameKey(row: KnownRow): KnownRow | undefined
  /** After a change of number, phone or household. */
  refile(row: KnownRow): void
}

export function knownOf(rows: readonly KnownRow[]): Known {
  const ids = new Map<string, KnownRow>()
  const shelves = new Map<string, Set<KnownRow>>()
  const keysOf = (row: KnownRow): string[] => [
    ...(row.id_blind ? [`n${row.id_blind.toString('hex')}`] : []),
    ...(row.phone_blind ? [`p${row.phone_blind.toString('hex')}`] : []),
    ...row.homes.map((home) => `h${home.household}`),
  ]
  const refile = (row: KnownRow): void => {
    for (const key of keysOf(row)) {
      const shelf = shelves.get(key)
      if (shelf) shelf.add(row)
      else shelves.set(key, new Set([row]))
    }
  }
  const add = (row: KnownRow): void => {
    ids.set(row.id, row)
    refile(row)
  }
  rows.forEach(add)
  return {
    add,
    refile,
    sameKey: (row) =>
      [...(shelves.get(`n${row.id_blind?.toString('hex')}`) ?? [])].find(
        (other) =>
          other !== row &&
          other.id_blind?.equals(row.id_blind!) === true &&
          other.name_plain === row.name_plain &&
          other.birth_date === row.birth_date,
      ),
    byId: (id) => ids.get(id),
    near: (number, phone, household, chosen) => {
      const found = new Set<KnownRow>()
      for (const key of [`n${number}`, `p${phone}`, `h${household}`]) shelves.get(key)?.forEach((row) => found.add(row))
      const picked = chosen ? ids.get(chosen) : undefined
      if (picked) found.add(picked)
      return [...found].map(asKnown)
    },
  }
}
