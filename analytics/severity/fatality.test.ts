import { describe, expect, test } from 'vitest'
import { caseFatality, delayAdjustedFatality, rollingFatality } from './fatality.ts'

describe('case fatality', () => {
  test('has an exact interval, also at its ends', () => {
    // R: binom.test(3, 20)$conf.int
    expect(caseFatality(3, 20)).toMatchObject({
      estimate: 0.15,
      low: expect.closeTo(0.0320709371854637, 12),
      high: expect.closeTo(0.378926826545314, 12),
    })
    expect(caseFatality(0, 10).low).toBe(0)
    expect(caseFatality(10, 10).high).toBe(1)
    expect(caseFatality(0, 0).estimate).toBeNaN()
  })
  test('cannot have more deaths than cases', () => {
    expect(() => caseFatality(3, 2)).toThrow('deaths is 3; it must be a whole number from 0 to the cases, 2')
    expect(() => caseFatality(0, -2)).toThrow('cases is -2')
  })
})

describe('rolling fatality', () => {
  test('looks back one window and says nothing before it is full or where nobody fell ill', () => {
    const estimates = rollingFatality([10, 10, 0, 0, 20], [1, 3, 0, 0, 5], 2).map(({ estimate }) => estimate)
    expect(estimates).toEqual([NaN, 0.2, 0.3, NaN, 0.25])
  })
  test('names the day that is wrong', () => {
    expect(() => rollingFatality([1, 1], [0, 2], 2)).toThrow('deaths[1] is 2')
    expect(() => rollingFatality([1], [0, 2], 2)).toThrow('equally long')
  })
})

describe('delay-adjusted fatality', () => {
  test('divides by the cases whose outcome is due', () => {
    // everybody who dies does so 10 days later: of 10 + 20 cases only the first 10 can have
    const cases = [10, ...Array.from({ length: 9 }, () => 0), 20]
    const delay = [...Array.from({ length: 10 }, () => 0), 1]
    const found = delayAdjustedFatality(cases, 2, delay)
    expect(found.knownShare).toBeCloseTo(1 / 3, 12)
    expect(found.estimate).toBeCloseTo(0.2, 12)
    expect(found).toMatchObject({ low: caseFatality(2, 10).low, high: caseFatality(2, 10).high })
  })
  test('is the plain fatality when the outbreak is long over', () => {
    const cases = [10, 20, ...Array.from({ length: 50 }, () => 0)]
    expect(delayAdjustedFatality(cases, 3, [0, 0.5, 0.5])).toMatchObject(
      (({ estimate, low, high }) => ({ estimate, low, high }))(caseFatality(3, 30)),
    )
  })
  test('finds the fatality of a growing outbreak that deaths / cases puts far too low', () => {
    const delay = Array.from({ length: 30 }, (_, j) => (j >= 10 && j < 20 ? 0.1 : 0))
    const cases = Array.from({ length: 60 }, (_, t) => Math.round(10 * Math.exp(0.1 * t)))
    let deaths = 0
    for (let t = 0; t < 60; t++) for (let j = 0; j <= t; j++) deaths += 0.2 * cases[t - j]! * (delay[j] ?? 0)
    const total = cases.reduce((sum, n) => sum + n, 0)
    expect(Math.round(deaths) / total).toBeLessThan(0.06)
    expect(delayAdjustedFatality(cases, Math.round(deaths), delay).estimate).toBeCloseTo(0.2, 3)
  })
  test('says nothing before any outcome is due', () => {
    const found = delayAdjustedFatality([5, 5], 0, [0, 0, 1])
    expect(found.estimate).toBeNaN()
    expect(found.knownShare).toBe(0)
  })
  test('refuses a delay that is no distribution', () => {
    expect(() => delayAdjustedFatality([5], 0, [0.7, 0.7])).toThrow('delay sums to 1.4')
    expect(() => delayAdjustedFatality([5], 0, [-1])).toThrow('delay[0] is -1')
  })
})
