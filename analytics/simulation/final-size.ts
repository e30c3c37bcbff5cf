/**
 * Attack rate of a large outbreak in a well-mixed population: the positive root of z = 1 − exp(−R0 z), 0 for R0 ≤ 1.
 *
 * Kermack & McKendrick 1927, doi:10.1098/rspa.1927.0118. Misleads where people meet in households and groups (fewer are
 * reached) and where behaviour changes. Errors: `RangeError` for an R0 that is negative or missing.
 */
export function finalSize(r0: number): number {
  if (!(r0 >= 0)) throw new RangeError(`r0 is ${r0}; it must be 0 or more`)
  if (r0 <= 1) return 0
  if (r0 === Infinity) return 1
  // −ln(1 − z)/z grows from 1 to ∞; y = −ln(1 − z) solves y = R0 (1 − e^−y) and keeps digits at both ends
  let y = r0 < 1.5 ? 2 * (r0 - 1) : r0
  for (let i = 0; i < 100; i++) {
    const step = (y + r0 * Math.expm1(-y)) / (1 - r0 * Math.exp(-y))
    y -= step
    if (Math.abs(step) <= 1e-16 * y) break
  }
  return -Math.expm1(-y)
}

/**
 * Probability that an outbreak which `cases` people started dies out: the smallest root of q = exp(−R(1 − q)) for Poisson
 * offspring, of q = (1 + R(1 − q)/k)^−k for a negative binomial with dispersion `k`; to the power of `cases`.
 *
 * Lloyd-Smith et al. 2005, doi:10.1038/nature04153. Errors: `RangeError` for a negative R or case number, or k ≤ 0.
 */
export function extinction(r: number, cases = 1, k = Infinity): number {
  if (!(r >= 0)) throw new RangeError(`r is ${r}; it must be 0 or more`)
  if (!(k > 0)) throw new RangeError(`k is ${k}; it must be above 0`)
  if (!(cases >= 0)) throw new RangeError(`cases is ${cases}; it must be 0 or more`)
  if (r <= 1) return 1
  const generating = (q: number): number => Math.exp(k === Infinity ? -r * (1 - q) : -k * Math.log1p((r * (1 - q)) / k))
  let [low, high] = [0, 1]
  // below the root the generating function lies above q, between the root and 1 beneath it
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (generating(middle) > middle) low = middle
    else high = middle
  }
  return ((low + high) / 2) ** cases
}

/**
 * Reed-Frost chain binomial: probability that 0, 1, … `susceptible` people are infected in the end, when `infected` begin
 * and each susceptible escapes each infective with probability `escape`. Exact, O(S⁴) at most.
 *
 * Abbey 1952; Bailey 1975, The Mathematical Theory of Infectious Diseases. Errors: `RangeError` for counts that are not
 * whole or negative, an escape probability outside of 0 to 1.
 */
export function reedFrost(susceptible: number, infected: number, escape: number): Float64Array {
  for (const [name, value] of Object.entries({ susceptible, infected }))
    if (!(Number.isInteger(value) && value >= 0))
      throw new RangeError(`${name} is ${value}; it must be a whole number from 0`)
  if (!(escape >= 0 && escape <= 1)) throw new RangeError(`escape is ${escape}; it must be from 0 to 1`)
  const size = new Float64Array(susceptible + 1)
  // at[s][i]: probability of a generation with s susceptible and i infective
  let at = new Map([[key(susceptible, infected), 1]])
  while (at.size > 0) {
    const next = new Map<number, number>()
    for (const [state, chance] of at) {
      const [s, i] = [Math.floor(state / width), state % width]
      if (i === 0) size[susceptible - s]! += chance
      else
        binomial(s, 1 - escape ** i).forEach((p, hit) => {
          const to = key(s - hit, hit)
          if (p > 0) next.set(to, (next.get(to) ?? 0) + chance * p)
        })
    }
    at = next
  }
  return size
}

const width = 2 ** 20
const key = (s: number, i: number): number => s * width + i

/** All probabilities of a binomial, from the mode outwards in ratios so that none is lost to rounding. */
function binomial(n: number, p: number): number[] {
  if (p <= 0 || p >= 1) return Array.from({ length: n + 1 }, (_, x) => (x === (p <= 0 ? 0 : n) ? 1 : 0))
  const weights = Array.from({ length: n + 1 }, () => 0)
  const mode = Math.floor((n + 1) * p)
  weights[Math.min(mode, n)] = 1
  for (let x = Math.min(mode, n); x > 0; x--) weights[x - 1] = (weights[x]! * x * (1 - p)) / ((n - x + 1) * p)
  for (let x = Math.min(mode, n); x < n; x++) weights[x + 1] = (weights[x]! * (n - x) * p) / ((x + 1) * (1 - p))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}
