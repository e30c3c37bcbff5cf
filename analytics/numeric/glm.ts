import { cholesky, halfSolve, inverse, solve, type Factor } from './cholesky.ts'
import type { Family } from './glm-family.ts'

export interface GlmData {
  /** one array per column of the model, the intercept as a column of ones; at most a few dozen columns */
  readonly columns: readonly ArrayLike<number>[]
  readonly y: ArrayLike<number>
  readonly family: Family
  /** prior weights, 1 by default; an observation of weight 0 is left out */
  readonly weights?: ArrayLike<number> | undefined
  /** known part of the linear predictor */
  readonly offset?: ArrayLike<number> | undefined
  /** linear predictor to start from, instead of the family's own start */
  readonly etaStart?: ArrayLike<number> | undefined
  /** relative change of the deviance at which the iteration ends, 1e-8 by default as in R */
  readonly epsilon?: number | undefined
  /** 25 by default as in R */
  readonly maxIterations?: number | undefined
}

export interface GlmFit {
  /** NaN for a column that is a sum of earlier ones */
  readonly coefficients: Float64Array
  readonly standardErrors: Float64Array
  /** (X'WX)^-1 without the dispersion, row-major */
  readonly unscaledCovariance: Float64Array
  readonly dispersion: number
  readonly deviance: number
  readonly fitted: Float64Array
  /** linear predictor with the offset */
  readonly linear: Float64Array
  /** diagonal of the weighted hat matrix, worked out when asked for */
  readonly leverage: () => Float64Array
  readonly dfResidual: number
  readonly iterations: number
  readonly converged: boolean
}

/** The problem in flat arrays: x row-major, n x p. */
interface Problem {
  readonly n: number
  readonly p: number
  readonly x: Float64Array
  readonly y: Float64Array
  readonly prior: Float64Array
  readonly offset: Float64Array
  readonly family: Family
}

interface State {
  readonly beta: Float64Array
  readonly eta: Float64Array
  readonly mu: Float64Array
  readonly w: Float64Array
  readonly deviance: number
}

function problemOf(data: GlmData): Problem {
  const { columns, family, weights, offset } = data
  const n = data.y.length
  const p = columns.length
  if (p === 0) throw new RangeError('columns must hold at least one column')
  for (const one of [...columns, weights ?? data.y, offset ?? data.y]) {
    if (one.length !== n) throw new RangeError(`columns, weights and offset must be as long as y (${n})`)
  }
  const x = new Float64Array(n * p)
  columns.forEach((column, j) => {
    for (let i = 0; i < n; i++) x[i * p + j] = column[i]!
  })
  const y = Float64Array.from(data.y)
  y.forEach((value, i) => {
    if (!Number.isFinite(value)) throw new RangeError(`y[${i}] must be a finite number, not ${value}`)
    if (value < 0 && family.link === 'log') throw new RangeError(`y[${i}] must not be negative, it is ${value}`)
  })
  const prior = weights ? Float64Array.from(weights) : new Float64Array(n).fill(1)
  return { n, p, x, y, prior, offset: offset ? Float64Array.from(offset) : new Float64Array(n), family }
}

/** Mean, working weight and deviance at a linear predictor. */
function look(problem: Problem, beta: Float64Array, eta: Float64Array): State {
  const { family, y, prior, n } = problem
  const isLog = family.link === 'log'
  const mu = new Float64Array(n)
  const w = new Float64Array(n)
  let deviance = 0
  for (let i = 0; i < n; i++) {
    const m = isLog ? Math.max(Math.exp(eta[i]!), 2.3e-16) : eta[i]!
    mu[i] = m
    if (prior[i]! <= 0) continue
    w[i] = (prior[i]! * (isLog ? m * m : 1)) / family.variance(m)
    deviance += prior[i]! * family.deviance(y[i]!, m)
  }
  return { beta, eta, mu, w, deviance }
}

function factorOf({ n, p, x }: Problem, w: Float64Array): Factor {
  const matrix = new Float64Array(p * p)
  for (let i = 0; i < n; i++) {
    const weight = w[i]!
    if (weight === 0) continue
    const row = i * p
    for (let a = 0; a < p; a++) {
      const left = weight * x[row + a]!
      if (left === 0) continue
      for (let b = a; b < p; b++) matrix[a * p + b] = matrix[a * p + b]! + left * x[row + b]!
    }
  }
  for (let a = 0; a < p; a++) for (let b = 0; b < a; b++) matrix[a * p + b] = matrix[b * p + a]!
  return cholesky(matrix, p)
}

/** beta + (X'WX)^-1 X'r and its linear predictor. */
function step(problem: Problem, w: Float64Array, r: Float64Array, beta: Float64Array): [Float64Array, Float64Array] {
  const { n, p, x, offset } = problem
  const score = new Float64Array(p)
  for (let i = 0; i < n; i++) {
    const residual = r[i]!
    for (let j = 0; j < p; j++) score[j] = score[j]! + residual * x[i * p + j]!
  }
  const next = solve(factorOf(problem, w), score)
  for (let j = 0; j < p; j++) next[j] = next[j]! + beta[j]!
  const eta = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let sum = offset[i]!
    for (let j = 0; j < p; j++) sum += next[j]! * x[i * p + j]!
    eta[i] = sum
  }
  return [next, eta]
}

/** Where the iteration starts: the means the family proposes, no coefficient yet. */
function begin(problem: Problem, etaStart: ArrayLike<number> | undefined): State {
  const { y, family, p } = problem
  if (etaStart) return look(problem, new Float64Array(p), Float64Array.from(etaStart))
  const eta = y.map((value) => (family.link === 'log' ? Math.log(family.start(value)) : family.start(value)))
  return look(problem, new Float64Array(p), eta)
}

/**
 * One scoring step. After the first it works on the residuals, so the fixed point does not feel the rounding of the factor. Halved, as in
 * R, while the deviance is not finite.
 */
function move(problem: Problem, state: State, isFirst: boolean): State {
  const { y, n, family, offset } = problem
  const r = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const working = (y[i]! - state.mu[i]!) / (family.link === 'log' ? state.mu[i]! : 1)
    r[i] = state.w[i]! * (isFirst ? state.eta[i]! - offset[i]! + working : working)
  }
  let next = look(problem, ...step(problem, state.w, r, state.beta))
  for (let k = 0; k < 30 && !isFirst && !Number.isFinite(next.deviance); k++) {
    const beta = next.beta.map((b, j) => (b + state.beta[j]!) / 2)
    const eta = next.eta.map((e, i) => (e + state.eta[i]!) / 2)
    next = look(problem, beta, eta)
  }
  return next
}

/**
 * Generalised linear model by iteratively reweighted least squares (Nelder & Wedderburn 1972, doi:10.2307/2344614). Follows R's glm
 * to the digit: the same start and end of the iteration, and standard errors, dispersion and leverage from the weights of the last
 * step (those before the final coefficients). With a smaller `epsilon` they are those of the optimum itself.
 * Errors: RangeError for arrays of unequal length, values that are not finite, negative counts under a log link.
 * Misleads: with all counts 0 the linear predictor runs to minus infinity and the iteration stops near -20.
 */
export function glm(data: GlmData): GlmFit {
  const problem = problemOf(data)
  const epsilon = data.epsilon ?? 1e-8
  let state = begin(problem, data.etaStart)
  let weights = state.w
  let iterations = 0
  let converged = false
  while (iterations < (data.maxIterations ?? 25) && !converged) {
    const next = move(problem, state, iterations === 0)
    iterations++
    converged = Math.abs(next.deviance - state.deviance) < epsilon * (Math.abs(next.deviance) + 0.1)
    weights = state.w
    state = next
  }
  return { ...summary(problem, state, weights), iterations, converged }
}

function leverages({ n, p, x }: Problem, w: Float64Array, factor: Factor): Float64Array {
  const row = new Float64Array(p)
  return Float64Array.from({ length: n }, (_, i) => {
    for (let j = 0; j < p; j++) row[j] = x[i * p + j]!
    halfSolve(factor, row)
    let sum = 0
    for (let j = 0; j < p; j++) sum += row[j]! * row[j]!
    return w[i]! * sum
  })
}

type Summary = Omit<GlmFit, 'iterations' | 'converged'>

function summary(problem: Problem, { beta, eta, mu, deviance }: State, w: Float64Array): Summary {
  const { n, p, y, prior, family } = problem
  const factor = factorOf(problem, w)
  const unscaledCovariance = inverse(factor)
  let rows = 0
  let pearson = 0
  for (let i = 0; i < n; i++) {
    if (prior[i]! <= 0) continue
    rows++
    const working = (y[i]! - mu[i]!) / (family.link === 'log' ? mu[i]! : 1)
    pearson += w[i]! * working * working
  }
  const dfResidual = rows - factor.aliased.filter((one) => !one).length
  const dispersion = family.fixedDispersion ? 1 : dfResidual > 0 ? pearson / dfResidual : NaN
  const standardErrors = beta.map((_, j) =>
    factor.aliased[j] ? NaN : Math.sqrt(dispersion * unscaledCovariance[j * p + j]!),
  )
  return {
    coefficients: beta.map((b, j) => (factor.aliased[j] ? NaN : b)),
    standardErrors,
    unscaledCovariance,
    dispersion,
    deviance,
    fitted: mu,
    linear: eta,
    leverage: () => leverages(problem, w, factor),
    dfResidual,
  }
}
