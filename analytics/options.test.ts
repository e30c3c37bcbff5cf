import { describe, expect, test } from 'vitest'
import * as analytics from './index.ts'

/** As plain JavaScript sees the package: nothing keeps a misspelt name out. */
const plain = analytics as unknown as Record<string, (...given: unknown[]) => unknown>
const series = Array<number>(300).fill(3)
const places = { type: 'cartesian', x: [0, 1, 2], y: [0, 1, 2] }
const counts = { model: 'poisson', coordinates: places, cases: [1, 9, 0], population: [5, 5, 5] }
const delays = { EL: [0, 0], ER: [1, 1], SL: [3, 4], SR: [4, 5] }

describe('a choice that there is not is refused by its name, with those that there are', () => {
  test.each([
    ['ears', [series, 'C4'], 'method is C4: C1, C2 or C3.'],
    ['farringtonFlexible', [series, { thresholdMethod: 'nbplugin' }], 'thresholdMethod is nbplugin: delta, nbPlugin or muan.'],
    ['farringtonFlexible', [series, { powertrans: '3/2' }], 'powertrans is 3/2: 2/3, 1/2 or none.'],
    ['farringtonClassic', [series, { powertrans: '3/2' }], 'powertrans is 3/2: 2/3, 1/2 or none.'],
    ['nowcast', [[1, 2, 3], [2, 3, 4], { now: 20, maxDelay: 3, method: 'bayes' }], 'method is bayes: lawless, bayes-notrunc or bayes-trunc.'],
    ['fitDelay', [delays, { law: 'lognormal' }], 'law is lognormal: log-normal, gamma or weibull.'],
    ['scan', [{ ...counts, model: 'Poisson' }], 'model is Poisson: poisson, bernoulli or permutation.'],
    ['scan', [{ ...counts, coordinates: { x: [0, 1, 2], y: [0, 1, 2] } }], 'coordinates.type is undefined: cartesian or latlong.'],
  ])('%s %j', (name, given, sentence) => {
    expect(() => plain[name]!(...given)).toThrow(new RangeError(sentence))
  }) // prettier-ignore
})

describe('a number that makes no sense is refused, not counted with', () => {
  test.each([
    ['nowcast', [[1, 2, 3], [2, 3, 4], { maxDelay: 1 }], 'now must be a whole day number, not undefined'],
    ['scan', [counts, { replicates: -1 }], 'replicates is -1: a whole number >= 0.'],
    ['farringtonFlexible', [series, { b: 0 }], 'b is 0: a whole number of years, at least 1.'],
    ['farringtonClassic', [series, { w: -1 }], 'w is -1: a whole number >= 0.'],
  ])('%s %j', (name, given, sentence) => {
    expect(() => plain[name]!(...given)).toThrow(new RangeError(sentence))
  }) // prettier-ignore
})
