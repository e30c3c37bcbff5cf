import type { Likelihood } from './likelihood.ts'

/**
 * For each number of cases the size at which the likelihood ratio is just `level`: one comparison then tells whether a
 * cylinder can beat what was found, and logarithms are needed for those only that do.
 * `high[c]`: a circle with c cases beats the level when its size is below this; 0 where it never does.
 * `low[c]`: it beats it when its size is above this; Infinity where it never does.
 */
export interface Thresholds {
  readonly level: number
  /** NaN where it was not worked out yet: then `highAt` does, and keeps it. */
  readonly high: Float64Array
  readonly low: Float64Array
  highAt(c: number): number
}

export interface ThresholdTables {
  /** The table of a level a little below `best`, so that nothing that equals the best is lost to rounding. */
  below(best: number): Thresholds
}

const fineStep = 0.25
const fineSteps = 80
const growth = 1.05
/** Numbers kept at once, some 32 MB: with millions of cases tables are made again rather than kept. */
const keptNumbers = 4_000_000

function gridIndex(best: number): number {
  const safe = best - 1e-7 * Math.max(1, best)
  if (safe <= 0) return 0
  const fine = Math.floor(safe / fineStep)
  if (fine <= fineSteps) return fine
  return fineSteps + Math.floor(Math.log(safe / (fineSteps * fineStep)) / Math.log(growth) + 1e-9)
}

const gridLevel = (index: number): number =>
  index <= fineSteps ? index * fineStep : fineSteps * fineStep * growth ** (index - fineSteps) * (1 - 1e-9)

export function thresholdTables(likelihood: Likelihood, minCases: number, lowToo: boolean): ThresholdTables {
  const kept = new Map<number, Thresholds>()
  const most = Math.max(2, Math.floor(keptNumbers / (likelihood.cases + 1)))
  return {
    below(best) {
      const index = gridIndex(best)
      const found = kept.get(index)
      if (found) return found
      if (kept.size >= most) kept.clear()
      const level = gridLevel(index)
      const low = lowToo ? lowTable(likelihood, level) : new Float64Array(0)
      const high = new Float64Array(likelihood.cases + 1).fill(Number.NaN)
      high.fill(0, 0, minCases)
      const highAt = (c: number): number => (high[c] = highRoot(likelihood, c, level))
      const made = { level, high, low, highAt }
      kept.set(index, made)
      return made
    },
  }
}

/** Where rates inside and outside are equal. */
const even = ({ whole, cases }: Likelihood, c: number): number => (c * whole) / cases

/**
 * The ratio falls convexly with size (Poisson: also with its logarithm), so Newton's steps from a size that beats the
 * level come near its root from below. The answer lies just above the root: too much is looked at rather than too little.
 */
function highRoot(likelihood: Likelihood, c: number, level: number): number {
  let high = even(likelihood, c)
  if (level === 0) return high
  const byFormula = likelihood.whole === likelihood.cases
  const near = byFormula && c >= manyCases ? quadraticRoot(likelihood.cases, c, level) : Number.NaN
  if (!Number.isNaN(near)) return near
  // the second term of the Poisson ratio is never below -c
  let low = byFormula ? c * Math.exp(-level / c - 1) : c
  if (low < 1e-300 || likelihood.llr(c, low) <= level * (1 - 1e-12)) return 0
  for (let step = 1; step < 200 && high - low > 1e-12 * high; step++) {
    const above = likelihood.llr(c, low) - level
    const slope = likelihood.slope(c, low)
    const newton = byFormula ? low * Math.exp(-above / (slope * low)) : low - above / slope
    const next = step % 6 === 0 || !(newton < high) ? (low + high) / 2 : newton * (1 + 1e-11)
    if (likelihood.llr(c, next) > level) low = Math.max(low, next)
    else if (next === newton * (1 + 1e-11)) return next
    else high = next
  }
  return high
}

/** From here on the bound below is near enough to the root, and quicker than steps towards it. */
const manyCases = 100

/**
 * A size above the Poisson root. With p and q the parts of cases and of size within, the ratio is C times the divergence of q from p,
 * and for q <= p <= 1 - q that is at most (p - q)² / (2 q (1 - q)), since the second derivative 1 / (p (1 - p)) is largest at q.
 */
function quadraticRoot(cases: number, c: number, level: number): number {
  const [p, room] = [c / cases, level / cases]
  const q = (p + room - Math.sqrt((p + room) ** 2 - (1 + 2 * room) * p * p)) / (1 + 2 * room)
  return p <= 1 - q ? q * cases * (1 + 1e-12) : Number.NaN
}

function lowTable(likelihood: Likelihood, level: number): Float64Array {
  const { cases, whole } = likelihood
  const table = new Float64Array(cases + 1).fill(Infinity)
  for (let c = 0; c < cases; c++) {
    let under = even(likelihood, c)
    let over = whole === cases ? whole : whole - (cases - c)
    if (likelihood.llr(c, over * (1 - 1e-12)) <= level) continue
    for (let step = 0; step < 60; step++) {
      const middle = (under + over) / 2
      if (likelihood.llr(c, middle) > level) over = middle
      else under = middle
    }
    table[c] = under * (1 - 1e-12)
  }
  return table
}
