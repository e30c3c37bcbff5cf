import { describe, expect, test } from 'vitest'
import { bedDemand, tubeDemand } from './demand.ts'
import { projectCases, projectedCases } from './projection.ts'

const w = [0, 0.2, 0.5, 0.3]
const steady = { r: { mean: 1, sd: 0 }, w, seed: 1 }
const flat = Array.from({ length: 40 }, () => 50)

describe('a projection', () => {
  test('at R 1 goes on as it was, and its uncertainty grows', () => {
    const cases = projectedCases(projectCases(flat, steady))
    expect(cases).toHaveLength(14)
    for (const { estimate } of cases) expect(Math.abs(estimate - 50)).toBeLessThan(4)
    expect(cases[13]!.high - cases[13]!.low).toBeGreaterThan(cases[0]!.high - cases[0]!.low)
  })
  test('grows with R, and wider where R is not known well or cases differ', () => {
    const width = (more: object): number => {
      const { low, high } = projectedCases(projectCases(flat, { ...steady, ...more })).at(-1)!
      return high - low
    }
    expect(projectedCases(projectCases(flat, { ...steady, r: { mean: 1.5, sd: 0 } })).at(-1)!.low).toBeGreaterThan(150)
    expect(width({ r: { mean: 1, sd: 0.3 } })).toBeGreaterThan(2 * width({}))
    expect(width({ dispersion: 0.1 })).toBeGreaterThan(1.5 * width({}))
  })
  test('of nobody stays nobody, and the same seed gives the same', () => {
    expect(Math.max(...projectCases([0, 0, 0], steady).cases)).toBe(0)
    expect(projectCases(flat, steady)).toEqual(projectCases(flat, steady))
  })
  test('refuses negative counts and an R that is none', () => {
    expect(() => projectCases([1, -1], steady)).toThrow('counts[1] is -1')
    expect(() => projectCases([1], { ...steady, r: { mean: NaN, sd: 0 } })).toThrow('r is NaN')
  })
})

describe('beds', () => {
  const projection = projectCases(flat, steady)
  test('in a steady epidemic are admissions a day times days of stay', () => {
    // one day of waiting, a bed on 5 days
    const beds = bedDemand(projection, { counts: flat, admitted: 0.2, delay: [0, 1], stay: [0, 0, 0, 0, 1], seed: 2 })
    for (const { estimate, low, high } of beds) {
      expect(Math.abs(estimate - 50 * 0.2 * 5)).toBeLessThan(5)
      expect(low).toBeLessThan(estimate)
      expect(high).toBeGreaterThan(estimate)
    }
  })
  test('are none where nobody is admitted', () => {
    const beds = bedDemand(projection, { counts: flat, admitted: 0, delay: [1], stay: [1], seed: 2 })
    expect(beds.every(({ high }) => high === 0)).toBe(true)
  })
  test('refuse a stay that is no distribution', () => {
    const options = { counts: flat, admitted: 0.2, delay: [1], stay: [0.6, 0.6], seed: 2 }
    expect(() => bedDemand(projection, options)).toThrow('stay sums to 1.2')
    expect(() => bedDemand(projection, { ...options, admitted: 2 })).toThrow('admitted is 2')
  })
})

describe('tubes', () => {
  const none = projectCases([0], { ...steady, paths: 3 })
  test('are one for each contact on its days', () => {
    // 4 cases on the last known day, 5 contacts each, sampled 1, 4 and 7 days after
    const tubes = tubeDemand(none, { counts: [4], contacts: 5, samplingDays: [1, 4, 7] })
    expect(tubes.map(({ estimate }) => estimate)).toEqual([20, 0, 0, 20, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0])
  })
  test('of a screening are one for a pool, and one for each person of a positive pool', () => {
    const screened = { counts: [0], contacts: 0, samplingDays: [], screening: [1005], pool: 10 }
    expect(tubeDemand(none, screened)[0]!.estimate).toBe(101)
    // one in a thousand: 1 − 0.999^10 = 0.996 % of 101 tubes, ten people each
    expect(tubeDemand(none, { ...screened, positive: 0.001 })[0]!.estimate).toBe(101 + 11)
  })
})
