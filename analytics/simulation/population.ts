import { shuffle } from '../numeric/draws.ts'
import { random } from '../numeric/random.ts'

/** Where people meet. `gate` is everybody who passes the same gate: a housing estate, a village. */
export const layers = ['household', 'work', 'school', 'gate'] as const
export type Layer = (typeof layers)[number]

/** Groups of one layer: `group[person]` (-1 for none), the members of group g at `start[g] … start[g + 1] - 1`. */
export interface Groups {
  readonly group: Int32Array
  readonly start: Int32Array
  readonly member: Int32Array
}

export interface Population {
  readonly people: number
  readonly groups: Readonly<Record<Layer, Groups>>
}

export interface PopulationShape {
  readonly people: number
  /** Share of households with 1, 2, 3, … people. */
  readonly householdSizes: readonly number[]
  /** Share of adults who work, of the people from the third of a household on who go to school. */
  readonly working: number
  readonly pupils: number
  readonly workSize: number
  readonly schoolSize: number
  readonly gateSize: number
  readonly seed: number
}

/**
 * A made-up population: households of the given sizes, filled gate by gate so that neighbours share a gate; pupils go to
 * a school near by, workplaces draw from everywhere. The same shape and seed give the same people.
 *
 * Errors: `RangeError` for sizes below 1, shares outside of 0 to 1, no household size with a share.
 */
export function makePopulation(shape: PopulationShape): Population {
  checkShape(shape)
  const { people, seed } = shape
  const chance = random(seed)
  const household = new Int32Array(people)
  const work = new Int32Array(people).fill(-1)
  const school = new Int32Array(people).fill(-1)
  const workers: number[] = []
  const total = shape.householdSizes.reduce((sum, share) => sum + share, 0)
  let pupils = 0
  for (let person = 0, home = 0; person < people; home++) {
    let [size, left] = [1, chance.uniform() * total]
    while ((left -= shape.householdSizes[size - 1]!) >= 0 && size < shape.householdSizes.length) size++
    for (let place = 0; place < size && person < people; place++, person++) {
      household[person] = home
      if (place < 2 ? chance.uniform() < shape.working : false) workers.push(person)
      else if (place >= 2 && chance.uniform() < shape.pupils) school[person] = Math.floor(pupils++ / shape.schoolSize)
    }
  }
  shuffle(chance, workers).forEach((person, i) => (work[person] = Math.floor(i / shape.workSize)))
  const gate = household.map((_, person) => Math.floor(person / shape.gateSize))
  return {
    people,
    groups: {
      household: grouped(household),
      work: grouped(work),
      school: grouped(school),
      gate: grouped(gate),
    },
  }
}

/** A layer from the group of each person (-1: none), groups numbered from 0. */
export function grouped(group: Int32Array): Groups {
  let count = 0
  for (const one of group) count = Math.max(count, one + 1)
  const start = new Int32Array(count + 1)
  for (const one of group) if (one >= 0) start[one + 1]!++
  for (let g = 0; g < count; g++) start[g + 1]! += start[g]!
  const at = start.slice(0, count)
  const member = new Int32Array(start[count] ?? 0)
  for (let person = 0; person < group.length; person++) {
    const one = group[person]!
    if (one >= 0) member[at[one]!++] = person
  }
  return { group, start, member }
}

function checkShape(shape: PopulationShape): void {
  for (const name of ['people', 'workSize', 'schoolSize', 'gateSize'] as const)
    if (!(Number.isInteger(shape[name]) && shape[name] >= 1))
      throw new RangeError(`${name} is ${shape[name]}; it must be a whole number from 1`)
  for (const name of ['working', 'pupils'] as const)
    if (!(shape[name] >= 0 && shape[name] <= 1))
      throw new RangeError(`${name} is ${shape[name]}; it must be from 0 to 1`)
  if (!shape.householdSizes.some((share) => share > 0) || shape.householdSizes.some((share) => !(share >= 0)))
    throw new RangeError('householdSizes must be shares from 0, at least one of them above 0')
}
