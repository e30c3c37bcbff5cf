import { gammaCdf } from '../numeric/gamma.ts'
import { normalCdf, normalQuantile } from '../numeric/normal.ts'
import { random } from '../numeric/random.ts'
import { prepare, weightsFor, type CoriOptions, type Reproduction, type SerialInterval } from './cori.ts'
import { infectivity } from './infectivity.ts'
import { meanOf } from './serial-interval.ts'
import { runningSums } from './windows.ts'

/** A mixture of gamma posteriors of one window. */
interface Parts {
  readonly shape: Float64Array
  readonly rate: Float64Array
}

function moments({ shape, rate }: Parts): [mean: number, sd: number] {
  const n = shape.length
  let mean = 0
  let second = 0
  for (let k = 0; k < n; k++) {
    const m = shape[k]! / rate[k]!
    mean += m / n
    second += (m * m + m / rate[k]!) / n
  }
  return [mean, Math.sqrt(Math.max(0, second - mean * mean))]
}

/** Quantile of the mixture by bisection with secant steps on its cumulative probability. */
function mixtureQuantile(p: number, parts: Parts, mean: number, sd: number): number {
  const cdf = (r: number): number => {
    let sum = 0
    for (let k = 0; k < parts.shape.length; k++) sum += gammaCdf(r, parts.shape[k]!, 1 / parts.rate[k]!)
    return sum / parts.shape.length
  }
  let low = 0
  let high = mean + 4 * sd
  while (cdf(high) < p) high *= 2
  let at = Math.min(high, Math.max(mean * 0.01, mean + sd * normalQuantile(p)))
  for (let i = 0; i < 100 && high - low > 1e-12 * high; i++) {
    const here = cdf(at) - p
    if (here > 0) high = at
    else low = at
    const step = 1e-6 * at
    const slope = (cdf(at + step) - here - p) / step
    const next = at - here / slope
    if (Math.abs(next - at) < 1e-11 * at) return next
    at = next > low && next < high ? next : (low + high) / 2
  }
  return at
}

/**
 * R(t) when the serial interval itself is uncertain: every interval of `sample` is as likely, the posterior is the mixture of the
 * gamma posteriors of each (Thompson 2019, doi:10.1016/j.epidem.2019.100356), worked out instead of drawn. An interval
 * whose mean has not passed at the end of a window has no part in it. Otherwise as `cori`.
 */
export function coriFromSample(
  cases: ArrayLike<number>,
  options: Omit<CoriOptions, 'serialInterval'> & { readonly sample: readonly SerialInterval[] },
): Reproduction {
  const { total, local, windows, shape, scale, probabilities } = prepare(cases, options)
  if (options.sample.length === 0) throw new RangeError('sample must hold at least one serial interval')
  const intervals = options.sample.map((one) => {
    const w = weightsFor(one, total.length)
    return { sums: runningSums(infectivity(total, w)), mean: meanOf(w) }
  })
  const n = windows.start.length
  const mean = new Float64Array(n).fill(NaN)
  const sd = new Float64Array(n).fill(NaN)
  const quantiles = Array.from(probabilities, () => new Float64Array(n).fill(NaN))
  for (let i = 0; i < n; i++) {
    const start = windows.start[i]!
    const end = windows.end[i]! + 1
    const having = intervals.filter((one) => end > one.mean)
    if (having.length === 0) continue
    const counted = shape + local[end]! - local[start]!
    const parts: Parts = {
      shape: new Float64Array(having.length).fill(counted),
      rate: Float64Array.from(having, (one) => 1 / scale + one.sums[end]! - one.sums[start]!),
    }
    const [m, s] = moments(parts)
    mean[i] = m
    sd[i] = s
    probabilities.forEach((p, q) => (quantiles[q]![i] = mixtureQuantile(p, parts, m, s)))
  }
  return { ...windows, mean, sd, probabilities, quantiles }
}

/** A normal distribution cut to a range: where the mean or sd of the serial interval may lie. */
export interface CutNormal {
  readonly mean: number
  readonly sd: number
  readonly min: number
  readonly max: number
}

/**
 * Serial intervals whose mean and sd are drawn from cut normal distributions (EpiEstim's uncertain_si), for `coriFromSample`.
 * The means are spread evenly over their distribution and paired with sds in an order drawn from `seed`, so that few intervals do.
 */
export function uncertainIntervals(mean: CutNormal, sd: CutNormal, n = 100, seed = 1): { mean: number; sd: number }[] {
  const stream = random(seed)
  const at = (law: CutNormal, u: number): number => {
    if (!(law.sd > 0)) return law.mean
    const low = normalCdf(law.min, law.mean, law.sd)
    const high = normalCdf(law.max, law.mean, law.sd)
    if (!(high > low)) throw new RangeError(`no part of the normal distribution lies between ${law.min} and ${law.max}`)
    return Math.min(law.max, Math.max(law.min, normalQuantile(low + u * (high - low), law.mean, law.sd)))
  }
  const order = Array.from({ length: n }, (_, i) => ({ i, key: stream.uniform() })).sort((a, b) => a.key - b.key)
  return order.map(({ i }, k) => ({ mean: at(mean, (k + 0.5) / n), sd: at(sd, (i + 0.5) / n) }))
}
