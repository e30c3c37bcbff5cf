import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { poisson } from './likelihood.ts'
import { scan } from './scan.ts'

/**
 * SpatialEpi 1.2.8 keeps the sum of expected cases in an `int` (computeAllLogLkhd): 667 - 1e-13 becomes 666, and its ratio
 * is that of 666 cases with the 667 observed ones. We answer with the right one, as SaTScan 10.3.2 does.
 */
test('North Carolina 1974: the ratio with the whole total, not that with the total cut to an integer', () => {
  const file = new URL('../fixtures/scan-ncsids74-poisson.json', import.meta.url)
  const { inputs } = JSON.parse(readFileSync(file, 'utf8'))
  const { cases, population, coordinates } = inputs
  const [found] = scan({ model: 'poisson', cases, population, coordinates }, { replicates: 0 }).clusters
  expect(found!.llr).toBeCloseTo(15.757765, 6)
  const { cases: c, expected: e } = found!
  const cut = c * Math.log(c / e) + (667 - c) * Math.log((667 - c) / (666 - e)) - 667 * Math.log(667 / 666)
  expect(cut).toBeCloseTo(15.54273, 2)
  expect(poisson(667).llr(c, e)).toBe(found!.llr)
})
