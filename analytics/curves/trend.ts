import { distinct, thetaSlopes, type Counts } from '../numeric/glm-negative-binomial.ts'

/** log E[y] = a + b t, fitted. The same answers as the general regression, an order of magnitude sooner: two columns need no matrices. */
export interface Trend {
  readonly a: number
  readonly b: number
  /** standard error of b at dispersion 1 */
  readonly standardError: number
  readonly deviance: number
  /** Pearson's chi-square over the degrees of freedom */
  readonly dispersion: number
  readonly theta: number
}

/** Working state of the iteration: the line, its means, and the weights that led to it. */
interface Line {
  a: number
  b: number
  readonly mu: Float64Array
  readonly w: Float64Array
  readonly r: Float64Array
  /** weighted squares of t around its weighted mean, from the last step */
  tt: number
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}

/** One weighted least squares step: moves the line by the solution for the working residuals r (already weighted). */
function move(line: Line, t: Float64Array): void {
  const { w, r, mu } = line
  const sw = sumOf(w)
  let st = 0
  for (let i = 0; i < t.length; i++) st += w[i]! * t[i]!
  const middle = st / sw
  let tt = 0
  let tr = 0
  for (let i = 0; i < t.length; i++) {
    const d = t[i]! - middle
    tt += w[i]! * d * d
    tr += r[i]! * d
  }
  const rise = tr / tt
  line.a += sumOf(r) / sw - rise * middle
  line.b += rise
  line.tt = tt
  for (let i = 0; i < t.length; i++) mu[i] = Math.max(Math.exp(line.a + line.b * t[i]!), 2.3e-16)
}

function poissonDeviance(y: Float64Array, logY: Float64Array, line: Line, t: Float64Array): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) {
    sum += y[i]! * (logY[i]! - line.a - line.b * t[i]!) - (y[i]! - line.mu[i]!)
  }
  return 2 * sum
}

/** Poisson trend, iterated as R's glm does and as long: from y + 0.1, until the deviance changes by less than 1e-8 of itself. */
function poissonLine(
  t: Float64Array,
  y: Float64Array,
  logY: Float64Array,
): { line: Line; deviance: number } | undefined {
  const n = y.length
  const line: Line = { a: 0, b: 0, mu: new Float64Array(n), w: new Float64Array(n), r: new Float64Array(n), tt: 0 }
  let before = 0
  for (let i = 0; i < n; i++) {
    const mu = y[i]! + 0.1
    const log = Math.log(mu)
    line.w[i] = mu
    line.r[i] = mu * log - 0.1
    before += 2 * (y[i]! * (logY[i]! - log) + 0.1)
  }
  for (let k = 0; k < 25; k++) {
    move(line, t)
    const deviance = poissonDeviance(y, logY, line, t)
    if (!Number.isFinite(deviance)) return undefined
    if (Math.abs(deviance - before) < 1e-8 * (Math.abs(deviance) + 0.1)) return { line, deviance }
    before = deviance
    for (let i = 0; i < n; i++) {
      line.w[i] = line.mu[i]!
      line.r[i] = y[i]! - line.mu[i]!
    }
  }
  return undefined
}

/** Poisson and quasi-Poisson trend; undefined where the iteration does not settle. */
export function poissonTrend(times: ArrayLike<number>, counts: ArrayLike<number>): Trend | undefined {
  const t = Float64Array.from(times)
  const y = Float64Array.from(counts)
  const found = poissonLine(t, y, logsOf(y))
  if (!found) return undefined
  const { line, deviance } = found
  let pearson = 0
  for (let i = 0; i < y.length; i++) pearson += line.w[i]! * ((y[i]! - line.mu[i]!) / line.mu[i]!) ** 2
  return {
    a: line.a,
    b: line.b,
    standardError: 1 / Math.sqrt(line.tt),
    deviance,
    dispersion: pearson / (y.length - 2),
    theta: NaN,
  }
}

function logsOf(y: Float64Array): Float64Array {
  return y.map((value) => (value > 0 ? Math.log(value) : 0))
}

/**
 * Negative binomial trend by maximum likelihood: the line and theta are moved in turn, one step each, until both stand still. Undefined
 * where they do not settle; theta Infinity and the Poisson line where the counts are no wilder than Poisson.
 */
export function negativeBinomialTrend(times: ArrayLike<number>, counts: ArrayLike<number>): Trend | undefined {
  const t = Float64Array.from(times)
  const y = Float64Array.from(counts)
  const logY = logsOf(y)
  const found = poissonLine(t, y, logY)
  if (!found) return undefined
  const { line } = found
  const known: Counts = { y, mu: line.mu, weights: undefined, distinct: distinct(y) }
  const span = t.reduce((most, one) => Math.max(most, Math.abs(one)), 1)
  let theta = momentTheta(y, line.mu)
  if (theta === Infinity)
    return { ...line, standardError: 1 / Math.sqrt(line.tt), dispersion: 1, theta, deviance: found.deviance }
  for (let k = 0; k < 200; k++) {
    const [score, information] = thetaSlopes(theta, known)
    const wanted = theta + (information > 0 ? score / information : score > 0 ? theta : -theta / 2)
    const next = Math.max(theta / 4, Math.min(theta * 4, wanted))
    const { a, b } = line
    weigh(line, y, next)
    move(line, t)
    const moved = Math.abs(line.a - a) + span * Math.abs(line.b - b)
    const settled = Math.abs(next - theta) < 1e-9 * theta && moved < 1e-9
    theta = next
    if (!(theta < 1e8) || Number.isNaN(moved)) return undefined
    if (settled) {
      const deviance = negativeBinomialDeviance(y, logY, line, t, theta)
      return { a: line.a, b: line.b, standardError: 1 / Math.sqrt(line.tt), deviance, dispersion: 1, theta }
    }
  }
  return undefined
}

/** theta = n / sum (y / mu - 1)^2; Infinity where the squares around the means do not exceed the counts. */
function momentTheta(y: Float64Array, mu: Float64Array): number {
  let spread = 0
  let excess = 0
  for (let i = 0; i < y.length; i++) {
    spread += (y[i]! / mu[i]! - 1) ** 2
    excess += (y[i]! - mu[i]!) ** 2 - y[i]!
  }
  return excess > 0 ? y.length / spread : Infinity
}

function weigh({ mu, w, r }: Line, y: Float64Array, theta: number): void {
  for (let i = 0; i < y.length; i++) {
    const wilder = 1 + mu[i]! / theta
    w[i] = mu[i]! / wilder
    r[i] = (y[i]! - mu[i]!) / wilder
  }
}

function negativeBinomialDeviance(
  y: Float64Array,
  logY: Float64Array,
  line: Line,
  t: Float64Array,
  theta: number,
): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) {
    const surplus = Math.log1p(y[i]! / theta) - Math.log1p(line.mu[i]! / theta)
    sum += y[i]! * (logY[i]! - line.a - line.b * t[i]!) - (y[i]! + theta) * surplus
  }
  return 2 * sum
}
