import type { Coordinates, ScanCluster, ScanInput, ScanOptions, ScanResult } from '../clusters/input.ts'
import { scan } from '../clusters/scan.ts'
import { close, exactly, type Check, type Checks, type Comparison, type Fields, type Fixture } from './fixture.ts'

/**
 * The kinds differ in their model alone; whether there is time in it, and which windows, the inputs say. Where chance alone is off,
 * more replicates decide: they leave the allowance to the chance of the reference.
 */
const check: Check = (fixture) => {
  const loose = typeof fixture.tolerance.p_mc?.abs === 'number'
  const few = compared(fixture, loose ? 199 : 999)
  return few.every(({ worst, allowed }) => worst <= allowed) ? few : compared(fixture, 9999)
}

function compared(fixture: Fixture, replicates: number): Comparison[] {
  const expected: Fields[] = fixture.expected.clusters ?? fixture.expected.top_nonoverlapping
  const result = scan(inputOf(fixture), optionsOf(fixture, replicates))
  const clusters = expected.map((one: Fields, rank: number) => clusterOf(fixture, one, result.clusters[rank], rank + 1))
  return [...total(fixture, result), ...clusters.flat(), ...quantiles(fixture, result)]
}

export const clusterChecks: Checks = {
  scan_spatial_poisson: check,
  scan_spatial_bernoulli: check,
  scan_space_time_poisson: check,
  scan_space_time_permutation: check,
  scan_prospective_poisson: check,
  scan_prospective_permutation: check,
}

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

function total({ expected }: Fixture, result: ScanResult): Comparison[] {
  return expected.total_cases === undefined ? [] : [exactly('total cases', result.totalCases, expected.total_cases)]
}

function clusterOf(
  { inputs, tolerance }: Fixture,
  expected: Fields,
  found: ScanCluster | undefined,
  rank: number,
): Comparison[] {
  const name = (what: string): string => `cluster ${rank} ${what}`
  if (!found) return [{ name: name('exists'), worst: 1, allowed: 0, why: 'there are fewer clusters' }]
  // another cluster of equal ratio is as good
  const tied = Math.abs(found.llr - expected.llr) < 1e-9
  const places = exactly(name('locations'), found.locations, expected.locations_0based)
  const time = inputs.T > 1 ? [exactly(name('time'), [found.first, found.last], expected.time_0based)] : []
  const size = tolerance.expected ?? { rel: 1e-6 }
  const figures = [
    close(name('llr'), found.llr, expected.llr, tolerance.llr),
    exactly(name('cases'), found.cases, expected.cases),
    // the last printed digit, and the rounding of that half
    close(name('expected'), found.expected, expected.expected, size.abs ? { abs: size.abs * 1.001 } : size),
  ]
  return [
    ...(tied ? figures.slice(0, 1) : figures),
    ...(tied ? [] : [places, ...time]),
    ...chance(inputs, tolerance, expected, found, name),
  ]
}

function chance(
  inputs: Fields,
  tolerance: Fields,
  expected: Fields,
  found: ScanCluster,
  name: (what: string) => string,
): Comparison[] {
  const p = expected.p_mc
  if (typeof p !== 'number') return []
  const abs = tolerance.p_mc?.abs
  const replicates = inputs.replications ?? 999
  const allowed = typeof abs === 'number' ? abs : 3 * Math.sqrt((p * (1 - p)) / replicates) + 0.002
  return [{ name: name('p'), worst: Math.abs(found.p - p), allowed }]
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
