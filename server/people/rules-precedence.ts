import type { FieldName } from '@gridward/contract/questionnaire/fields'

export const sources = ['self', 'import', 'paper', 'door', 'officer'] as const
export type Source = (typeof sources)[number]

/** Where a value came from. `verified`: somebody with a post saw the person or the document, or accepted the claim. */
export type Provenance = {
  source: Source
  verified: boolean
  /** As `Date#toISOString` writes it, so that texts compare as times: when it was so, not when it arrived. */
  observedAt: string
  submission: string
  by: string | null
}

/** One submission about one person or household: its values by field. */
export type Observation = Provenance & { fields: Readonly<Partial<Record<FieldName, unknown>>> }

export type Kept = Provenance & { value: unknown }
export type Register = Readonly<Partial<Record<FieldName, FieldState>>>
/** The value that counts, and the latest unverified word, whichever value that one said. */
export type FieldState = { kept: Kept; lastWord: Kept | null }

// A reading or a stay is true of its day: of these the later day counts. Everything else is settled by who said it.
const dated = /^(health|stay|travel|exposure|measures|care)\./

/**
 * The register that a set of submissions adds up to. The order in which they arrived makes no difference, and neither
 * does handing one in twice, so that a phone that was offline for days changes nothing but what it knows better.
 */
export function project(observations: Iterable<Observation>): Register {
  const register: Partial<Record<FieldName, FieldState>> = {}
  for (const observation of observations)
    for (const [field, value] of Object.entries(observation.fields) as [FieldName, unknown][]) {
      if (isEmpty(value)) continue
      const { source, verified, observedAt, submission, by } = observation
      const said = { value, source, verified, observedAt, submission, by }
      register[field] = weigh(field, register[field], said)
    }
  return register
}

/** A register and later submissions, without the earlier ones at hand. Equal to projecting all of them together. */
export function absorb(register: Register, observations: Iterable<Observation>): Register {
  const merged: Partial<Record<FieldName, FieldState>> = { ...register }
  const added = project(observations)
  for (const [field, state] of Object.entries(added) as [FieldName, FieldState][]) {
    merged[field] = weigh(field, merged[field], state.kept)
    if (state.lastWord) merged[field] = weigh(field, merged[field], state.lastWord)
  }
  return merged
}

/** Takes one more word about a field. */
function weigh(field: FieldName, state: FieldState | undefined, said: Kept): FieldState {
  const word = isVerified(said) ? null : said
  if (!state) return { kept: said, lastWord: word }
  const { kept, lastWord } = state
  return {
    kept: compare(field, said, kept) > 0 ? said : kept,
    lastWord: word && (!lastWord || inTime(word, lastWord) > 0) ? word : lastWord,
  }
}

/** A later unverified word that says something else than the verified value: shown for judging, never written over it. */
export function pendingClaim({ kept, lastWord }: FieldState): Kept | null {
  if (!lastWord || !isVerified(kept)) return null
  return lastWord.observedAt > kept.observedAt && text(lastWord.value) !== text(kept.value) ? lastWord : null
}

/**
 * Which word counts, positive for `a`. An officer's correction first, then verified over unverified, then door over
 * paper over import over self, then the later one; of a dated field the later day comes right after verified. The
 * submission's id and the value settle what is left, so that no two different words are ever equal.
 */
export function compare(field: FieldName, a: Kept, b: Kept): number {
  const officer = Number(a.source === 'officer') - Number(b.source === 'officer')
  const verified = Number(isVerified(a)) - Number(isVerified(b))
  const day = dated.test(field) ? order(a.observedAt.slice(0, 10), b.observedAt.slice(0, 10)) : 0
  const standing = dated.test(field) ? verified || day || officer : officer || verified
  return standing || rank(a) - rank(b) || inTime(a, b)
}

const isVerified = (kept: Kept): boolean => kept.verified || kept.source === 'officer'
const rank = (kept: Kept): number => sources.indexOf(kept.source)
const inTime = (a: Kept, b: Kept): number =>
  order(a.observedAt, b.observedAt) ||
  order(a.submission, b.submission) ||
  order(text(a.value), text(b.value)) ||
  rank(a) - rank(b) ||
  order(text([a.verified, a.by]), text([b.verified, b.by]))
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const text = (value: unknown): string => JSON.stringify(value) ?? ''

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
