// minutes: 3
import { expect, test } from 'vitest'
import { scan } from './scan.ts'
import { random } from '../numeric/random.ts'

test('where nothing is the matter, p <= 0.05 comes in 3 to 7 of 100 data sets', () => {
  const sets = 1000
  let rejected = 0
  for (let set = 0; set < sets; set++) {
    const stream = random(2020, set)
    const make = (value: () => number): number[] => Array.from({ length: 40 }, value)
    const population = make(() => 100 + stream.below(900))
    const upTo = population.map((_, i) => population.slice(0, i + 1).reduce((sum, n) => sum + n, 0))
    const cases = Array.from({ length: 40 }, () => 0)
    for (let k = 0; k < 200; k++) {
      const drawn = stream.uniform() * upTo.at(-1)!
      cases[upTo.findIndex((sum) => drawn < sum)]!++
    }
    const coordinates = { type: 'cartesian', x: make(stream.uniform), y: make(stream.uniform) } as const
    const { clusters } = scan({ model: 'poisson', coordinates, cases, population }, { replicates: 199, seed: set })
    if (clusters[0]!.p <= 0.05) rejected++
  }
  expect(rejected / sets).toBeGreaterThanOrEqual(0.03)
  expect(rejected / sets).toBeLessThanOrEqual(0.07)
})
