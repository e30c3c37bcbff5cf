export interface ChartRule {
  readonly alpha: number
  readonly cArl: number
  readonly mTilde: number
  readonly m: number
  readonly theta: number | null
  /** 1 for an increase, -1 for a decrease. */
  readonly sign: 1 | -1
  readonly cases: boolean
}

/** One run of the chart up to its first alarm; -1 without one. `values` are statistics, or cases where asked for. */
export interface Chart {
  readonly values: Float64Array
  readonly alarmAt: number
}

export function chartOf(x: Int32Array, mu0: Float64Array, rule: ChartRule): Chart {
  return rule.theta === null ? generalised(x, mu0, rule) : known(x, mu0, rule, rule.theta)
}

function generalised(x: Int32Array, mu0: Float64Array, rule: ChartRule): Chart {
  const { alpha, cArl, mTilde, m, cases } = rule
  const values = new Float64Array(x.length)
  const windowed = alpha === 0 && m > 0
  const statistic = alpha > 0 ? negativeBinomialRatio : windowed ? windowRatio : poissonRatio
  // the window of R's Poisson chart needs one time point more
  for (let n = windowed ? mTilde : Math.max(0, mTilde - 1); n < x.length; n++) {
    const ratio = statistic(x, mu0, n, rule)
    values[n] = cases ? casesFor(x, mu0, n, rule, statistic) : ratio
    if (ratio >= cArl) return { values, alarmAt: n }
  }
  return { values, alarmAt: -1 }
}

type Ratio = (x: Int32Array, mu0: Float64Array, n: number, rule: ChartRule) => number

/** Counts beyond this are not tried: no number of cases raises the alarm. */
const mostCases = 1e6

function casesFor(x: Int32Array, mu0: Float64Array, n: number, rule: ChartRule, ratio: Ratio): number {
  const held = x[n]!
  const [threshold, sign] = [rule.cArl, rule.sign]
  let tried = 0
  for (; tried < mostCases; tried++) {
    x[n] = tried
    if (!(sign * ratio(x, mu0, n, rule) < threshold * sign)) break
  }
  x[n] = held
  return tried
}

const part = (sumX: number, sumMu: number, sign: number): number => {
  const kappa = sign * Math.max(0, sign * Math.log(sumX / sumMu))
  return kappa === -Infinity ? sumMu : kappa * sumX + (1 - Math.exp(kappa)) * sumMu
}

const poissonRatio: Ratio = (x, mu0, n, { sign }) => {
  let [sumX, sumMu, most] = [0, 0, -Infinity]
  for (let k = n; k >= 0; k--) {
    sumX += x[k]!
    sumMu += mu0[k]!
    most = Math.max(most, part(sumX, sumMu, sign))
  }
  return most
}

const windowRatio: Ratio = (x, mu0, n, { sign, m, mTilde }) => {
  let [sumX, sumMu, most] = [0, 0, -Infinity]
  for (let k = n; k >= Math.max(0, n - m); k--) {
    sumX += x[k]!
    sumMu += mu0[k]!
    if (k <= n - mTilde) most = Math.max(most, part(sumX, sumMu, sign))
  }
  return most
}

const negativeBinomialRatio: Ratio = (x, mu0, n, { alpha, sign, m, mTilde }) => {
  let most = -Infinity
  let kappa = 0.5
  for (let k = m === -1 ? 0 : Math.max(0, n - m); k <= n - (mTilde - 1); k++) {
    kappa = sign * Math.max(0, sign * likeliest(x, mu0, alpha, k, n, kappa))
    let sum = 0
    for (let i = k; i <= n; i++) sum += negativeBinomialPart(x[i]!, mu0[i]!, alpha, kappa)
    most = Math.max(most, sum)
  }
  return most
}

const negativeBinomialPart = (x: number, mu: number, alpha: number, kappa: number): number =>
  kappa * x + (x + 1 / alpha) * Math.log((1 + alpha * mu) / (1 + alpha * mu * Math.exp(kappa)))

/** Newton's steps for the change of the log mean from k to n; below -18 the mean is 0 for all that matters. */
function likeliest(x: Int32Array, mu0: Float64Array, alpha: number, k: number, n: number, start: number): number {
  let [before, kappa] = [start - 1, start]
  for (let step = 0; step < 1000 && kappa > -18 && Math.abs(kappa - before) > 1e-6; step++) {
    before = kappa
    let [score, information] = [0, 0]
    const grown = Math.exp(before)
    for (let i = k; i <= n; i++) {
      const below = 1 + alpha * grown * mu0[i]!
      score += (x[i]! - grown * mu0[i]!) / below
      information += (mu0[i]! * (alpha * x[i]! + 1)) / below ** 2
    }
    kappa = before + score / (grown * information)
  }
  return kappa
}

/** CUSUM of log likelihood ratios of a change that is known beforehand. */
function known(x: Int32Array, mu0: Float64Array, { alpha, cArl, cases }: ChartRule, kappa: number): Chart {
  const values = new Float64Array(x.length)
  let sum = 0
  for (let n = 0; n < x.length; n++) {
    const mu = mu0[n]!
    const log = alpha > 0 ? Math.log((1 + alpha * mu) / (1 + alpha * mu * Math.exp(kappa))) : 0
    const flat = alpha > 0 ? log / alpha : (1 - Math.exp(kappa)) * mu
    const bound = (cArl - sum - flat) / (kappa + log)
    sum = Math.max(0, sum + (kappa + log) * x[n]! + flat)
    values[n] = cases ? bound : sum
    if (sum > cArl) return { values, alarmAt: n }
  }
  return { values, alarmAt: -1 }
}
