import { gammaQuantile } from '../numeric/gamma.ts'

// Kept between calls: areas of a district share their priors and see the same small counts again and again.
const tables = new Map<string, Map<number, Float64Array>>()
const MOST_TABLES = 8
const MOST_COUNTS = 50_000

/**
 * Quantiles of the gamma distribution of shape a + count and scale 1, remembered per count: the posterior of R has no other
 * shapes, so a quantile is worked out once and rescaled everywhere else.
 */
export function standardGammaQuantiles(a: number, probabilities: Float64Array): (count: number) => Float64Array {
  const key = `${a}/${probabilities.join(',')}`
  let table = tables.get(key)
  if (!table) {
    if (tables.size >= MOST_TABLES) tables.clear()
    table = new Map()
    tables.set(key, table)
  }
  const known = table
  return (count) => {
    let found = known.get(count)
    if (!found) {
      found = probabilities.map((p) => gammaQuantile(p, a + count, 1))
      if (known.size >= MOST_COUNTS) known.clear()
      known.set(count, found)
    }
    return found
  }
}
