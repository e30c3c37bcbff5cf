import { unkeepable } from './read-text.ts'
import type { Definition, Question } from './schema.ts'
import { isRecord, own } from './values.ts'

/** Raw answers in two parts: what may lie open, and what is encrypted, with its place. Together they are all that was sent. */
export type Parted = { open: Record<string, unknown>; sealed: Sealed[] }
export type Sealed = { at: readonly (string | number)[]; raw: unknown }

type Known = ReadonlyMap<string, Question>

/**
 * Parts raw answers before they are stored. Sealed is what a question calls sensitive, what this version does not know
 * (it could be anything), and what an open column cannot hold: wrong types, signs that JSON in a database refuses.
 * Answers to origin fields are left out altogether unless the district has declared a purpose and an end.
 */
export function part(definition: Definition, answers: unknown, origin = false): Parted {
  const parted: Parted = { open: {}, sealed: [] }
  if (!isRecord(answers)) {
    if (answers !== undefined && answers !== null) parted.sealed.push({ at: [], raw: answers })
    return parted
  }
  for (const key of Object.keys(answers)) {
    const repeat = definition.questions.find((item) => item.key === key && item.type === 'repeat')
    const raw = own(answers, key)
    if (repeat?.type === 'repeat' && Array.isArray(raw)) {
      const known = new Map(repeat.questions.map((question) => [question.key, question]))
      const rows = Array.from(raw, (row, index) => partRow(row, [key, index], known, parted, origin))
      if (rows.length > 0) parted.open[key] = rows
    } else partOne([key], raw, rootOf(definition), parted.open, parted, origin)
  }
  return parted
}

const roots = new WeakMap<Definition, Known>()
function rootOf(definition: Definition): Known {
  const made =
    roots.get(definition) ??
    new Map(definition.questions.flatMap((item) => (item.type === 'repeat' ? [] : [[item.key, item] as const])))
  roots.set(definition, made)
  return made
}

function partRow(
  raw: unknown,
  at: Sealed['at'],
  known: Known,
  parted: Parted,
  origin: boolean,
): Record<string, unknown> {
  const open: Record<string, unknown> = {}
  if (!isRecord(raw)) parted.sealed.push({ at, raw })
  else for (const key of Object.keys(raw)) partOne([...at, key], own(raw, key), known, open, parted, origin)
  return open
}

function partOne(
  at: Sealed['at'],
  raw: unknown,
  known: Known,
  open: Record<string, unknown>,
  parted: Parted,
  origin: boolean,
): void {
  const key = String(at.at(-1))
  const question = known.get(key)
  if (raw === undefined || (question?.originField && !origin)) return
  if (question && !question.sensitive && isPlain(raw)) open[key] = raw
  else parted.sealed.push({ at, raw })
}

// 4,000 is twice what any question takes: a longer text is junk, and junk stays out of the columns that are read.
const plainText = (raw: unknown): boolean => typeof raw === 'string' && raw.length <= 4000 && !unkeepable.test(raw)

const isPlain = (raw: unknown): boolean =>
  plainText(raw) ||
  raw === null ||
  typeof raw === 'boolean' ||
  (typeof raw === 'number' && Number.isFinite(raw)) ||
  (Array.isArray(raw) && raw.length <= 500 && raw.every(plainText))

/** Puts the two parts together again. */
export function unite({ open, sealed }: Parted): unknown {
  const whole: Record<string, unknown> = {}
  for (const [key, raw] of Object.entries(open)) whole[key] = Array.isArray(raw) ? raw.map(copy) : raw
  for (const { at, raw } of sealed) {
    if (at.length === 0) return raw
    const holder = at.slice(0, -1).reduce<unknown>((inner, key) => own(inner as Rec, String(key)), whole)
    // A key named __proto__ is data like any other: defined, never assigned.
    if (typeof holder === 'object' && holder !== null)
      Object.defineProperty(holder, at.at(-1) ?? '', { value: raw, ...data })
  }
  return whole
}

type Rec = Readonly<Record<string, unknown>>
const data = { enumerable: true, configurable: true, writable: true }
const copy = (row: unknown): unknown => (isRecord(row) ? { ...row } : row)

/** True for answers nested deeper than any form has them. They are refused before anything walks through them. */
export function isTooDeep(answers: unknown, most = 8): boolean {
  let level: unknown[] = [answers]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}
