import { growth, type GrowthMethod } from '../curves/growth.ts'
import { reproductionDiscrete, reproductionGamma } from '../curves/growth-to-r.ts'
import { discreteSerialInterval } from '../rt/serial-interval.ts'
import { close, type Check, type Checks, type Comparison, type Fields } from './fixture.ts'

const methods: Readonly<Record<string, GrowthMethod>> = {
  loglinear: 'log-linear',
  poisson: 'poisson',
  quasipoisson: 'quasi-poisson',
  negbin: 'negative-binomial',
}

function figures(inputs: Fields, method: GrowthMethod): Fields {
  const found = growth(inputs.incidence, { method, t: inputs.t })
  return {
    r: found.rate.estimate,
    r_ci95: [found.rate.low, found.rate.high],
    doubling: found.doubling.estimate,
    halving: -found.doubling.estimate,
    doubling_ci95: [found.doubling.low, found.doubling.high],
    se: found.standardError,
    intercept: found.intercept,
    deviance: found.deviance,
    dispersion: found.dispersion,
    adj_r2: found.adjustedR2,
    theta: found.theta,
  }
}

/** Counts no wilder than Poisson have no finite theta: the reference stops at some large number, ours says Infinity. */
const poissonLike = (theta: number): Comparison => ({ name: 'negbin theta', worst: 1 / theta, allowed: 1e-3 })

const rate: Check = ({ inputs, expected, tolerance }) => {
  const comparisons: Comparison[] = []
  for (const [name, fields] of Object.entries(expected as Record<string, Fields>)) {
    const method = methods[name]
    if (!method) comparisons.push({ name, worst: Infinity, allowed: 0, why: 'no such growth method' })
    else {
      const ours = figures(inputs, method)
      const allowed = tolerance[name] ?? tolerance
      for (const [field, value] of Object.entries(fields))
        comparisons.push(
          field === 'theta' && ours.theta === Infinity
            ? poissonLike(value as number)
            : close(`${name} ${field}`, ours[field], value as number, allowed),
        )
    }
  }
  return comparisons
}

// from 200 days on the weights of every interval are below rounding
const LONGEST_INTERVAL = 400

const rToR: Check = ({ inputs, expected, tolerance }) => {
  const each = (toR: (r: number, mean: number, sd: number) => number): number[] =>
    inputs.r.map((r: number, i: number) => toR(r, inputs.gi_mean[i], inputs.gi_sd[i]))
  const last = inputs.k ? Math.max(...inputs.k) + 1 : LONGEST_INTERVAL
  const discrete = each((r, mean, sd) => reproductionDiscrete(r, discreteSerialInterval(mean, sd, last)))
  return [
    ...(expected.R_gamma ? [close('R, gamma interval', each(reproductionGamma), expected.R_gamma, tolerance)] : []),
    ...(expected.R_discrete ? [close('R, discrete interval', discrete, expected.R_discrete, tolerance)] : []),
  ]
}

export const growthChecks: Checks = { growth_rate: rate, r_to_R: rToR }
