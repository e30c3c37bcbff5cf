/** Where the areas' centres lie: on a plane in any unit of length, or in degrees on a sphere of 6,367 km. */
export type Coordinates =
  | { readonly type: 'cartesian'; readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }
  | { readonly type: 'latlong'; readonly latitude: ArrayLike<number>; readonly longitude: ArrayLike<number> }

export type ScanModel = 'poisson' | 'bernoulli' | 'permutation'

export interface ScanInput {
  readonly model: ScanModel
  readonly coordinates: Coordinates
  /** Cases of each area; with `times`, area by area, each with its times in order (area × times). */
  readonly cases: ArrayLike<number>
  /**
   * Poisson: population or expected cases of each area (the same at all times), or of each area at each time.
   * Bernoulli: cases and controls of each area together. Permutation: not used.
   */
  readonly population?: ArrayLike<number>
  /** Number of time steps; 1 (the default) makes the scan purely spatial. */
  readonly times?: number
}

export interface ScanOptions {
  /** The largest circle, as a part of the population (permutation: of the cases) within it. Default 0.5. */
  readonly maxSpatialSize?: number
  /** The largest radius, in the unit of the coordinates, or kilometres along the sphere. Default: none. */
  readonly maxDistance?: number | null
  /** The longest window in time steps. Default: half of all. */
  readonly maxDuration?: number
  /** Windows that reach to the last time step only. Default false. */
  readonly prospective?: boolean
  /** Fewest cases of a cluster of high rates. Default 2. */
  readonly minCases?: number
  readonly rates?: 'high' | 'low' | 'both'
  /**
   * Which areas at exactly the same distance enter a circle together: `satscan` (default) lets them in one by one, the
   * smaller x first, then the smaller y, and only areas at one place together; `ring` lets them in together.
   */
  readonly ties?: 'satscan' | 'ring'
  /** How further clusters are chosen: as SaTScan (default), or never sharing an area whatever the time. */
  readonly secondary?: 'satscan' | 'disjoint'
  /** Monte-Carlo replicates. Default 999. */
  readonly replicates?: number
  /** Any whole number; the same seed gives the same answer, on any number of threads. Default 1. */
  readonly seed?: number
  /** Besag & Clifford 1991: ends after this many replicates reached the observed maximum. Default: never. */
  readonly stopAfter?: number | null
  /** Time steps between two prospective scans, for the recurrence interval. Default 1. */
  readonly interval?: number
}

export type FullScanOptions = { readonly [K in keyof ScanOptions]-?: NonNullable<ScanOptions[K]> | null } & {
  readonly times: number
}

export interface ScanCluster {
  /** The area around whose centre the circle lies, and its radius (kilometres along the sphere for degrees). */
  readonly centre: number
  readonly radius: number
  /** The areas within, ascending. */
  readonly locations: readonly number[]
  /** First and last time step, counted from 0; 0 and 0 in a purely spatial scan. */
  readonly first: number
  readonly last: number
  readonly cases: number
  readonly expected: number
  readonly observedOverExpected: number
  readonly relativeRisk: number
  readonly llr: number
  /** (1 + replicates whose maximum reached it) / (replicates + 1); NaN without replicates. */
  readonly p: number
  /** From a Gumbel distribution fitted to the maxima: Abrams et al. 2010, doi:10.1186/1476-072X-9-61. */
  readonly pGumbel: number
  /** Prospective: after how many time steps one such cluster would be seen by chance; else NaN. */
  readonly recurrence: number
}

export interface ScanResult {
  readonly model: ScanModel
  readonly totalCases: number
  readonly circles: number
  readonly windows: number
  /** By falling likelihood ratio; none where there are no cases or nothing is above (below) what is expected. */
  readonly clusters: readonly ScanCluster[]
  /** The largest ratio of each replicate, in the order of the replicates. */
  readonly maxima: Float64Array
  readonly method: string
}

const wholeNumber = (value: number): boolean => Number.isInteger(value) && value >= 0

export function checkCounts(name: string, values: ArrayLike<number>, length: number): void {
  if (values.length !== length) throw new RangeError(`${name} must have ${length} values, not ${values.length}.`)
  for (let i = 0; i < length; i++)
    if (!wholeNumber(values[i]!)) throw new RangeError(`${name}[${i}] is ${values[i]}: a count is a whole number >= 0.`)
}

export function checkSizes(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++)
    if (!(values[i]! >= 0 && values[i]! < Infinity))
      throw new RangeError(`${name}[${i}] is ${values[i]}: it must be a number >= 0.`)
}
