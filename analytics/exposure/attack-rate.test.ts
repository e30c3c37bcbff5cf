import { describe, expect, test } from 'vitest'
import { attackRate } from './attack-rate.ts'

describe('a secondary attack rate', () => {
  test('of nobody or everybody has an open end at exactly 0 or 1', () => {
    expect(attackRate(0, 15)).toMatchObject({ estimate: 0, low: 0 })
    expect(attackRate(12, 12)).toMatchObject({ estimate: 1, high: 1 })
    expect(attackRate(1, 1, 0.95, true)).toMatchObject({ estimate: 1, high: 1 })
    expect(attackRate(1, 1, 0.95, true).low).toBeCloseTo(0.025, 12)
  })
  test('is the mirror image of the rate of those who stayed well', () => {
    for (const exact of [true, false]) {
      const ill = attackRate(3, 20, 0.9, exact)
      const well = attackRate(17, 20, 0.9, exact)
      expect(ill.low).toBeCloseTo(1 - well.high, 12)
      expect(ill.high).toBeCloseTo(1 - well.low, 12)
    }
  })
  test('keeps its digits when it is tiny', () => {
    expect(attackRate(1, 1e9).low / 1.765e-10).toBeCloseTo(1, 2)
  })
  test('of no exposed contacts is no figure', () => {
    expect(attackRate(0, 0).estimate).toBeNaN()
  })
  test('cannot count more cases than exposed', () => {
    expect(() => attackRate(3, 2)).toThrow('cases is 3; it must be a whole number from 0 to exposed, 2')
    expect(() => attackRate(0, -1)).toThrow('exposed is -1')
  })
})
