/** Ratios this near are equal: what a replicate reaches exactly counts as reached, whatever the rounding. */
const tie = 1e-9

/** Besag & Clifford 1991: after how many replicates `enough` of them had reached the observed maximum. */
export function stopsAfter(maxima: ArrayLike<number>, observed: number, enough: number): number | null {
  let reached = 0
  for (let r = 0; r < maxima.length; r++)
    if (maxima[r]! >= observed - tie * Math.max(1, observed) && ++reached === enough) return r + 1
  return null
}

/**
 * The Monte-Carlo p of a ratio: (1 + maxima that reach it) / (replicates + 1); ended early, reached / replicates run, as
 * Besag & Clifford 1991 (doi:10.1093/biomet/78.2.301) have it. NaN without replicates.
 */
export function monteCarloP(maxima: ArrayLike<number>, llr: number, early: boolean): number {
  let reached = 0
  for (let r = 0; r < maxima.length; r++) if (maxima[r]! >= llr - tie * Math.max(1, llr)) reached++
  if (maxima.length === 0) return Number.NaN
  return early ? Math.max(1, reached) / maxima.length : (1 + reached) / (maxima.length + 1)
}

const euler = 0.577_215_664_901_532_9

/** Upper tail of the Gumbel distribution with the mean and variance of the maxima (Abrams et al. 2010). */
export function gumbelP(maxima: ArrayLike<number>, llr: number): number {
  const n = maxima.length
  if (n < 2) return Number.NaN
  let mean = 0
  for (let r = 0; r < n; r++) mean += maxima[r]! / n
  let squares = 0
  for (let r = 0; r < n; r++) squares += (maxima[r]! - mean) ** 2
  const scale = Math.sqrt((squares / (n - 1)) * 6) / Math.PI
  if (scale === 0) return Number.NaN
  const place = mean - euler * scale
  // 1 - exp(-exp(-z)) without losing small tails
  return -Math.expm1(-Math.exp(-(llr - place) / scale))
}

/** The ratio that a share `alpha` of the replicates reaches: p <= alpha from there on. Rank (R + 1) alpha from the top. */
export function criticalRatio(maxima: ArrayLike<number>, alpha: number): number {
  const sorted = Float64Array.from(maxima).sort()
  const rank = Math.floor((sorted.length + 1) * alpha + 1e-9)
  return rank < 1 ? Number.NaN : sorted[sorted.length - rank]!
}
