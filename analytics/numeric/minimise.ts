export interface Minimum {
  readonly x: Float64Array
  readonly value: number
  readonly evaluations: number
  readonly converged: boolean
}

type Objective = (x: Float64Array) => number

const finite = (value: number): number => (Number.isNaN(value) ? Infinity : value)

/**
 * Nelder & Mead 1965 simplex minimum of a function of a few variables, restarted once from the first answer so that a collapsed simplex
 * is not taken for a minimum. `steps` are the sizes of the first simplex. A value of NaN counts as Infinity.
 */
export function nelderMead(
  f: Objective,
  start: ArrayLike<number>,
  steps: ArrayLike<number>,
  tolerance = 1e-12,
): Minimum {
  const first = simplex(f, Float64Array.from(start), steps, tolerance)
  const again = simplex(
    f,
    first.x,
    Float64Array.from(steps, (s) => s / 10),
    tolerance,
  )
  return { ...again, evaluations: first.evaluations + again.evaluations }
}

function simplex(f: Objective, start: Float64Array, steps: ArrayLike<number>, tolerance: number): Minimum {
  const n = start.length
  let evaluations = 0
  const at = (x: Float64Array): { x: Float64Array; value: number } => {
    evaluations++
    return { x, value: finite(f(x)) }
  }
  const corners = [at(start.slice())]
  for (let j = 0; j < n; j++) corners.push(at(start.map((v, k) => (k === j ? v + steps[j]! : v))))
  const along = (from: Float64Array, to: Float64Array, share: number) =>
    at(from.map((v, k) => v + share * (to[k]! - v)))
  let converged = false
  while (evaluations < 4000 * n) {
    corners.sort((p, q) => p.value - q.value)
    const best = corners[0]!
    const worst = corners[n]!
    const spread = Math.max(...corners.map((c) => Math.max(...c.x.map((v, k) => Math.abs(v - best.x[k]!)))))
    converged = worst.value - best.value <= tolerance * (1 + Math.abs(best.value)) && spread < 1e-7
    if (converged) break
    const centre = start.map((_, k) => corners.slice(0, n).reduce((sum, c) => sum + c.x[k]! / n, 0))
    const reflected = along(centre, worst.x, -1)
    if (reflected.value < best.value) {
      const expanded = along(centre, worst.x, -2)
      corners[n] = expanded.value < reflected.value ? expanded : reflected
      continue
    }
    if (reflected.value < corners[n - 1]!.value) {
      corners[n] = reflected
      continue
    }
    const inside = reflected.value < worst.value ? along(centre, reflected.x, 0.5) : along(centre, worst.x, 0.5)
    if (inside.value < Math.min(worst.value, reflected.value)) corners[n] = inside
    else for (let i = 1; i <= n; i++) corners[i] = along(best.x, corners[i]!.x, 0.5)
  }
  corners.sort((p, q) => p.value - q.value)
  return { x: corners[0]!.x, value: corners[0]!.value, evaluations, converged }
}

/** Second derivatives by central differences of step h_i (absolute), row-major. */
export function hessian(f: Objective, at: ArrayLike<number>, h: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(at)
  const n = x.length
  const out = new Float64Array(n * n)
  const moved = (i: number, di: number, j: number, dj: number): number => {
    const y = x.slice()
    y[i] = y[i]! + di
    y[j] = y[j]! + dj
    return f(y)
  }
  const centre = f(x)
  for (let i = 0; i < n; i++) {
    const d = h[i]!
    out[i * n + i] = (moved(i, d, i, 0) - 2 * centre + moved(i, -d, i, 0)) / (d * d)
    for (let j = 0; j < i; j++) {
      const e = h[j]!
      const value = (moved(i, d, j, e) - moved(i, d, j, -e) - moved(i, -d, j, e) + moved(i, -d, j, -e)) / (4 * d * e)
      out[i * n + j] = value
      out[j * n + i] = value
    }
  }
  return out
}

/**
 * Root of a function between two points of opposite sign, by bisection with secant steps (Dekker's safeguard).
 * Errors: RangeError where the signs agree.
 */
export function root(f: (x: number) => number, low: number, high: number, tolerance = 1e-13): number {
  let a = low
  let b = high
  let fa = f(a)
  let fb = f(b)
  if (fa === 0) return a
  if (fb === 0) return b
  if (!(fa * fb < 0)) throw new RangeError('the function must change its sign between low and high')
  for (let i = 0; i < 200 && Math.abs(b - a) > tolerance * Math.max(1, Math.abs(a), Math.abs(b)); i++) {
    const secant = b - (fb * (b - a)) / (fb - fa)
    const middle = (a + b) / 2
    const inside = i % 3 !== 2 && (secant - a) * (secant - b) < 0
    const x = inside ? secant : middle
    const fx = f(x)
    if (fx === 0) return x
    if (fx * fa < 0) {
      b = x
      fb = fx
    } else {
      a = x
      fa = fx
    }
  }
  return (a + b) / 2
}
