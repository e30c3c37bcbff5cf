import Type, { type Static } from 'typebox'
import { Line, OneOf, Shape } from '../fields.ts'

/** What a district may set by a dated pack. Each kind has its parameters here and one pure function in its room. */
export const ruleKinds = ['keyPerson', 'fever', 'care', 'coverage', 'limits', 'calls'] as const
export type RuleKind = (typeof ruleKinds)[number]

export const orderKinds = ['centralIsolation', 'homeIsolation', 'homeMonitoring', 'healthMonitoring'] as const
export type OrderKind = (typeof orderKinds)[number]
export const orderBases = ['closeContact', 'keyAreaStay', 'arrival', 'discharge'] as const
export type OrderBasis = (typeof orderBases)[number]
export const holdBases = ['fever', 'positivePool'] as const
export type HoldBasis = (typeof holdBases)[number]
export const actKinds = ['turnedBack', 'checkedAgain'] as const
export type ActKind = (typeof actKinds)[number]
export const actBases = ['fever', 'notRegistered', 'closedEntrance', 'refusedCheck'] as const
export type ActBasis = (typeof actBases)[number]

/** 令 (`order`) goes down and is answered with a receipt; the others come up from a resident or a worker. */
export const callKinds = ['help', 'care', 'complaint', 'order'] as const
export type CallKind = (typeof callKinds)[number]

const Days = (maximum: number) => Type.Integer({ minimum: 1, maximum })
const Minutes = Type.Integer({ minimum: 5, maximum: 14 * 24 * 60 })

/** Digits that division codes of key areas begin with: two a province, four a city, six a county. */
const Region = Type.String({ pattern: '^\\d{2,12}$', title: 'region' })

export const KeyPersonParameters = Shape({
  windowDays: Days(60),
  regions: Type.Array(Region, { maxItems: 400 }),
  saidCounts: Type.Boolean(),
})
export const FeverParameters = Shape({
  feverFrom: Type.Number({ minimum: 36, maximum: 40 }),
  feverSymptoms: Type.Array(Line(40, 1), { maxItems: 20 }),
  feverDays: Days(60),
})
export const CareParameters = Shape({ careDays: Days(180) })
export const CoverageParameters = Shape({
  freshHours: Type.Integer({ minimum: 1, maximum: 60 * 24 }),
  revisitHours: Type.Integer({ minimum: 1, maximum: 14 * 24 }),
})

/** Nothing outlives 28 days, a hold not 24 hours, an appeal waits at most 72 hours: the tables hold the same figures. */
export const LimitParameters = Shape({
  orders: Type.Array(Shape({ kind: OneOf(orderKinds), basis: OneOf(orderBases), days: Days(28) }), { maxItems: 40 }),
  holds: Type.Array(Shape({ basis: OneOf(holdBases), hours: Type.Integer({ minimum: 1, maximum: 24 }) }), {
    maxItems: 10,
  }),
  acts: Type.Array(Shape({ kind: OneOf(actKinds), basis: OneOf(actBases) }), { maxItems: 20 }),
  appealHours: Type.Integer({ minimum: 1, maximum: 72 }),
})

/** Minutes until somebody must have taken a call, answered it, and checked the answer. */
export const CallParameters = Shape({
  clocks: Type.Array(Shape({ kind: OneOf(callKinds), accept: Minutes, answer: Minutes, verify: Minutes }), {
    maxItems: 20,
  }),
})

export const ruleParameters = {
  keyPerson: KeyPersonParameters,
  fever: FeverParameters,
  care: CareParameters,
  coverage: CoverageParameters,
  limits: LimitParameters,
  calls: CallParameters,
} as const

export type Parameters<K extends RuleKind> = Static<(typeof ruleParameters)[K]>
