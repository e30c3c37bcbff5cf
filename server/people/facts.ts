import type { FieldName } from '@gridward/contract/questionnaire/fields'
import type { FieldState, Kept, Register, Source } from './rules-precedence.ts'

/**
 * A register as it is stored. Most fields of a record come from few submissions: `w` holds each of these once
 * (source, verified, observedAt, submission, by), `f` the value that counts with the number of its word, `l` the
 * latest unverified word where it is not the value that counts.
 */
export type Facts = {
  w: [Source, 0 | 1, string, string, string | null][]
  f: Partial<Record<FieldName, [number, unknown]>>
  l?: Partial<Record<FieldName, [number, unknown]>>
}
/** Values that are stored sealed, by field; the facts hold null in their place. */
export type Secrets = { f: Partial<Record<FieldName, unknown>>; l?: Partial<Record<FieldName, unknown>> }

export const sensitiveFields: ReadonlySet<FieldName> = new Set([
  'person.documentNumber',
  'person.phone',
  'health.note',
  'household.landlordPhone',
  'measures.wardenPhone',
])

export const noFacts: Facts = { w: [], f: {} }

const sameWord = (a: Kept, b: Kept | null): boolean => b !== null && a.submission === b.submission

/** Splits a register into what may lie open and what must be sealed; `secrets` is null when there is nothing to seal. */
export function encodeFacts(register: Register): { facts: Facts; secrets: Secrets | null } {
  const facts: Facts = { w: [], f: {} }
  const secrets: Secrets = { f: {} }
  const numbers = new Map<string, number>()
  const wordOf = ({ source, verified, observedAt, submission, by }: Kept): number => {
    const key = `${submission}|${source}|${verified}|${observedAt}|${by}`
    let number = numbers.get(key)
    if (number === undefined) {
      number = facts.w.push([source, verified ? 1 : 0, observedAt, submission, by]) - 1
      numbers.set(key, number)
    }
    return number
  }
  for (const [name, state] of Object.entries(register) as [FieldName, FieldState][]) {
    const hidden = sensitiveFields.has(name)
    facts.f[name] = [wordOf(state.kept), hidden ? null : state.kept.value]
    if (hidden) secrets.f[name] = state.kept.value
    const { lastWord } = state
    if (!lastWord) continue
    const last = (facts.l ??= {})
    // the word that counts is often the last word too: its value need not be kept twice
    last[name] = sameWord(lastWord, state.kept) ? [-1, null] : [wordOf(lastWord), hidden ? null : lastWord.value]
    if (hidden && last[name][0] >= 0) (secrets.l ??= {})[name] = lastWord.value
  }
  return { facts, secrets: Object.keys(secrets.f).length > 0 ? secrets : null }
}

/** The register behind stored facts. Without `secrets` the sensitive fields are left out. */
export function decodeFacts(facts: Facts, secrets: Secrets | null): Register {
  const register: Partial<Record<FieldName, FieldState>> = {}
  const read = ([number, value]: [number, unknown]): Kept => {
    const [source, verified, observedAt, submission, by] = facts.w[number]!
    return { value, source, verified: verified === 1, observedAt, submission, by }
  }
  for (const [name, entry] of Object.entries(facts.f) as [FieldName, [number, unknown]][]) {
    const hidden = sensitiveFields.has(name)
    if (hidden && !secrets) continue
    const kept = read(hidden ? [entry[0], secrets?.f[name]] : entry)
    const last = facts.l?.[name]
    const word = !last ? null : last[0] < 0 ? kept : read(hidden ? [last[0], secrets?.l?.[name]] : last)
    register[name] = { kept, lastWord: word }
  }
  return register
}

/** The value of a field that counts, as stored openly. */
export const factOf = (facts: Facts, field: FieldName): unknown => facts.f[field]?.[1]
