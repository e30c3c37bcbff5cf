import type { Estimate } from '../estimate.ts'
import { drawPoisson } from '../numeric/draws.ts'
import { random } from '../numeric/random.ts'
import { byDay, type Projection } from './projection.ts'

export interface BedOptions {
  /** Known cases by day, as they went into the projection. */
  readonly counts: ArrayLike<number>
  /** Share of cases that are admitted. */
  readonly admitted: number
  /** Probability of an admission j days after the day of the case. */
  readonly delay: ArrayLike<number>
  /** Probability of a stay of j days (0: gone on the day of admission). */
  readonly stay: ArrayLike<number>
  readonly level?: number
  readonly seed: number
}

/**
 * Beds in use on each day of a projection. A case is admitted with probability `admitted` after a delay and stays for a
 * time; then the number in beds is Poisson with mean Σ_s λ_s P(stay > t − s), λ admissions by day (the M_t/G/∞ queue:
 * Eick, Massey & Whitt 1993, doi:10.1287/opre.41.4.731). Of each path one draw is taken, so the interval holds both
 * what is not known of the epidemic and chance.
 *
 * Misleads where beds run out (who waits is not modelled) and where the share admitted depends on free beds.
 * Errors: `RangeError` for a share outside of 0 to 1, delays or stays that are no distribution.
 */
export function bedDemand(projection: Projection, options: BedOptions): Estimate[] {
  const { counts, admitted, delay, stay, level = 0.95, seed } = options
  share('admitted', admitted)
  distribution('delay', delay)
  distribution('stay', stay)
  const { days, paths, cases } = projection
  const known = counts.length
  // of a case j days ago: the chance that it lies in a bed today
  const inBed = presence(delay, stay, admitted, known + days)
  const beds = new Float64Array(paths * days)
  const before = Float64Array.from({ length: days }, (_, day) => {
    let mean = 0
    for (let t = 0; t < known; t++) mean += counts[t]! * inBed[known + day - t]!
    return mean
  })
  for (let path = 0; path < paths; path++) {
    const chance = random(seed, path)
    for (let day = 0; day < days; day++) {
      let mean = before[day]!
      for (let on = 0; on <= day; on++) mean += cases[path * days + on]! * inBed[day - on]!
      beds[path * days + day] = drawPoisson(chance, mean)
    }
  }
  return byDay(projection, beds, level, 'renewal equation, then beds as an infinite-server queue')
}

function presence(delay: ArrayLike<number>, stay: ArrayLike<number>, admitted: number, length: number): Float64Array {
  const staying = new Float64Array(length)
  let left = 1
  // a stay of j days takes a bed on the day of admission and the j days after it
  for (let j = 0; j < length; j++) {
    staying[j] = Math.max(0, left)
    left -= stay[j] ?? 0
  }
  const inBed = new Float64Array(length)
  for (let age = 0; age < length; age++)
    for (let j = 0; j <= age && j < delay.length; j++) inBed[age]! += admitted * delay[j]! * staying[age - j]!
  return inBed
}

export interface TubeOptions {
  /** Known cases by day, so that contacts of earlier cases are sampled on their later days. */
  readonly counts: ArrayLike<number>
  /** Contacts traced for each case, each sampled alone on these days after it (1, 4, 7). */
  readonly contacts: number
  readonly samplingDays: readonly number[]
  /** People of a general screening on each day of the projection; none where it is shorter. */
  readonly screening?: ArrayLike<number>
  /** People in one tube of the screening, 10 or 20 as a rule. */
  readonly pool?: number
  /** Share of the screened who are positive: everybody of a positive tube is sampled again, alone. */
  readonly positive?: number
  readonly level?: number
}

/**
 * Sampling tubes of each day of a projection: one for each contact on its days, one for each `pool` people of a screening,
 * and one for each person of a tube that comes back positive, 1 − (1 − positive)^pool of them.
 *
 * Misleads where contacts overlap (a household of three cases has the same contacts once). Errors: `RangeError` for
 * negative numbers, a pool below 1, a share outside of 0 to 1.
 */
export function tubeDemand(projection: Projection, options: TubeOptions): Estimate[] {
  const { counts, contacts, samplingDays, screening = [], pool = 10, positive = 0, level = 0.95 } = options
  share('positive', positive)
  if (!(contacts >= 0)) throw new RangeError(`contacts is ${contacts}; it must be 0 or more`)
  if (!(Number.isInteger(pool) && pool >= 1)) throw new RangeError(`pool is ${pool}; it must be a whole number from 1`)
  const { days, paths, cases } = projection
  const known = counts.length
  const tubes = Float64Array.from({ length: paths * days }, (_, i) => {
    const [path, day] = [Math.floor(i / days), i % days]
    const casesOn = (on: number): number => (on >= 0 ? cases[path * days + on]! : (counts[known + on] ?? 0))
    const sampled = samplingDays.reduce((sum, after) => sum + contacts * casesOn(day - after), 0)
    const pools = Math.ceil((screening[day] ?? 0) / pool)
    return Math.ceil(sampled) + pools + Math.ceil(pools * pool * -Math.expm1(pool * Math.log1p(-positive)))
  })
  return byDay(projection, tubes, level, 'renewal equation, contacts and pooled screening')
}

function share(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} is ${value}; it must be from 0 to 1`)
}

function distribution(name: string, values: ArrayLike<number>): void {
  let sum = 0
  for (let j = 0; j < values.length; j++) {
    if (!(values[j]! >= 0)) throw new RangeError(`${name}[${j}] is ${values[j]}; a probability must be 0 or more`)
    sum += values[j]!
  }
  if (sum > 1 + 1e-9) throw new RangeError(`${name} sums to ${sum}; probabilities must not exceed 1`)
}
