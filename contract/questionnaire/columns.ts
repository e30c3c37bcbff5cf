import { bare } from '../identity/typed.ts'
import type { Definition } from './schema.ts'

/** What a ledger says about its own row rather than about the people in it. */
export type Surroundings = 'number' | 'street' | 'community' | 'grid' | 'method' | 'collector' | 'observedAt'

/** A column of a paper ledger or an Excel list, by the name that ledgers give it. */
export type Column = {
  header: string
  also?: readonly string[]
  must?: true
  to: { question: string } | { surroundings: Surroundings } | 'journey'
}

export type Recognised = {
  /** For each header of the file, in its order, what it is; null for one that nobody knows. */
  columns: readonly (Column['to'] | null)[]
  unknown: readonly string[]
  /** Headers that a ledger of this kind must have and this file has not. */
  missing: readonly string[]
  /** Headers of the second column for the same thing; the first one counts. */
  twice: readonly string[]
}

/**
 * Finds what the headers of a file stand for: by the ledger's names, then by the labels of the form in any of its
 * languages. Spaces, stars, brackets with notes and width do not matter.
 */
export function recognise(headers: readonly string[], columns: readonly Column[], definition: Definition): Recognised {
  const known = namesOf(columns, definition)
  const taken = new Set<string>()
  const twice: string[] = []
  const found = headers.map((header) => {
    const to = known.get(plainHeader(header)) ?? known.get(plainHeader(header.replace(/[(（].*$/, ''))) ?? null
    const name = to && targetName(to)
    if (name === null) return null
    if (taken.has(name)) twice.push(header)
    const first = !taken.has(name)
    taken.add(name)
    return first ? to : null
  })
  return {
    columns: found,
    unknown: headers.filter((header, i) => found[i] === null && header.trim() !== '' && !twice.includes(header)),
    missing: columns
      .filter((column) => column.must && !taken.has(targetName(column.to)))
      .map((column) => column.header),
    twice,
  }
}

function namesOf(columns: readonly Column[], definition: Definition): Map<string, Column['to']> {
  const known = new Map<string, Column['to']>()
  for (const words of Object.values(definition.words ?? {}))
    for (const [question, label] of Object.entries(words.labels)) known.set(plainHeader(label), { question })
  for (const { header, also = [], to } of columns)
    for (const name of [header, ...also]) known.set(plainHeader(name), to)
  return known
}

const targetName = (to: Column['to']): string =>
  to === 'journey' ? to : 'question' in to ? `question ${to.question}` : to.surroundings

const plainHeader = (header: string): string => bare(header.slice(0, 200)).replace(/[*＊:：?？、/()（）]/g, '')
