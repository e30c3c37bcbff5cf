/** Counts with the level of their season (0 .. levels - 1), their time and a known part of the log mean. */
export interface SeasonalData {
  readonly y: Float64Array
  readonly level: Int32Array
  readonly time: Float64Array
  readonly offset: Float64Array | null
  readonly levels: number
}

export interface SeasonalFit {
  readonly converged: boolean
  readonly mu: Float64Array
  /** Log mean of each level at the middle of time; NaN for a level without counts. */
  readonly effect: Float64Array
  /** Change of the log mean in one time point; 0 in a model without trend. */
  readonly slope: number
  /** Variance of the slope, to be multiplied by the dispersion. */
  readonly slopeVariance: number
  /** Pearson's, with the weights of the last step, as R has it. */
  readonly dispersion: number
  readonly dfResidual: number
  /** Diagonal of the weighted hat matrix for one count. */
  leverage(i: number): number
  /** Log mean and its variance (times dispersion) at a level and time. */
  at(level: number, time: number): { eta: number; variance: number }
}

const epsilon = 1e-8
const mostSteps = 25
/** R keeps means from falling below it. */
const leastMean = Number.EPSILON

/**
 * Quasi-Poisson regression of counts on season and, where `trend`, time, by iteratively reweighted least squares: the start, the end
 * and the standard errors of R's glm. The normal equations are solved level by level: each level has its own row and column, and
 * only time meets all of them, so that a step costs no more than a pass over the counts.
 */
export function seasonalFit(data: SeasonalData, trend: boolean, prior: Float64Array | null): SeasonalFit {
  const { y, levels } = data
  const n = y.length
  const middle = data.time.reduce((sum, t) => sum + t, 0) / n
  const state: State = {
    data,
    trend,
    prior,
    time: data.time.map((t) => t - middle),
    logY: y.map((count) => (count > 0 ? Math.log(count) : 0)),
    eta: y.map((count) => Math.log(count + 0.1)),
    mu: y.map((count) => count + 0.1),
    weight: new Float64Array(n),
    sums: Array.from({ length: 3 }, () => new Float64Array(levels)) as [Float64Array, Float64Array, Float64Array],
    effect: new Float64Array(levels),
    slope: 0,
    schur: 0,
  }
  let deviance = devianceOf(state)
  let converged = false
  for (let step = 0; step < mostSteps && !converged; step++) {
    move(state, step === 0)
    const next = devianceOf(state)
    converged = Math.abs(next - deviance) < epsilon * (Math.abs(next) + 0.1)
    deviance = next
    if (!Number.isFinite(deviance)) break
  }
  return { ...summary(state, middle), converged }
}

interface State {
  readonly data: SeasonalData
  readonly trend: boolean
  readonly prior: Float64Array | null
  readonly time: Float64Array
  readonly logY: Float64Array
  readonly eta: Float64Array
  readonly mu: Float64Array
  /** Working weights of the last step. */
  readonly weight: Float64Array
  /** By level: weights, weighted time, weighted working values. */
  readonly sums: readonly [Float64Array, Float64Array, Float64Array]
  readonly effect: Float64Array
  slope: number
  /** Weighted squares of time that the levels leave. */
  schur: number
}

/** One step; after the first it works on what the fit leaves, so that rounding does not stay in it. */
function move(state: State, isFirst: boolean): void {
  const { data, prior, time, eta, mu, weight, sums, effect, trend } = state
  const { y, level, offset } = data
  const [w, wt, wz] = sums
  for (const one of sums) one.fill(0)
  let [tt, tz] = [0, 0]
  for (let i = 0; i < y.length; i++) {
    const own = prior ? prior[i]! * mu[i]! : mu[i]!
    const left = (y[i]! - mu[i]!) / mu[i]! + (isFirst ? eta[i]! - (offset ? offset[i]! : 0) : 0)
    const g = level[i]!
    const t = time[i]!
    weight[i] = own
    w[g]! += own
    wz[g]! += own * left
    wt[g]! += own * t
    tt += own * t * t
    tz += own * t * left
  }
  let slope = 0
  if (trend) {
    for (let g = 0; g < w.length; g++) {
      if (w[g] === 0) continue
      tt -= wt[g]! ** 2 / w[g]!
      tz -= (wt[g]! * wz[g]!) / w[g]!
    }
    state.schur = tt
    slope = tt > 0 ? tz / tt : 0
    state.slope += slope
  }
  for (let g = 0; g < w.length; g++) effect[g]! += w[g] === 0 ? Number.NaN : (wz[g]! - slope * wt[g]!) / w[g]!
  for (let i = 0; i < y.length; i++) {
    eta[i] = effect[level[i]!]! + state.slope * time[i]! + (offset ? offset[i]! : 0)
    mu[i] = Math.max(leastMean, Math.exp(eta[i]!))
  }
}

function devianceOf({ data, prior, logY, eta, mu }: State): number {
  const { y } = data
  let sum = 0
  for (let i = 0; i < y.length; i++) {
    const part = y[i]! * (logY[i]! - eta[i]!) - (y[i]! - mu[i]!)
    sum += prior ? prior[i]! * part : part
  }
  return 2 * sum
}

function summary(state: State, middle: number): Omit<SeasonalFit, 'converged'> {
  const { data, time, mu, weight, sums, effect, trend, schur, slope } = state
  const [w, wt] = sums
  const { y, level } = data
  let pearson = 0
  for (let i = 0; i < y.length; i++) pearson += weight[i]! * (y[i]! / mu[i]! - 1) ** 2
  const used = w.reduce((count, one) => (one > 0 ? count + 1 : count), trend ? 1 : 0)
  const dfResidual = y.length - used
  const spread = (g: number, t: number): number => 1 / w[g]! + (trend ? (t - wt[g]! / w[g]!) ** 2 / schur : 0)
  return {
    mu,
    effect,
    slope,
    slopeVariance: 1 / schur,
    dispersion: pearson / dfResidual,
    dfResidual,
    leverage: (i) => weight[i]! * spread(level[i]!, time[i]!),
    at: (g, t) => ({ eta: effect[g]! + slope * (t - middle), variance: spread(g, t - middle) }),
  }
}
