// Pivots below this share of a column's own square are rounding: the column is a sum of earlier ones.
const ALIASED = 1e-13

/**
 * Factor of a symmetric positive semi-definite matrix (row-major, p x p), columns scaled to 1 first. `aliased[j]` marks columns that
 * depend on earlier ones; they are left out of every later solution (their entries are 0).
 */
export interface Factor {
  readonly p: number
  readonly lower: Float64Array
  readonly scale: Float64Array
  readonly aliased: readonly boolean[]
}

export function cholesky(matrix: ArrayLike<number>, p: number): Factor {
  const lower = new Float64Array(p * p)
  const scale = new Float64Array(p)
  const aliased: boolean[] = []
  for (let j = 0; j < p; j++) scale[j] = Math.sqrt(matrix[j * p + j]!) || 1
  for (let j = 0; j < p; j++) {
    let pivot = matrix[j * p + j]! / (scale[j]! * scale[j]!)
    for (let k = 0; k < j; k++) pivot -= lower[j * p + k]! * lower[j * p + k]!
    aliased.push(!(pivot > ALIASED))
    if (!(pivot > ALIASED)) {
      for (let k = 0; k <= j; k++) lower[j * p + k] = 0
      lower[j * p + j] = 1
      continue
    }
    const root = Math.sqrt(pivot)
    lower[j * p + j] = root
    for (let i = j + 1; i < p; i++) {
      let sum = matrix[i * p + j]! / (scale[i]! * scale[j]!)
      for (let k = 0; k < j; k++) sum -= lower[i * p + k]! * lower[j * p + k]!
      lower[i * p + j] = sum / root
    }
  }
  return { p, lower, scale, aliased }
}

/** Overwrites v with L^-1 (v / scale); the squared length of the result is v' A^-1 v. */
export function halfSolve(factor: Factor, v: Float64Array): void {
  const { p, lower, scale, aliased } = factor
  for (let i = 0; i < p; i++) {
    let sum = aliased[i] ? 0 : v[i]! / scale[i]!
    if (!aliased[i]) for (let k = 0; k < i; k++) sum -= lower[i * p + k]! * v[k]!
    v[i] = sum / lower[i * p + i]!
  }
}

/** Solution of A s = v; aliased entries are 0. */
export function solve(factor: Factor, v: ArrayLike<number>): Float64Array {
  const { p, lower, scale, aliased } = factor
  const s = Float64Array.from(v)
  halfSolve(factor, s)
  for (let i = p - 1; i >= 0; i--) {
    let sum = s[i]!
    for (let k = i + 1; k < p; k++) if (!aliased[k]) sum -= lower[k * p + i]! * s[k]!
    s[i] = aliased[i] ? 0 : sum / lower[i * p + i]!
  }
  for (let i = 0; i < p; i++) s[i] = s[i]! / scale[i]!
  return s
}

/** Inverse of the factored matrix, row-major; rows and columns of aliased entries are 0. */
export function inverse(factor: Factor): Float64Array {
  const { p } = factor
  const out = new Float64Array(p * p)
  const unit = new Float64Array(p)
  for (let j = 0; j < p; j++) {
    unit.fill(0)
    unit[j] = factor.aliased[j] ? 0 : 1
    const column = solve(factor, unit)
    for (let i = 0; i < p; i++) out[i * p + j] = column[i]!
  }
  return out
}
