import { checkChoice } from '../choice.ts'
import { circlesOf, type Circles } from './circles.ts'
import { checkCounts, checkSizes, type ScanInput, type ScanOptions } from './input.ts'
import { bernoulli, poisson, type Likelihood } from './likelihood.ts'
import { placesOf, type Places } from './places.ts'
import { thresholdTables, type ThresholdTables } from './thresholds.ts'
import { windowsOf, type Windows } from './windows.ts'

/** Everything of a scan that stays the same from replicate to replicate. Cells are site × time, site by site. */
export interface Study {
  readonly model: ScanInput['model']
  readonly rates: 'high' | 'low' | 'both'
  readonly times: number
  readonly places: Places
  readonly circles: Circles
  readonly windows: Windows
  readonly likelihood: Likelihood
  readonly tables: ThresholdTables
  /** Cases by cell, as observed. */
  readonly cases: Int32Array
  /** What each site holds: expected cases (permutation: cases; Bernoulli: individuals). */
  readonly weights: Float64Array
  /** Expected cases by cell, where they are not the product of a site's and a time's part. */
  readonly cells: Float64Array | null
}

const defaultSpatialSize = 0.5
const defaultMinCases = 2

/** Checks and prepares; null where there are no cases, so that nothing can be found. Throws RangeError on bad input. */
export function studyOf(input: ScanInput, options: ScanOptions): Study | null {
  checkChoice('model', input.model, ['poisson', 'bernoulli', 'permutation'])
  const times = input.times ?? 1
  if (!(Number.isInteger(times) && times >= 1)) throw new RangeError(`times is ${times}: a whole number >= 1.`)
  const places = placesOf(input.coordinates)
  const areas = places.siteOf.length
  checkCounts('cases', input.cases, areas * times)
  const cases = bySite(places, input.cases, times)
  const total = cases.reduce((sum, n) => sum + n, 0)
  const { weights, cells, likelihood } = sizesOf(input, places, cases, times, total)
  if (total === 0) return null
  const { replicates = 0 } = options
  if (!(Number.isInteger(replicates) && replicates >= 0))
    throw new RangeError(`replicates is ${replicates}: a whole number >= 0.`)
  const { maxSpatialSize = defaultSpatialSize, rates = 'high', minCases = defaultMinCases } = options
  if (!(maxSpatialSize > 0 && maxSpatialSize <= 1))
    throw new RangeError(`maxSpatialSize is ${maxSpatialSize}: a part of the whole, above 0 and at most 1.`)
  if (!(minCases >= 1)) throw new RangeError(`minCases is ${minCases}: at least 1.`)
  const distance = options.maxDistance == null ? Infinity : places.straight(options.maxDistance)
  const whole = weights.reduce((sum, w) => sum + w, 0)
  return {
    model: input.model,
    rates,
    times,
    places,
    circles: circlesOf(places, weights, { weight: maxSpatialSize * whole, distance, ring: options.ties === 'ring' }),
    windows: windowsOf({ model: input.model, times, cases, weights, cells, ...options }),
    likelihood,
    tables: thresholdTables(likelihood, minCases, rates !== 'high'),
    cases,
    weights,
    cells,
  }
}

function bySite(places: Places, values: ArrayLike<number>, times: number): Int32Array {
  const cells = new Int32Array(places.sites * times)
  places.siteOf.forEach((site, area) => {
    for (let t = 0; t < times; t++) cells[site * times + t]! += values[area * times + t]!
  })
  return cells
}

interface Sizes {
  weights: Float64Array
  cells: Float64Array | null
  likelihood: Likelihood
}

function sizesOf(input: ScanInput, places: Places, cases: Int32Array, times: number, total: number): Sizes {
  const areas = places.siteOf.length
  const weights = new Float64Array(places.sites)
  if (input.model === 'permutation') {
    cases.forEach((n, cell) => (weights[Math.floor(cell / times)]! += n))
    return { weights, cells: null, likelihood: poisson(total) }
  }
  const population = input.population
  if (!population) throw new RangeError(`population is missing: the ${input.model} model needs it.`)
  const byTime = times > 1 && population.length === areas * times
  if (!byTime && population.length !== areas)
    throw new RangeError(`population must have ${areas} or ${areas * times} values, not ${population.length}.`)
  if (input.model === 'bernoulli') checkCounts('population', population, areas)
  else checkSizes('population', population)
  const cells = byTime ? new Float64Array(places.sites * times) : null
  places.siteOf.forEach((site, area) => {
    for (let t = 0; t < (byTime ? times : 1); t++) {
      const held = population[byTime ? area * times + t : area]!
      weights[site]! += held
      if (cells) cells[site * times + t]! += held
    }
  })
  checkFit(input, places, cases, cells ?? weights, times / (byTime ? times : 1))
  const whole = weights.reduce((sum, w) => sum + w, 0)
  if (input.model === 'bernoulli') return { weights, cells: null, likelihood: bernoulli(total, whole) }
  return {
    weights: weights.map((w) => (w * total) / whole),
    cells: cells ? cells.map((w) => (w * total) / whole) : null,
    likelihood: poisson(total),
  }
}

/** No cases where there is nobody, and in a Bernoulli scan no more cases than individuals. */
function checkFit(input: ScanInput, places: Places, cases: Int32Array, sizes: Float64Array, times: number): void {
  if (input.model === 'bernoulli' && (input.times ?? 1) > 1)
    throw new RangeError('times: a Bernoulli scan is purely spatial.')
  sizes.forEach((size, at) => {
    let held = 0
    for (let t = 0; t < times; t++) held += cases[at * times + t]!
    const area = places.areas[places.first[Math.floor(at / (sizes.length / places.sites))]!]!
    if (held > 0 && size === 0) throw new RangeError(`population[${area}] is 0, but there are ${held} cases.`)
    if (input.model === 'bernoulli' && held > size)
      throw new RangeError(`population[${area}] is ${size}, less than its ${held} cases.`)
  })
}
