import { describe, expect, test } from 'vitest'
import { bruteForce } from './brute-force.fixture.ts'
import type { ScanInput, ScanOptions } from './input.ts'
import { scan } from './scan.ts'
import { simulator } from './simulate.ts'
import { random } from '../numeric/random.ts'
import { studyOf } from './study.ts'

type Model = ScanInput['model']

/** A small district; `grid` puts the areas on whole coordinates, so that distances tie and some places are shared. */
function district(model: Model, times: number, seed: number, grid = false, byTime = false): ScanInput {
  const stream = random(seed, 0)
  const areas = 24
  const many = (length: number, make: () => number): number[] => Array.from({ length }, make)
  const place = (): number => (grid ? stream.below(5) : stream.uniform() * 10)
  const cases = many(areas * times, () => (stream.uniform() < 0.4 ? stream.below(4) : 0))
  const population = many(areas * (byTime ? times : 1), () => 20 + stream.below(50))
  const coordinates = { type: 'cartesian', x: many(areas, place), y: many(areas, place) } as const
  return { model, coordinates, cases, times, ...(model !== 'permutation' && { population }) }
}

const largest = (input: ScanInput, options: ScanOptions): number =>
  scan(input, { ...options, replicates: 0 }).clusters[0]?.llr ?? 0

describe('the bounded search finds what the plain one finds', () => {
  const kinds: [Model, number, boolean][] = [
    ['poisson', 1, false],
    ['bernoulli', 1, false],
    ['poisson', 9, false],
    ['poisson', 9, true],
    ['permutation', 9, false],
  ]
  for (const [model, times, byTime] of kinds)
    for (const rates of ['high', 'low', 'both'] as const)
      for (const ties of ['satscan', 'ring'] as const)
        test(`${model}, ${times} times${byTime ? ', population by time' : ''}, ${rates}, ${ties}`, () => {
          for (let seed = 1; seed <= 6; seed++) {
            const input = district(model, times, seed, seed % 2 === 0, byTime)
            const options = {
              rates,
              ties,
              maxDuration: 4,
              prospective: seed % 3 === 0,
              maxSpatialSize: 0.4 + seed / 20,
            }
            expect(largest(input, options)).toBeCloseTo(bruteForce(input, options), 8)
          }
        })
})

describe('the same question has the same answer', () => {
  test('the order of the areas changes nothing but their numbers', () => {
    const input = district('poisson', 9, 3)
    const order = Array.from({ length: 24 }, (_, i) => (i * 7 + 5) % 24)
    const at = input.coordinates as { type: 'cartesian'; x: number[]; y: number[] }
    const turned: ScanInput = {
      ...input,
      coordinates: { type: 'cartesian', x: order.map((i) => at.x[i]!), y: order.map((i) => at.y[i]!) },
      cases: order.flatMap((i) => Array.from(input.cases).slice(i * 9, i * 9 + 9)),
      population: order.map((i) => input.population![i]!),
    }
    const [one, other] = [scan(input, { replicates: 0 }), scan(turned, { replicates: 0 })]
    expect(other.clusters[0]!.llr).toBeCloseTo(one.clusters[0]!.llr, 10)
    const named = other.clusters[0]!.locations.map((i) => order[i]!).sort((a, b) => a - b)
    expect(named).toEqual(one.clusters[0]!.locations)
  })

  test('a population counted in thousands finds the same cluster with the same ratio', () => {
    const input = district('poisson', 9, 4)
    const scaled = { ...input, population: Array.from(input.population!, (n) => n / 1000) }
    expect(largest(scaled, {})).toBeCloseTo(largest(input, {}), 10)
  })

  test.each(['poisson', 'bernoulli', 'permutation'] as const)(
    '%s: a seed gives its answer again, another seed another',
    (model) => {
      const input = district(model, model === 'bernoulli' ? 1 : 9, 5)
      const once = scan(input, { replicates: 60, seed: 9 })
      expect(scan(input, { replicates: 60, seed: 9 })).toEqual(once)
      expect(scan(input, { replicates: 60, seed: 10 }).maxima).not.toEqual(once.maxima)
    },
  )

  test.each([
    [1, 1],
    [9, 1],
    [1, 3000],
    [9, 40],
  ])('the maximum of each replicate is that of the plain search: %d times, cases times %d', (times, factor) => {
    const plain = district('poisson', times, 6, times === 1)
    const input = { ...plain, cases: Array.from(plain.cases, (n) => n * factor) }
    const options: ScanOptions = { replicates: 40, ties: 'ring', seed: 3 }
    const { maxima } = scan(input, options)
    const study = studyOf(input, options)!
    const simulate = simulator(study, 3)
    const cells = new Int32Array(study.cases.length)
    // sites are in another order than areas, and areas at one place are one site
    const byArea = (area: number, t: number): number => {
      const site = study.places.siteOf[area]!
      return study.places.areas[study.places.first[site]!] === area ? cells[site * times + t]! : 0
    }
    maxima.forEach((maximum, r) => {
      simulate(r, cells)
      const cases = Array.from({ length: 24 * times }, (_, at) => byArea(Math.floor(at / times), at % times))
      expect(maximum).toBeCloseTo(
        bruteForce({ ...input, cases }, { ...options, maxDuration: Math.floor(times / 2) || 1 }),
        8,
      )
    })
  })
})

describe('what the answer says', () => {
  test('a scan of high rates names no low one, however much it stands out', () => {
    const low = district('poisson', 9, 2)
    const cases = Array.from(low.cases, (_, at) => (at % 9 < 4 ? 0 : 2 + (at % 2)))
    for (const { cases: found, expected } of scan({ ...low, cases }, { replicates: 0 }).clusters)
      expect(found).toBeGreaterThan(expected)
  })

  test('no cases: no cluster, and no replicate is run', () => {
    const input = { ...district('poisson', 1, 1), cases: Array.from({ length: 24 }, () => 0) }
    expect(scan(input)).toMatchObject({ totalCases: 0, clusters: [] })
  })

  test('one case alone is never a cluster of high rates', () => {
    const cases = Array.from({ length: 24 }, () => 0)
    cases[3] = 1
    expect(scan({ ...district('poisson', 1, 1), cases }).clusters).toEqual([])
  })

  test('a prospective scan says how long one would wait for such a cluster by chance', () => {
    const [found] = scan(district('permutation', 9, 2), { prospective: true, replicates: 99, interval: 7 }).clusters
    expect(found!.last).toBe(8)
    expect(found!.recurrence).toBeCloseTo(7 / found!.p, 12)
  })

  test('ended early, p is the share that reached it of those run', () => {
    const input = district('poisson', 1, 8)
    const whole = scan(input, { replicates: 999 })
    const early = scan(input, { replicates: 999, stopAfter: 10 })
    expect(early.maxima).toEqual(whole.maxima.slice(0, early.maxima.length))
    expect(early.clusters[0]!.p).toBeCloseTo(10 / early.maxima.length, 12)
  })

  test('clusters share no area, and p of a stronger one is never larger', () => {
    const { clusters } = scan(district('poisson', 1, 7), { replicates: 99 })
    const areas = clusters.flatMap(({ locations }) => locations)
    expect(new Set(areas).size).toBe(areas.length)
    clusters.slice(1).forEach(({ p }, k) => expect(p).toBeGreaterThanOrEqual(clusters[k]!.p))
  })

  test('degrees are measured along the sphere, in kilometres', () => {
    const coordinates = { type: 'latlong', latitude: [0, 0, 60], longitude: [0, 1, 0] } as const
    const found = scan({ model: 'poisson', coordinates, cases: [9, 9, 0], population: [1, 1, 9] }, { replicates: 0 })
    expect(found.clusters[0]!.locations).toEqual([0, 1])
    expect(found.clusters[0]!.radius).toBeCloseTo((6367 * Math.PI) / 180, 6)
  })
})

describe('input that makes no sense is refused by name', () => {
  const good = district('poisson', 1, 1)
  const cases = (value: number): number[] => Array.from(good.cases).with(4, value)
  test.each([
    ['a negative count', { ...good, cases: cases(-1) }, /cases\[4\] is -1/],
    ['half a case', { ...good, cases: cases(0.5) }, /cases\[4\] is 0.5/],
    ['a missing day', { ...good, cases: cases(Number.NaN) }, /cases\[4\] is NaN/],
    ['too few areas', { ...good, cases: [1, 2] }, /cases must have 24 values/],
    ['no population', { ...good, population: [] }, /population must have 24/],
    [
      'cases where nobody lives',
      { ...good, cases: cases(2), population: Array.from(good.population!).with(4, 0) },
      /population\[4\]/,
    ],
  ])('%s', (_, input, problem) => expect(() => scan(input as ScanInput)).toThrow(problem))
  test('a Bernoulli area with more cases than people', () => {
    const input = {
      ...good,
      model: 'bernoulli' as const,
      population: Array.from(good.population!).with(4, 1),
      cases: cases(2),
    }
    expect(() => scan(input)).toThrow(/less than its 2 cases/)
  })
  test('a cap above the whole', () => expect(() => scan(good, { maxSpatialSize: 1.5 })).toThrow(/maxSpatialSize/))
})
