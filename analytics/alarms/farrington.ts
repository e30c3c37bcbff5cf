import { checkChoice } from '../choice.ts'
import { predict, type FitRule, type Prediction } from './farrington-model.ts'
import {
  checkFit,
  checkLimit,
  checkReference,
  enoughCases,
  type FarringtonOptions,
  type FlexibleOptions,
} from './farrington-options.ts'
import { referenceOf, type ReferenceRule } from './farrington-reference.ts'
import { countThreshold, mean, powerThreshold } from './farrington-thresholds.ts'
import { checkSeries, pointsOf, type Alarms } from './series.ts'

export interface Farrington extends Alarms {
  /** What the model expects; NaN without an answer. */
  readonly expected: Float64Array
  /** (count - prediction) / (upperbound - prediction), on R's scales: nbPlugin and muan take the log of the prediction. */
  readonly score: Float64Array
  /** Chance of a count at least as large. */
  readonly p: Float64Array
  /** Dispersion, at least 1. */
  readonly phi: Float64Array
  /** The mean that the threshold rests on, as R's mu0Vector; with `delta` it has no use. */
  readonly mu0: Float64Array
  readonly trend: Uint8Array
  readonly slope: Float64Array
}

const yearsBack = 5
const halfWindow = 3
const flexibleThreshold = 2.58

/**
 * Farrington's detector as improved by Noufaily et al.: a quasi-Poisson model log mu = a + b t + season over some years, past
 * outbreaks weighted down, and a threshold from the 2/3 power (`delta`), the negative binomial with the estimated mean
 * (`nbPlugin`) or with the upper end of the mean (`muan`).
 *
 * `series` may hold NaN for a missing week: it is left out of references, and has no answer itself. The alarm is score > 1 and a
 * count above 0; fewer than `limit54` recent cases give no alarm and no upperbound (NaN). Standard errors are those of
 * surveillance 1.20.3, whose weights stand in for working weights. Throws RangeError where the reference begins before the series.
 * Misleads where the baseline years themselves were disturbed, and for counts near 0, where the model may not converge (NaN).
 *
 * Noufaily et al. 2013, doi:10.1002/sim.5595; Farrington et al. 1996, doi:10.2307/2983331; Salmon et al. 2016,
 * doi:10.18637/jss.v070.i10.
 */
export function farringtonFlexible(series: ArrayLike<number>, options: FlexibleOptions = {}): Farrington {
  const { b = yearsBack, w = halfWindow, frequency = 52, thresholdMethod = 'delta', alpha = 0.05 } = options
  checkChoice('thresholdMethod', thresholdMethod, ['delta', 'nbPlugin', 'muan'])
  checkReference(options)
  const rule: ReferenceRule = {
    b,
    w,
    frequency,
    noPeriods: options.noPeriods ?? 1,
    pastWeeksNotIncluded: options.pastWeeksNotIncluded ?? w,
    dates: options.dates ?? null,
    population: options.population ?? null,
  }
  const fit = { ...ruleOf(options), flexible: true, weightsThreshold: options.weightsThreshold ?? flexibleThreshold }
  const counts = checkSeries(series, true)
  checkFit(counts.length, options)
  // R's default begins where the whole first window is there
  const range = options.range ?? pointsOf(counts, undefined, b * frequency + w)
  return judged(counts, pointsOf(counts, range, 1), options, {
    lacking: Number.NaN,
    predict(t) {
      const { reference, target } = referenceOf(counts, t, rule)
      return predict(reference, target, fit)
    },
    judge(prediction, y) {
      const mu0 = mean(prediction, thresholdMethod, alpha)
      if (thresholdMethod !== 'delta') {
        const threshold = countThreshold(mu0, prediction.phi, y, alpha)
        return { ...threshold, mu0, scoredFrom: prediction.eta }
      }
      const response = Math.exp(prediction.eta)
      const onResponse = { ...prediction, eta: response, etaError: prediction.etaError * response }
      const threshold = powerThreshold(prediction, y, options.powertrans ?? '2/3', alpha)
      return { ...threshold, mu0: mean(onResponse, thresholdMethod, alpha), scoredFrom: response }
    },
  })
}

/**
 * Farrington's detector of 1996: the same without season, from the windows of b years alone, alpha shared over both sides.
 * Follows `algo.farrington` of surveillance 1.20.3: fewer than `limit54` recent cases give upperbound 0 and no alarm; weeks
 * before the series are left out.
 */
export function farringtonClassic(series: ArrayLike<number>, options: FarringtonOptions = {}): Farrington {
  const { b = yearsBack, w = halfWindow, frequency = 52, population = null, alpha = 0.05 } = options
  checkReference(options)
  const counts = checkSeries(series)
  checkFit(counts.length, options)
  const fit = { ...ruleOf(options), flexible: false, weightsThreshold: 1, pThresholdTrend: 0.05 }
  const first = Math.max(1, frequency * b - w - 1)
  const range = options.range ?? pointsOf(counts, undefined, first)
  return judged(counts, pointsOf(counts, range, 1), options, {
    lacking: 0,
    predict(t) {
      const used: number[] = []
      for (let year = b; year >= 1; year--)
        for (let k = t - year * frequency - w; k <= t - year * frequency + w; k++) if (k >= 0) used.push(k)
      const pick = (value: (k: number) => number): Float64Array => Float64Array.from(used, value)
      const offset = population ? pick((k) => Math.log(population[k]!)) : null
      const level = new Int32Array(used.length)
      const reference = { y: pick((k) => counts[k]!), time: pick((k) => k + 1), level, offset, levels: 1 }
      return predict(reference, { time: t + 1, level: 0, offset: population ? Math.log(population[t]!) : 0 }, fit)
    },
    judge(prediction, y) {
      const threshold = powerThreshold(prediction, y, options.powertrans ?? '2/3', alpha / 2)
      const mu0 = Math.exp(prediction.eta)
      return { ...threshold, mu0, scoredFrom: mu0 }
    },
  })
}

const ruleOf = (options: FlexibleOptions): Omit<FitRule, 'flexible' | 'weightsThreshold'> => ({
  b: options.b ?? yearsBack,
  reweight: options.reweight ?? true,
  trend: options.trend ?? true,
  pThresholdTrend: options.pThresholdTrend ?? 0.05,
})

interface Detector {
  /** The upperbound where recent cases are too few. */
  readonly lacking: number
  predict(t: number): Prediction | null
  judge(prediction: Prediction, y: number): { upper: number; p: number; mu0: number; scoredFrom: number }
}

function judged(counts: ArrayLike<number>, at: Int32Array, options: FarringtonOptions, detector: Detector): Farrington {
  const limit = options.limit54 ?? [5, 4]
  checkLimit(limit)
  const made = (): Float64Array => new Float64Array(at.length).fill(Number.NaN)
  const found = {
    upperbound: made(),
    expected: made(),
    score: made(),
    p: made(),
    phi: made(),
    mu0: made(),
    slope: made(),
  }
  const [alarm, trend] = [new Uint8Array(at.length), new Uint8Array(at.length)]
  at.forEach((t, i) => {
    const y = counts[t]!
    const prediction = Number.isNaN(y) ? null : detector.predict(t)
    if (!prediction) return
    const { upper, p, mu0, scoredFrom } = detector.judge(prediction, y)
    const enough = enoughCases(counts, t, limit)
    found.score[i] = (y - scoredFrom) / (upper - scoredFrom)
    found.upperbound[i] = enough ? upper : detector.lacking
    if (enough && !Number.isNaN(upper)) found.expected[i] = Math.exp(prediction.eta)
    found.p[i] = p
    found.phi[i] = prediction.phi
    found.mu0[i] = mu0
    found.slope[i] = prediction.slope
    trend[i] = prediction.trend ? 1 : 0
    alarm[i] = enough && found.score[i]! > 1 && y !== 0 ? 1 : 0
  })
  return { at, alarm, trend, ...found }
}
