import Type, { type Static } from 'typebox'
import { DayField, InstantField, Line, Nullable, OneOf, Shape } from '../fields.ts'
import { actBases, actKinds, callKinds, holdBases, orderBases, orderKinds, type RuleKind } from './kinds.ts'

/**
 * What a rule may look at: the input of a worked example. Where somebody was born or registered is in none of them, and
 * a test walks them to hold that.
 */
const KeyPersonInput = Shape({
  today: DayField,
  stay: Nullable(Shape({ region: Line(12), said: Type.Boolean(), lastDay: Nullable(DayField) })),
  exposureDay: Nullable(DayField),
})
const FeverInput = Shape({
  today: DayField,
  observedOn: DayField,
  temperature: Nullable(Type.Number({ minimum: 30, maximum: 45 })),
  symptoms: Type.Array(Line(40, 1), { maxItems: 20 }),
})
const CareInput = Shape({ today: DayField, observedOn: DayField, needs: Type.Array(Line(40, 1), { maxItems: 20 }) })
const CoverageInput = Shape({
  now: InstantField,
  door: Nullable(Shape({ at: InstantField, result: OneOf(['home', 'empty', 'noAnswer', 'refused']) })),
})
const LimitInput = Type.Union([
  Shape({ limit: OneOf(['order']), kind: OneOf(orderKinds), basis: OneOf(orderBases), dayZero: DayField }),
  Shape({ limit: OneOf(['hold']), basis: OneOf(holdBases) }),
  Shape({ limit: OneOf(['act']), kind: OneOf(actKinds), basis: OneOf(actBases) }),
])
const CallInput = Shape({ kind: OneOf(callKinds) })

export const ruleInputs = {
  keyPerson: KeyPersonInput,
  fever: FeverInput,
  care: CareInput,
  coverage: CoverageInput,
  limits: LimitInput,
  calls: CallInput,
} as const satisfies Record<RuleKind, unknown>

export type Input<K extends RuleKind> = Static<(typeof ruleInputs)[K]>
