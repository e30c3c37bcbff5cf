import { candidatesOf, centreOf, chosenOf, radiusOf, sitesOf } from './candidates.ts'
import type { ScanCluster, ScanInput, ScanOptions, ScanResult } from './input.ts'
import { occurrencesOf } from './replicate-cells.ts'
import { replicatesOf } from './replicates.ts'
import type { Best } from './search.ts'
import { gumbelP, monteCarloP, stopsAfter } from './significance.ts'
import { studyOf, type Study } from './study.ts'

const defaultReplicates = 999
/** Replicates between two looks at `progress` and at the rule for ending early. */
export const portion = 20

/**
 * Kulldorff's scan statistic: the circles (cylinders) whose rate differs most from that outside, with a p value that
 * allows for all that were looked at.
 *
 * Poisson: llr = c ln(c/E) + (C-c) ln((C-c)/(C-E)); Bernoulli likewise with individuals; space-time permutation: E of a
 * cylinder = cases of its areas × cases of its times / C. p comes from replicates given the number of cases.
 * Time and memory grow with the square of the areas (12 bytes a circle).
 *
 * Throws RangeError for counts below 0 or not whole, unequal lengths, cases where nobody lives, a cap outside (0, 1].
 * No cases, or nothing above what is expected: `clusters` is empty. It misleads where populations are wrong or areas
 * differ in reporting; a circle's members are not each at risk; a permutation scan finds nothing that rises everywhere.
 *
 * Kulldorff 1997, doi:10.1080/03610929708831995; 2001, doi:10.1111/1467-985X.00186 (prospective); Kulldorff et al. 2005,
 * doi:10.1371/journal.pmed.0020059 (permutation).
 */
export function scan(
  input: ScanInput,
  options: ScanOptions = {},
  progress?: (done: number, of: number) => void,
): ScanResult {
  const study = studyOf(input, options)
  if (!study) return noCases(input)
  const found = observed(study, options)
  const wanted = found.length === 0 ? 0 : (options.replicates ?? defaultReplicates)
  const run = wanted > 0 ? replicatesOf(study, options.seed ?? 1) : null
  const maxima: number[] = []
  while (run && maxima.length < wanted) {
    maxima.push(...run(maxima.length, Math.min(wanted, maxima.length + portion)))
    progress?.(maxima.length, wanted)
    if (ended(maxima, found, options) !== null) break
  }
  return resultOf(study, found, Float64Array.from(maxima), options)
}

/** The number of replicates after which the rule for ending early holds, or null. */
export function ended(maxima: ArrayLike<number>, found: readonly Best[], { stopAfter }: ScanOptions): number | null {
  return stopAfter == null ? null : stopsAfter(maxima, found[0]!.llr, stopAfter)
}

/** The clusters of the data themselves, best first. */
export function observed(study: Study, options: ScanOptions): Best[] {
  const data = occurrencesOf(study.places.sites, study.times)
  data.fill(study.cases)
  const byTime = study.times > 1 && !study.windows.prospective && options.secondary !== 'disjoint'
  return chosenOf(study, candidatesOf(study, data, byTime), byTime)
}

export const noCases = (input: ScanInput): ScanResult => ({
  model: input.model,
  totalCases: 0,
  circles: 0,
  windows: 0,
  clusters: [],
  maxima: new Float64Array(0),
  method: methodOf(input.model, (input.times ?? 1) > 1, false),
})

function methodOf(model: ScanInput['model'], inTime: boolean, prospective: boolean): string {
  if (!inTime) return `Kulldorff spatial scan, ${model}`
  return `Kulldorff ${prospective ? 'prospective ' : ''}space-time scan, ${model}`
}

/** Puts the clusters and the maxima of all replicates together. */
export function resultOf(study: Study, found: readonly Best[], all: Float64Array, options: ScanOptions): ScanResult {
  const stop = found.length === 0 ? null : ended(all, found, options)
  const maxima = stop === null ? all : all.slice(0, stop)
  const { windows, circles, times } = study
  return {
    model: study.model,
    totalCases: study.likelihood.cases,
    circles: circles.count,
    windows: windows.count,
    clusters: found.map((best) => clusterOf(study, best, maxima, stop !== null, options.interval ?? 1)),
    maxima,
    method: methodOf(study.model, times > 1, windows.prospective),
  }
}

function clusterOf(study: Study, best: Best, maxima: Float64Array, early: boolean, interval: number): ScanCluster {
  const { places, likelihood, windows } = study
  const { cases: c, size } = best
  const { cases: total, whole } = likelihood
  const expected = (size * total) / whole
  const p = monteCarloP(maxima, best.llr, early)
  const areas = sitesOf(study, best).flatMap((site) => [
    ...places.areas.subarray(places.first[site], places.first[site + 1]),
  ])
  return {
    centre: centreOf(study, best),
    radius: places.measured(radiusOf(study, best)),
    locations: areas.sort((a, b) => a - b),
    first: best.start,
    last: best.end - 1,
    cases: c,
    expected,
    observedOverExpected: c / expected,
    relativeRisk: c / expected / ((total - c) / (total - expected)),
    llr: best.llr,
    p,
    pGumbel: gumbelP(maxima, best.llr),
    recurrence: windows.prospective ? interval / p : Number.NaN,
  }
}
