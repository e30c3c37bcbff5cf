import type { ResidentAnswers, ReturneeAnswers } from '@gridward/contract/questionnaire'
import type { Address } from './addresses.ts'
import type { Trap } from './mistakes.ts'
import type { VisitResult } from './schedule.ts'

/** Instants are milliseconds since 1970 in true time. */
type Happening = {
  readonly id: string
  readonly community: string
  /** When it was seen, when it was written down or typed in, when it reaches the server. */
  readonly observedAt: number
  readonly recordedAt: number
  readonly arrivesAt: number
  readonly synthetic: true
}

type AtDoor = Happening & {
  readonly grid: string
  readonly door: number
  readonly household: string
  readonly address: Address
  /** Number of the worker in the district; null for what people send themselves. */
  readonly worker: number | null
  /** Milliseconds by which the device's clock is ahead; its own stamps are true time plus this. */
  readonly clockError: number
}

/** A knock. `paper`: the same on a sheet that is typed in later. Without answers where nobody spoke. */
export type Visit = AtDoor & {
  readonly kind: 'visit' | 'paper'
  /** First knock 1, revisits 2 and 3. */
  readonly round: number
  readonly result: VisitResult
  readonly answers: ResidentAnswers | null
}

/** A check by another worker of the visit `of`; `disagrees` names the questions with other answers. */
export type SecondVisit = AtDoor & {
  readonly kind: 'second'
  readonly of: string
  readonly result: VisitResult
  readonly answers: ResidentAnswers | null
  readonly disagrees: readonly string[]
}

export type Declaration = AtDoor & {
  readonly kind: 'declaration'
  readonly answers: ResidentAnswers
  readonly trap: Trap
}

export type ReturneeForm = AtDoor & {
  readonly kind: 'returnee'
  readonly person: string
  readonly answers: ReturneeAnswers
}

/** A community confirms a day (0 is the first): doors reached and people met by its workers until then, zeros included. */
export type Report = Happening & {
  readonly kind: 'report'
  readonly day: number
  readonly visited: number
  readonly people: number
}

export type SimEvent = Visit | SecondVisit | Declaration | ReturneeForm | Report
export type DoorEvent = Exclude<SimEvent, Report>
export type DoorBase = AtDoor
