import type { VisitResult } from '@gridward/contract/coverage'
import type { FieldName } from '@gridward/contract/questionnaire/fields'
import type { Delta } from '@gridward/contract/metrics'
import type { Place } from './doors.ts'
import type { Timing } from './rules-coverage.ts'
import type { MatchReason } from './rules-matching.ts'
import type { Source } from './rules-precedence.ts'

export type Fields = Readonly<Partial<Record<FieldName, unknown>>>

/** One person of a declaration, in the register's words. `chosen`: an id from the sender's own list. */
export type ToldPerson = { row: number; chosen: string | null; fields: Fields }

/** What one visit, declaration or correction says about one door and the people behind it. */
export type Told = {
  submission: string
  source: Source
  verified: boolean
  /** UTC; `day` is its day in the district's zone. */
  observedAt: string
  day: string
  by: string | null
  /** The grid or building, as of today. */
  area: string
  /** The sender's id of the door; a door known by another id or by its address keeps that one. Null: no door is meant. */
  household: string | null
  place: Place
  fields: Fields
  visit: { id: string; result: VisitResult; account: string | null } | null
  /** Somebody answered the questions. */
  declared: boolean
  round: RoundRules
  people: readonly ToldPerson[]
}

/** What the round in force says about doors. `listed`: addresses were expected here before the first knock. */
export type RoundRules = Timing & { id: string | null; share: number; listed: boolean }

/** What became of it. `persons[i]`: the record of the i-th told person, null when somebody has to look first. */
export type Applied = {
  household: string | null
  area: string
  second: boolean
  disagrees: boolean
  persons: (string | null)[]
  needs: { row: number; person: string; reason: MatchReason }[]
  deltas: Delta[]
}
