import type { Estimate } from '../estimate.ts'
import { betaQuantile } from '../numeric/beta.ts'
import { normalQuantile } from '../numeric/normal.ts'

/**
 * Secondary attack rate: cases among the contacts who were exposed, with the Wilson score interval (default) or the exact
 * interval of Clopper and Pearson, which is wider and never covers less than `level`.
 *
 * Wilson 1927, doi:10.1080/01621459.1927.10502953; Clopper & Pearson 1934, doi:10.1093/biomet/26.4.404, bounds as beta
 * quantiles. Nobody exposed: all NaN. Misleads when index cases are counted among the exposed, when contacts were only
 * looked for around known secondary cases, and while incubations are still running.
 * Errors: `RangeError` when the counts are negative, not whole, or there are more cases than exposed.
 */
export function attackRate(cases: number, exposed: number, level = 0.95, exact = false): Estimate {
  if (!(Number.isInteger(exposed) && exposed >= 0))
    throw new RangeError(`exposed is ${exposed}; it must be a whole number from 0`)
  if (!(Number.isInteger(cases) && cases >= 0 && cases <= exposed))
    throw new RangeError(`cases is ${cases}; it must be a whole number from 0 to exposed, ${exposed}`)
  const method = exact ? 'proportion, exact interval (Clopper-Pearson)' : 'proportion, Wilson score interval'
  if (exposed === 0) return { estimate: NaN, low: NaN, high: NaN, level, method }
  const [low, high] = exact ? clopperPearson(cases, exposed, level) : wilson(cases, exposed, level)
  return { estimate: cases / exposed, low, high, level, method }
}

function wilson(x: number, n: number, level: number): [number, number] {
  const z2 = normalQuantile((1 + level) / 2) ** 2
  const reach = Math.sqrt(z2 * (z2 + (4 * x * (n - x)) / n))
  // (2x + z² − reach) / 2(n + z²), with the difference turned into a quotient so that small rates keep their digits
  const lower = (of: number): number => (2 * of * of) / n / (2 * of + z2 + reach)
  return [lower(x), 1 - lower(n - x)]
}

function clopperPearson(x: number, n: number, level: number): [number, number] {
  const tail = (1 - level) / 2
  return [x === 0 ? 0 : betaQuantile(tail, x, n - x + 1), x === n ? 1 : betaQuantile(tail, x + 1, n - x, 'upper')]
}
