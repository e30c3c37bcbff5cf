import { dayNumber } from '../curves/days.ts'
import { nowcast, type NowcastMethod } from '../nowcast/nowcast.ts'
import { close, exactly, type Check, type Checks } from './fixture.ts'

const cast =
  (method: NowcastMethod): Check =>
  ({ inputs, expected, tolerance }) => {
    const days = (texts: (string | null)[]): number[] => texts.map((text) => (text === null ? NaN : dayNumber(text)))
    const found = nowcast(days(inputs.dHosp ?? inputs.event), days(inputs.dReport ?? inputs.report), {
      now: dayNumber(inputs.now),
      maxDelay: inputs.D ?? 15,
      ...(inputs.m && { window: inputs.m }),
      ...(inputs.level && { level: inputs.level }),
      method,
      fullVariance: false,
      ...(inputs.N_tInf_max && { largest: inputs.N_tInf_max }),
    })
    const at = days(inputs.when).map((day) => day - found.from)
    // the reference gives a day without a report an interval from 0 to 0; ours says that nothing is known
    const known = (i: number, value?: number) => (method === 'lawless' && !found.informed[i] ? 0 : value)
    const pick = (values: ArrayLike<number>): (number | undefined)[] => at.map((i) => known(i, values[i]))
    const comparisons = [exactly('observed', pick(found.observed), expected.observed)]
    comparisons.push(close('nowcast', pick(found.estimate), expected.nowcast, tolerance.nowcast ?? tolerance))
    // where the fixture does not say how far the ends of an interval may differ: as the nowcast, or one in twenty
    const ofEnds = tolerance.pi ?? { rel: 0.05, abs: tolerance.nowcast?.abs ?? 1 }
    for (const [field, values] of [
      ['pi_lower', found.low],
      ['pi_upper', found.high],
    ] as const)
      if (expected[field]) comparisons.push(close(field, pick(values), expected[field], tolerance[field] ?? ofEnds))
    return comparisons
  }

export const nowcastChecks: Checks = {
  nowcast_lawless: cast('lawless'),
  'nowcast_bayes.notrunc': cast('bayes-notrunc'),
  'nowcast_bayes.trunc': cast('bayes-trunc'),
}
