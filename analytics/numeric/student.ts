import { betaLogitQuantile } from './beta.ts'
import { regularisedBeta } from './incomplete-beta.ts'
import { logGamma, stirlingError } from './log-gamma.ts'
import { normalQuantile } from './normal.ts'
import { logTails, toTail, wantPositive, type Tail } from './tail.ts'

export function studentLogDensity(t: number, df: number): number {
  const half = df / 2
  // log of gamma(half + 1/2) / (gamma(half) sqrt(half)), for large half by Stirling's formula
  const ratio =
    df < 30
      ? logGamma(half + 0.5) - logGamma(half) - 0.5 * Math.log(half)
      : half * Math.log1p(0.5 / half) - 0.5 + stirlingShift(half)
  return ratio - 0.5 * Math.log(2 * Math.PI) - (half + 0.5) * Math.log1p((t * t) / df)
}

function stirlingShift(half: number): number {
  return stirlingError(half + 0.5) - stirlingError(half)
}

/** Student's t, cumulative probability in any tail. */
export function studentCdf(t: number, df: number, tail: Tail = 'lower'): number {
  const s = t * t
  const outer = regularisedBeta(df / (df + s), df / 2, 0.5, 'log-lower', s / (df + s)) - Math.LN2
  return toTail(outer, t < 0, tail)
}

/** Student's t quantile; above 1e8 degrees of freedom the normal one with the first term of Cornish and Fisher. */
export function studentQuantile(p: number, df: number, tail: Tail = 'lower'): number {
  wantPositive(df, 'df')
  if (df > 1e8) {
    const z = normalQuantile(p, 0, 1, tail)
    return z + (z * z * z + z) / (4 * df)
  }
  const { lower, upper } = logTails(p, tail)
  if (lower === upper) return 0
  const outer = Math.min(lower, upper) + Math.LN2
  if (outer >= 0) return 0
  const far = Math.sqrt(df) * Math.exp(-betaLogitQuantile(outer, df / 2, 0.5, 'log-lower') / 2)
  return lower < upper ? -far : far
}
