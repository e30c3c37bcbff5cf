import { poissonCdf } from '../numeric/poisson.ts'
import { checkRates, sumOf } from './rates.ts'

export interface ProbabilityMap {
  readonly raw: Float64Array
  readonly expected: Float64Array
  /** 100 × cases / expected. */
  readonly relativeRisk: Float64Array
  /** Chance of as few cases or fewer (`less`), or as many or more (`greater`). */
  readonly p: Float64Array
}

const expectedOf = (cases: ArrayLike<number>, population: ArrayLike<number>): Float64Array => {
  const rate = sumOf(cases) / sumOf(population)
  return Float64Array.from(population, (x) => x * rate)
}

/** Each area's count beside what the overall rate makes expected there. Not allowed for: that many areas are looked at. */
export function probabilityMap(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  alternative: 'less' | 'greater' = 'less',
): ProbabilityMap {
  checkRates(cases, population)
  const expected = expectedOf(cases, population)
  const tail = (n: number, e: number): number =>
    alternative === 'less' ? poissonCdf(n, e) : poissonCdf(n - 1, e, 'upper')
  return {
    raw: Float64Array.from(cases, (n, i) => n / population[i]!),
    expected,
    relativeRisk: expected.map((e, i) => (100 * cases[i]!) / e),
    p: expected.map((e, i) => tail(cases[i]!, e)),
  }
}

export interface Choynowski {
  /** Chance of a count as far or farther out on its side. */
  readonly p: Float64Array
  /** Whether the count is below what is expected. */
  readonly below: boolean[]
}

/**
 * Choynowski's probability map (1959, doi:10.1080/01621459.1959.10501950). The whole tail is taken; versions of spdep that end it
 * at the first term below 1.5e-8 differ from the fifth digit of small chances on.
 */
export function choynowski(cases: ArrayLike<number>, population: ArrayLike<number>): Choynowski {
  checkRates(cases, population)
  const expected = expectedOf(cases, population)
  const below = Array.from(expected, (e, i) => cases[i]! < e)
  const p = expected.map((e, i) => (below[i] ? poissonCdf(cases[i]!, e) : poissonCdf(cases[i]! - 1, e, 'upper')))
  return { p, below }
}
