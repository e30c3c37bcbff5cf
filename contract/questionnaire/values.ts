import type { IdentityProblem, Params } from '../identity/result.ts'
import type { words } from '../words/questionnaire/zh-CN.ts'

/** An answer in its one spelling: choice key, choice keys in the order of the list, number, day, civil time, text. */
export type Value = string | number | readonly string[]
export type Row = Readonly<Record<string, Value>>

export type ProblemCode = keyof typeof words.problems | `identity.${IdentityProblem}`
export type WarningCode = keyof typeof words.warnings
/** `path` is a JSON pointer without its first slash: `members/0/fullName`. */
export type Problem = { path: string; code: ProblemCode; params: Params }
export type Warning = { path: string; code: WarningCode; params: Params }

export type Slip = { code: ProblemCode; params: Params }
export type Reading<T extends Value = Value> = { value: T } | { slip: Slip }
export const slip = (code: ProblemCode, params: Params = {}): { slip: Slip } => ({ slip: { code, params } })

/** Nobody answered: nothing there, an empty line, nothing ticked. */
export const unanswered = (raw: unknown): boolean =>
  raw === undefined ||
  raw === null ||
  (typeof raw === 'string' ? raw.trim() === '' : Array.isArray(raw) && raw.length === 0)

export const isRecord = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)

const owns = Object.prototype.hasOwnProperty
/** Own properties only: an inherited name such as `constructor` is not an answer. */
export const own = (raw: Readonly<Record<string, unknown>>, key: string): unknown =>
  owns.call(raw, key) ? raw[key] : undefined
