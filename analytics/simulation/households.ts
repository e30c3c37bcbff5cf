import { grouped, type Population } from './population.ts'
import { simulateOutbreak } from './outbreak.ts'

const nobody = (people: number) => grouped(new Int32Array(people).fill(-1))

/**
 * Final sizes (index cases not counted) of `runs` households of `susceptible` + `infected` people, each infecting each
 * other member with probability 1 − `escape` in its one infectious day: the outbreak model where it is Reed-Frost.
 */
export function simulateReedFrost(
  susceptible: number,
  infected: number,
  escape: number,
  runs: number,
  seed: number,
): Int32Array {
  const size = susceptible + infected
  const people = size * runs
  const population: Population = {
    people,
    groups: {
      household: grouped(Int32Array.from({ length: people }, (_, person) => Math.floor(person / size))),
      work: nobody(people),
      school: nobody(people),
      gate: nobody(people),
    },
  }
  const outbreak = simulateOutbreak(population, {
    days: susceptible + 1,
    disease: {
      infectiousness: [1],
      householdAttack: 1 - escape,
      infects: { work: 0, school: 0, gate: 0 },
      dispersion: Infinity,
      onset: [],
    },
    index: Array.from({ length: runs * infected }, (_, i) => Math.floor(i / infected) * size + (i % infected)),
    seed,
  })
  const sizes = new Int32Array(runs).fill(-infected)
  outbreak.infected.forEach((day, person) => day >= 0 && sizes[Math.floor(person / size)]!++)
  return sizes
}
