import type { DayOrder } from './dates.ts'
import type { DayRole, Role } from './roles.ts'

/**
 * What was found wrong in a list, how often, and the first rows (as the file counts them, the headings being row 1).
 * - `unreadableDay` a text that is no date; `futureDay` a day after the data date: both are left out, the case stays
 * - `guessedDayOrder` dates such as 3/4/2020 of which nothing told the order; day before month was taken
 * - `duplicateId` a case that came before: the first row counts, what it lacks is taken from the later one
 * - `conflictingDay` rows of one case that name different days: the first one counts
 * - `reportBeforeOnset`, `deathBeforeOnset` days in an impossible order: kept, not used for delays
 * - `unreadableCount`, `negativeCount` left out; `noDay` a case without any day, in no curve
 * - `unknownInfector` an id that the list does not have; `unreadablePlace` half a coordinate or no number
 * - `loneLastDay` the data date stands in one cell, more than a week after all others (`shown`: days after); it is kept
 */
export const problemCodes = [
  'unreadableDay',
  'futureDay',
  'guessedDayOrder',
  'duplicateId',
  'conflictingDay',
  'reportBeforeOnset',
  'deathBeforeOnset',
  'unreadableCount',
  'negativeCount',
  'noDay',
  'unknownInfector',
  'unreadablePlace',
  'loneLastDay',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export interface Problem {
  readonly code: ProblemCode
  readonly count: number
  /** Up to five. */
  readonly rows: readonly number[]
  /** The heading, or what stood in the first of the cells. */
  readonly column?: string
  readonly shown?: string
}

/** Cases in columns, all of the same length; days count from 1970-01-01, `missing` (dates.ts) where not known. */
export interface LineList {
  /** Rows read below the headings. */
  readonly rows: number
  readonly cases: number
  /** True when the list has counts by day instead of one case in a row. */
  readonly counted: boolean
  /** Which heading was taken for what. */
  readonly columns: Partial<Readonly<Record<Role, string>>>
  readonly orders: Partial<Readonly<Record<DayRole, DayOrder>>>
  readonly days: Partial<Readonly<Record<DayRole, Int32Array>>>
  /** Weight of each row: 1, or the count. */
  readonly weight: Float64Array
  /** 1 where the case died, 0 where it did not or has not yet; absent without an outcome or a day of death. */
  readonly died?: Uint8Array
  /** 1 where the outcome is known. */
  readonly closed?: Uint8Array
  readonly x?: Float64Array
  readonly y?: Float64Array
  /** Links by position in the list; absent where the list names no infectors. */
  readonly links?: { readonly from: Int32Array; readonly to: Int32Array }
  /** What the case is called in the file. */
  name(position: number): string
  /** The last day that the list knows of, or the one that was given: everything is seen as of its evening. */
  readonly dataDay: number
  readonly problems: readonly Problem[]
}
