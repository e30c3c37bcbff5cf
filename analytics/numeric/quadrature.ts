const rules = new Map<number, { nodes: Float64Array; weights: Float64Array }>()

/** Nodes and weights of Gauss-Legendre on (-1, 1), by Newton's method on the Legendre polynomial. */
export function gaussLegendre(n: number): { nodes: Float64Array; weights: Float64Array } {
  const known = rules.get(n)
  if (known) return known
  const nodes = new Float64Array(n)
  const weights = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5))
    let slope = 1
    for (let k = 0; k < 100; k++) {
      let p0 = 1
      let p1 = x
      for (let j = 2; j <= n; j++) [p0, p1] = [p1, ((2 * j - 1) * x * p1 - (j - 1) * p0) / j]
      slope = (n * (x * p1 - p0)) / (x * x - 1)
      const step = p1 / slope
      x -= step
      if (Math.abs(step) < 1e-16) break
    }
    nodes[n - 1 - i] = x
    weights[n - 1 - i] = 2 / ((1 - x * x) * slope * slope)
  }
  rules.set(n, { nodes, weights })
  return { nodes, weights }
}

/** Integral of a smooth function over (low, high) by Gauss-Legendre with n points. */
export function integrate(f: (x: number) => number, low: number, high: number, n = 32): number {
  const { nodes, weights } = gaussLegendre(n)
  const half = (high - low) / 2
  const middle = (high + low) / 2
  let sum = 0
  for (let i = 0; i < n; i++) sum += weights[i]! * f(middle + half * nodes[i]!)
  return sum * half
}

/** Adaptive integral: halves a stretch until 10 and 21 points agree to `tolerance` of the whole (absolute). */
export function integrateAdaptively(f: (x: number) => number, low: number, high: number, tolerance = 1e-12): number {
  const part = (a: number, b: number, allowed: number, depth: number): number => {
    const fine = integrate(f, a, b, 21)
    if (depth === 0 || Math.abs(fine - integrate(f, a, b, 10)) <= allowed) return fine
    const middle = (a + b) / 2
    return part(a, middle, allowed / 2, depth - 1) + part(middle, b, allowed / 2, depth - 1)
  }
  return part(low, high, tolerance, 30)
}
