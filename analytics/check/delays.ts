import { fitDelay } from '../delays/fit.ts'
import type { DelayLaw } from '../delays/laws.ts'
import { close, type Check, type Checks, type Comparison, type Fields } from './fixture.ts'

const lawOf: Readonly<Record<string, DelayLaw>> = {
  lognormal: 'log-normal',
  L: 'log-normal',
  gamma: 'gamma',
  G: 'gamma',
  weibull: 'weibull',
  W: 'weibull',
}

// the reference prints three decimals
const ROUNDING = 0.0006

const percentilesOf = (fields: Fields): number[] =>
  Object.keys(fields)
    .filter((name) => /^p[\d.]+$/.test(name))
    .map((name) => Number(name.slice(1)))

/** A higher likelihood is a better answer than the reference's, so only a lower one is a fault. */
function likelihood(ours: number, theirs: number, allowed: number): Comparison {
  return {
    name: 'log likelihood',
    worst: Math.max(0, theirs - ours),
    allowed,
    why: `${ours} where ${theirs} is expected`,
  }
}

/** Which quantities of an interval may be compared. Those of gamma come from a bootstrap of the reference; its Weibull percentiles use
 * slopes by the parameters with a covariance of their logarithms (dic.getSE), so their standard errors are not right. */
const compared = (law: DelayLaw, field: string): boolean =>
  law === 'log-normal' || (law === 'weibull' && !field.startsWith('p'))

const censored: Check = ({ inputs, expected, tolerance }) => {
  const law = lawOf[inputs.dist]
  if (!law) return []
  const { until, truncation = until } = inputs
  const fit = fitDelay(inputs, {
    law,
    percentiles: percentilesOf(expected.estimates),
    ...(truncation && { until: truncation }),
  })
  const figures: Record<string, { estimate: number; low: number; high: number; error: number }> = {}
  for (const [name, one] of Object.entries(fit.parameters)) figures[name] = { ...one, error: fit.standardErrors[name]! }
  for (const { percentile, days, standardError } of fit.percentiles)
    figures[`p${percentile}`] = { ...days, error: standardError }
  const comparisons = [likelihood(fit.logLikelihood, expected.loglik, tolerance.loglik?.abs ?? 0.02)]
  // a clearly better optimum has other parameters by right
  if (fit.logLikelihood > expected.loglik + 0.01) return comparisons
  const kinds = [
    ['estimates', 'estimate'],
    ['lower95', 'low'],
    ['upper95', 'high'],
    ['se', 'error'],
  ] as const
  for (const [kind, ours] of kinds) {
    for (const field of Object.keys(expected[kind] ?? {})) {
      const { rel } = field.startsWith('p') ? tolerance.percentiles : tolerance.parameters
      if (kind === 'estimates' || compared(law, field))
        comparisons.push(
          close(`${kind} ${field}`, figures[field]?.[ours], expected[kind][field], { rel, abs: ROUNDING }),
        )
    }
  }
  return comparisons
}

export const delayChecks: Checks = { interval_censored_delay: censored }
