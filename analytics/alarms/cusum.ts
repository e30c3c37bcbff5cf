import { glm } from '../numeric/glm.ts'
import { poisson } from '../numeric/glm-family.ts'
import { integrate } from '../numeric/quadrature.ts'
import { checkSeries, pointsOf, type Alarms } from './series.ts'

export type CusumTransform =
  'standard' | 'rossi' | 'anscombe' | 'anscombe2nd' | 'pearsonNegBin' | 'anscombeNegBin' | 'none'

export interface CusumOptions {
  /** Consecutive time points to judge, from 0; the sum starts at 0 before the first. */
  readonly range: ArrayLike<number>
  /** Reference value. Default 1.04. */
  readonly k?: number
  /** Decision boundary. Default 2.26. */
  readonly h?: number
  /**
   * Expected count: a number, one for each time point of the range, null (default) for the mean of all before the
   * range, or 'glm' for a Poisson regression on one yearly wave of those before the range.
   */
  readonly m?: number | ArrayLike<number> | 'glm' | null
  readonly transform?: CusumTransform
  /** Variance of the negative binomial: m + alpha m². Default 0.1. */
  readonly alpha?: number
  /** With m = 'glm': time points a year, and which of the year the first one is. Defaults 52 and 1. */
  readonly frequency?: number
  readonly start?: number
}

export interface Cusum extends Alarms {
  readonly cusum: Float64Array
  /** The expected counts that were used. */
  readonly m: Float64Array
}

/**
 * Cumulative sums C_t = max(0, C_{t-1} + z_t - k), alarm where C_t >= h; z is the count made comparable by `transform`.
 * `upperbound` is the count that would raise an alarm (`none`, `anscombeNegBin`: what the sum lacks to h). The sum is not set
 * back after an alarm. Follows surveillance 1.20.3 but for `anscombeNegBin`: R looks its integral up in a table, this works it out.
 * An expected count of 0 has no transform: RangeError.
 *
 * Page 1954, doi:10.1093/biomet/41.1-2.100; Rossi et al. 1999, doi:10.1002/(SICI)1097-0258(19990830)18:16<2111::AID-SIM171>3.0.CO;2-Q.
 */
export function cusum(series: ArrayLike<number>, options: CusumOptions): Cusum {
  const { k = 1.04, h = 2.26, transform = 'standard', alpha = 0.1 } = options
  const counts = checkSeries(series)
  const at = pointsOf(counts, options.range, 0)
  const m = expectedOf(counts, at, options)
  const sums = new Float64Array(at.length)
  const upperbound = new Float64Array(at.length)
  const alarm = new Uint8Array(at.length)
  let before = 0
  for (let i = 0; i < at.length; i++) {
    if (!(m[i]! > 0) && transform !== 'none')
      throw new RangeError(`m[${i}] is ${m[i]}: the expected count must be above 0.`)
    sums[i] = Math.max(0, before + standardised(transform, counts[at[i]!]!, m[i]!, alpha) - k)
    const bound = alarmingCount(transform, m[i]!, h, h + k - before, sums[i]!, alpha)
    upperbound[i] = Number.isNaN(bound) ? 0 : Math.max(0, bound)
    alarm[i] = sums[i]! >= h ? 1 : 0
    before = sums[i]!
  }
  return { at, upperbound, alarm, cusum: sums, m }
}

function expectedOf(
  counts: Float64Array,
  at: Int32Array,
  { m = null, frequency = 52, start = 1 }: CusumOptions,
): Float64Array {
  const first = at[0] ?? 0
  if (typeof m === 'number') return new Float64Array(at.length).fill(m)
  if (m !== null && typeof m !== 'string') {
    if (m.length === 1) return new Float64Array(at.length).fill(m[0]!)
    if (m.length !== at.length) throw new RangeError(`m must have ${at.length} values, not ${m.length}.`)
    return Float64Array.from(m)
  }
  if (first < 1) throw new RangeError('range starts at 0: nothing comes before it from which to expect.')
  const y = counts.subarray(0, first)
  if (m === null) return new Float64Array(at.length).fill(y.reduce((sum, n) => sum + n, 0) / first)
  const wave = (t: number): [number, number, number] => {
    const angle = (2 * Math.PI * (start + t)) / frequency
    return [1, Math.cos(angle), Math.sin(angle)]
  }
  const columns = [0, 1, 2].map((j) => Float64Array.from(y, (_, t) => wave(t)[j]!))
  const { coefficients } = glm({ columns, y, family: poisson })
  return Float64Array.from(at, (t) => Math.exp(wave(t).reduce((sum, x, j) => sum + x * coefficients[j]!, 0)))
}

function standardised(transform: CusumTransform, x: number, m: number, alpha: number): number {
  switch (transform) {
    case 'standard':
      return (x - m) / Math.sqrt(m)
    case 'rossi':
      return (x - 3 * m + 2 * Math.sqrt(x * m)) / (2 * Math.sqrt(m))
    case 'anscombe':
      return (1.5 * (x ** (2 / 3) - m ** (2 / 3))) / m ** (1 / 6)
    case 'anscombe2nd':
      return (x ** (2 / 3) - (m ** (2 / 3) - m ** (-1 / 3) / 9)) / ((2 / 3) * m ** (1 / 6))
    case 'pearsonNegBin':
      return (x - m) / Math.sqrt(m + alpha * m * m)
    case 'anscombeNegBin':
      return anscombeIntegral(x, m, alpha) / (m + alpha * m * m) ** (1 / 6)
    case 'none':
      return x
    default:
      throw new RangeError(`transform is ${String(transform)}: there is no such one.`)
  }
}

/** The integral of (t (1 + alpha t))^(-1/3) from m to x, after t = s^(3/2), which leaves nothing that runs to infinity. */
const anscombeIntegral = (x: number, m: number, alpha: number): number =>
  1.5 * integrate((s) => Math.cbrt(1 / (1 + alpha * s ** 1.5)), m ** (2 / 3), x ** (2 / 3), 48)

/** `room` = h + k - the sum before. */
function alarmingCount(
  transform: CusumTransform,
  m: number,
  h: number,
  room: number,
  sum: number,
  alpha: number,
): number {
  const root = Math.sqrt(m)
  switch (transform) {
    case 'standard':
      return Math.ceil(root * room + m)
    case 'rossi':
      return 2 * room * root + 5 * m - 2 * Math.sqrt(4 * m * m + 2 * m * root * room)
    case 'anscombe':
      return Math.max(0, (2 / 3) * m ** (1 / 6) * room + m ** (2 / 3)) ** 1.5
    case 'anscombe2nd':
      return Math.max(0, (2 / 3) * m ** (1 / 6) * room + m ** (2 / 3) - m ** (1 / 3) / 9) ** 1.5
    case 'pearsonNegBin':
      return Math.sqrt(m + alpha * m * m) * room + m
    default:
      return h - sum
  }
}
