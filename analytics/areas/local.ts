import { normalCdf } from '../numeric/normal.ts'
import { random } from '../numeric/random.ts'
import { checkValues, lagged, type Weights } from './weights.ts'

export type Quadrant = 'Low-Low' | 'Low-High' | 'High-Low' | 'High-High'

export interface LocalMoran {
  readonly statistic: Float64Array
  readonly expectation: Float64Array
  readonly variance: Float64Array
  readonly z: Float64Array
  /** Two-sided. */
  readonly p: Float64Array
  /** The area and its neighbours beside the means of both. */
  readonly quadrant: Quadrant[]
}

function meanOf(x: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i]!
  return sum / x.length
}

/** Sums of the weights and of their squares. */
function rowSums({ first, weight }: Weights): { sum: Float64Array; squares: Float64Array } {
  const areas = first.length - 1
  const [sum, squares] = [new Float64Array(areas), new Float64Array(areas)]
  for (let i = 0; i < areas; i++)
    for (let k = first[i]!; k < first[i + 1]!; k++) {
      sum[i]! += weight[k]!
      squares[i]! += weight[k]! ** 2
    }
  return { sum, squares }
}

/**
 * Local Moran I_i = z_i / m2 · Σ w z with the moments of the conditional null (the value of i stays, the others are shuffled):
 * E = -z² W / ((n-1) m2), Var = (z/m2)² n/(n-2) (W2 - W²/(n-1)) (m2 - z²/(n-1)); spdep >= 1.2. Areas without neighbours and those
 * exactly at the mean have no z (NaN). Each p is that of one area: use `falseDiscovery` before naming areas.
 * Anselin 1995, doi:10.1111/j.1538-4632.1995.tb00338.x; Sokal et al. 1998, doi:10.1111/j.1538-4632.1998.tb00406.x.
 */
export function localMoran(x: ArrayLike<number>, weights: Weights): LocalMoran {
  checkValues(x, weights)
  const n = x.length
  const mean = meanOf(x)
  const z = Float64Array.from(x, (one) => one - mean)
  const m2 = z.reduce((total, one) => total + one * one, 0) / n
  const { sum, squares } = rowSums(weights)
  const lag = lagged(weights, z)
  const statistic = z.map((one, i) => (one / m2) * lag[i]!)
  const expectation = z.map((one, i) => -(one * one * sum[i]!) / ((n - 1) * m2))
  const variance = z.map(
    (one, i) => (one / m2) ** 2 * (n / (n - 2)) * (squares[i]! - sum[i]! ** 2 / (n - 1)) * (m2 - (one * one) / (n - 1)),
  )
  const score = statistic.map((one, i) => (one - expectation[i]!) / Math.sqrt(variance[i]!))
  const p = score.map((one) => (Number.isNaN(one) ? Number.NaN : 2 * normalCdf(Math.abs(one), 0, 1, 'upper')))
  return { statistic, expectation, variance, z: score, p, quadrant: quadrants(x, weights) }
}

function quadrants(x: ArrayLike<number>, weights: Weights): Quadrant[] {
  const lag = lagged(weights, x)
  const [mean, lagMean] = [meanOf(x), meanOf(lag)]
  const word = (value: number, middle: number): 'High' | 'Low' => (value > middle ? 'High' : 'Low')
  return Array.from(lag, (one, i): Quadrant => `${word(x[i]!, mean)}-${word(one, lagMean)}`)
}

/**
 * Gi as z: neighbours' sum beside what the others' mean makes expected. With weights that hold the area itself it is Gi* (Ord &
 * Getis 1995, doi:10.1111/j.1538-4632.1995.tb00912.x). Above 0: high values around. NaN without neighbours or without spread.
 */
export function localG(x: ArrayLike<number>, weights: Weights): Float64Array {
  checkValues(x, weights)
  const n = x.length
  const { sum, squares } = rowSums(weights)
  const lag = lagged(weights, x)
  const star = weights.to.length > 0 && hasSelf(weights)
  const mean = meanOf(x)
  const all = { sum: mean * n, squares: Array.from(x).reduce((total, one) => total + one * one, 0) }
  const spread = Array.from(x).reduce((total, one) => total + (one - mean) ** 2, 0) / n
  return lag.map((one, i) => {
    if (star) return (one - sum[i]! * mean) / Math.sqrt((spread * (n * squares[i]! - sum[i]! ** 2)) / (n - 1))
    const others = (all.sum - x[i]!) / (n - 1)
    const variance = (all.squares - x[i]! ** 2) / (n - 1) - others ** 2
    return (one - sum[i]! * others) / Math.sqrt((variance * ((n - 1) * squares[i]! - sum[i]! ** 2)) / (n - 2))
  })
}

/** Weights hold every area itself, or none. */
function hasSelf({ first, to }: Weights): boolean {
  let held = 0
  for (let i = 0; i < first.length - 1; i++) if (to.subarray(first[i], first[i + 1]).includes(i)) held++
  if (held > 0 && held < first.length - 1)
    throw new RangeError('weights hold some areas themselves and others not: take `withSelf` for Gi*.')
  return held > 0
}

/**
 * Two-sided p of each area's local Moran from conditional permutations: its own value stays, its neighbours' are drawn from all
 * others without putting back: min(1, 2 (1 + fewer of the two sides) / (permutations + 1)). All areas use the same draws, as PySAL does;
 * each area's p is right, they are not independent. 1 without neighbours.
 */
export function localMoranPermutation(
  x: ArrayLike<number>,
  weights: Weights,
  permutations = 999,
  seed = 1,
): Float64Array {
  checkValues(x, weights)
  const n = x.length
  const mean = meanOf(x)
  const z = Float64Array.from(x, (one) => one - mean)
  const { first, weight } = weights
  let most = 0
  for (let i = 0; i < n; i++) most = Math.max(most, first[i + 1]! - first[i]!)
  const draws = drawsOf(n - 1, Math.min(most, n - 1), permutations, seed)
  const lag = lagged(weights, z)
  return z.map((own, i) => {
    const neighbours = first[i + 1]! - first[i]!
    if (neighbours === 0) return 1
    const observed = own * lag[i]!
    const room = 1e-12 * Math.abs(observed)
    let [above, below] = [0, 0]
    for (let r = 0; r < permutations; r++) {
      let sum = 0
      for (let k = 0; k < neighbours; k++) {
        // places among the others: the area itself is passed over
        const drawn = draws[r * most + k]!
        sum += weight[first[i]! + k]! * z[drawn >= i ? drawn + 1 : drawn]!
      }
      if (own * sum >= observed - room) above++
      if (own * sum <= observed + room) below++
    }
    return Math.min(1, (2 * (1 + Math.min(above, below))) / (permutations + 1))
  })
}

/** For each permutation `many` different places out of `places`: the start of a shuffle. */
function drawsOf(places: number, many: number, permutations: number, seed: number): Int32Array {
  const stream = random(seed)
  const order = Int32Array.from({ length: places }, (_, k) => k)
  const draws = new Int32Array(permutations * many)
  for (let r = 0; r < permutations; r++)
    for (let k = 0; k < many; k++) {
      const at = k + stream.below(places - k)
      const drawn = order[at]!
      order[at] = order[k]!
      order[k] = drawn
      draws[r * many + k] = drawn
    }
  return draws
}

/**
 * Benjamini and Hochberg's adjusted p (1995, doi:10.1111/j.2517-6161.1995.tb02031.x): naming the areas at or below q makes a
 * share of about q of the named ones false. NaN stays NaN and does not count as a test.
 */
export function falseDiscovery(p: ArrayLike<number>): Float64Array {
  const adjusted = new Float64Array(p.length).fill(Number.NaN)
  const order = Array.from({ length: p.length }, (_, i) => i).filter((i) => !Number.isNaN(p[i]!))
  order.sort((a, b) => p[b]! - p[a]!)
  let least = 1
  order.forEach((i, k) => {
    least = Math.min(least, (p[i]! * order.length) / (order.length - k))
    adjusted[i] = least
  })
  return adjusted
}
