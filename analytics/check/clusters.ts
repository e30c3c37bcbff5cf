import type { Coordinates, ScanCluster, ScanInput, ScanOptions, ScanResult } from '../clusters/input.ts'
import { scan } from '../clusters/scan.ts'
import { close, exactly, type Check, type Checks, type Comparison, type Fields, type Fixture } from './fixture.ts'

/** Where chance alone is off, more replicates decide: they leave the allowance to the chance of the reference. */
const rounds = [999, 9999]

/** The kinds differ in their model alone; whether there is time in it, and which windows, the inputs say. */
const checkBy =
  (replicates: readonly number[]): Check =>
  (fixture) => {
    let found: Comparison[] = []
    for (const many of replicates) {
      found = compared(fixture, many)
      if (found.every(({ worst, allowed }) => worst <= allowed)) break
    }
    return found
  }

function compared(fixture: Fixture, replicates: number): Comparison[] {
  const expected: Fields[] = fixture.expected.clusters ?? fixture.expected.top_nonoverlapping
  const result = scan(inputOf(fixture), optionsOf(fixture, replicates))
  const clusters = expected.map((one: Fields, rank: number) =>
    clusterOf(fixture, one, result, rank, `cluster ${one.rank ?? rank + 1}`),
  )
  return [...totals(fixture, result), ...best(fixture, result), ...clusters.flat(), ...quantiles(fixture, result)]
}

/** The checks of scans with their replicates, and with how many more where those do not settle it. */
export function clusterChecksBy(replicates: readonly number[]): Checks {
  const check = checkBy(replicates)
  return {
    scan_spatial_poisson: check,
    scan_spatial_bernoulli: check,
    scan_space_time_poisson: check,
    scan_space_time_permutation: check,
    scan_prospective_poisson: check,
    scan_prospective_permutation: check,
  }
}

export const clusterChecks = clusterChecksBy(rounds)

function inputOf({ method, inputs }: Fixture): ScanInput {
  const model = method.endsWith('permutation') ? 'permutation' : method.endsWith('bernoulli') ? 'bernoulli' : 'poisson'
  const population = inputs.population_by_location_then_time ?? inputs.population
  return {
    model,
    coordinates: coordinatesOf(inputs),
    cases: inputs.cases_by_location_then_time ?? inputs.cases,
    times: inputs.T ?? 1,
    ...(population && model !== 'permutation' && { population }),
  }
}

function coordinatesOf(inputs: Fields): Coordinates {
  const given = inputs.coordinates ?? inputs
  const latitude = given.latitude ?? given.lat
  const longitude = given.longitude ?? given.lon ?? given.long
  if (latitude && longitude) return { type: 'latlong', latitude, longitude }
  if (String(given.type).startsWith('lat')) return { type: 'latlong', latitude: given.y, longitude: given.x }
  return { type: 'cartesian', x: given.x, y: given.y }
}

function optionsOf({ inputs, expected }: Fixture, replicates: number): ScanOptions {
  return {
    maxSpatialSize: inputs.maxSpatialSize ?? 0.5,
    maxDistance: inputs.maxDistance ?? null,
    minCases: inputs.minCases ?? 2,
    rates: ratesOf(inputs.scan),
    secondary: expected.clusters ? 'satscan' : 'disjoint',
    replicates,
    seed: 20_200_207,
    prospective: inputs.prospective ?? false,
    ...(inputs.maxDuration && { maxDuration: inputs.maxDuration }),
  }
}

function ratesOf(words: string | undefined): 'high' | 'low' | 'both' {
  if (words?.includes('both') || (words?.includes('high') && words.includes('low'))) return 'both'
  return words?.includes('low') ? 'low' : 'high'
}

function totals({ expected }: Fixture, { totalCases, circles, windows }: ScanResult): Comparison[] {
  // the cap of a reference may count people where ours counts expected cases: a circle in a thousand
  const figures = [
    ['total cases', totalCases, expected.total_cases, 0],
    ['circles', circles, expected.n_zones, 1e-3],
    ['windows', windows, expected.n_windows, 0],
  ] as const
  return figures.flatMap(([name, ours, theirs, rel]) => {
    if (theirs === undefined) return []
    const { relative: _, ...rest } = close(name, ours, theirs, { rel })
    return [rest]
  })
}

function best(fixture: Fixture, result: ScanResult): Comparison[] {
  const expected: Fields = fixture.expected.most_likely_cluster
  return expected ? clusterOf(fixture, expected, result, 0, 'most likely') : []
}

function clusterOf(fixture: Fixture, expected: Fields, result: ScanResult, rank: number, title: string): Comparison[] {
  const { tolerance } = fixture
  const found = result.clusters[rank]
  const name = (what: string): string => `${title} ${what}`
  if (!found) return [{ name: name('exists'), worst: 1, allowed: 0, why: 'there are fewer clusters' }]
  const llr = close(name('llr'), found.llr, expected.llr, tolerance.llr)
  const luck = chance(fixture, expected, found, result.maxima.length, name)
  // another cluster of equal ratio is as good
  if (Math.abs(found.llr - expected.llr) < 1e-9 && !sameAreas(found, expected)) return [llr, ...luck]
  return [
    llr,
    exactly(name('locations'), found.locations, expected.locations_0based),
    ...(expected.time_0based ? [exactly(name('time'), [found.first, found.last], expected.time_0based)] : []),
    exactly(name('cases'), found.cases, expected.cases),
    ...sizes(expected, found, tolerance.expected ?? { rel: 1e-6 }, name),
    ...luck,
  ]
}

const sameAreas = (found: ScanCluster, expected: Fields): boolean =>
  exactly('areas', found.locations, expected.locations_0based).worst === 0

function sizes(expected: Fields, found: ScanCluster, size: Fields, name: (what: string) => string): Comparison[] {
  // the last printed digit, and the rounding of that half; of lengths and rates as many are printed
  const allowed = size.abs ? { abs: size.abs * 1.001 } : size
  const figures = [
    ['expected', found.expected, expected.expected],
    ['observed / expected', found.observedOverExpected, expected.obs_over_exp],
    ['relative risk', found.relativeRisk, expected.relative_risk],
    ['centre', found.centre, expected.center_0based],
    ['radius', found.radius, expected.radius],
  ] as const
  return figures.flatMap(([what, ours, theirs]) =>
    theirs === undefined ? [] : [close(name(what), ours, theirs, allowed)],
  )
}

function chance(
  { inputs, tolerance }: Fixture,
  expected: Fields,
  found: ScanCluster,
  own: number,
  name: (what: string) => string,
): Comparison[] {
  const { p_mc: p, p_gumbel: smooth } = expected
  const replicates = inputs.replications ?? 999
  // with fewer replicates than the reference our own chance counts too
  const share = 1 / replicates + (own < replicates ? 1 / own : 0)
  const comparisons: Comparison[] = []
  if (typeof p === 'number') {
    const abs = tolerance.p_mc?.abs
    const allowed = typeof abs === 'number' ? abs : 3 * Math.sqrt(p * (1 - p) * share) + 0.002
    comparisons.push({ name: name('p'), worst: Math.abs(found.p - p), allowed })
  }
  if (typeof smooth === 'number' && smooth > 0) {
    // both come from replicates: place and scale are off by chance, and far out the scale's error grows with the distance
    const [ours, theirs] = [-Math.log(found.pGumbel), -Math.log(smooth)]
    const allowed = 3 * Math.sqrt(2 / replicates) * (1 + 1.1 * theirs)
    comparisons.push({ name: name('Gumbel p'), worst: Math.abs(ours - theirs), allowed })
  }
  return comparisons
}

function quantiles({ expected, tolerance }: Fixture, { maxima }: ScanResult): Comparison[] {
  const wanted = expected.null_max_llr_quantiles
  if (!wanted || !tolerance.null_quantiles || maxima.length === 0) return []
  const sorted = maxima.slice().sort()
  return ['q50', 'q90', 'q95', 'q99']
    .filter((key) => typeof wanted[key] === 'number')
    .map((key) => {
      const ours = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * Number(key.slice(1))) / 100))]!
      const { worst, allowed, why } = close(`null ${key}`, ours, wanted[key], tolerance.null_quantiles)
      return { name: `null ${key}`, worst, allowed, ...(why && { why }) }
    })
}
