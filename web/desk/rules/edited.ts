import type { DraftView, PackView, RuleKind } from '@gridward/contract/rules'
import { uuidv7 } from 'uuidv7'

/** A draft while it is written: examples stand in their text, because they are typed. */
export type Edited = {
  id: string
  kind: RuleKind
  area: string
  title: string
  document: string
  parameters: unknown
  examples: { says: string; input: string; expected: string }[]
  effectiveFrom: string
  effectiveTo: string
}

const written = (value: unknown): string => JSON.stringify(value)

/** A new draft begins as care, the smallest kind, and takes the others' shape when another is chosen. */
export const blank = (today: string): Edited => ({
  id: uuidv7(),
  kind: 'care',
  area: '',
  title: '',
  document: '',
  parameters: { careDays: 30 },
  examples: [],
  effectiveFrom: today,
  effectiveTo: '',
})

export const editedOf = (from: PackView | DraftView, today: string): Edited => ({
  id: from.id,
  kind: from.kind,
  area: from.area,
  title: from.title,
  document: from.document,
  parameters: from.parameters,
  examples: from.examples.map(({ says, input, expected }) => ({
    says,
    input: written(input),
    expected: written(expected),
  })),
  // a pack does not reach back
  effectiveFrom: from.effectiveFrom < today ? today : from.effectiveFrom,
  effectiveTo: from.effectiveTo ?? '',
})

/** The value of a text in JSON; undefined where it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
