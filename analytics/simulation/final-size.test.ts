import { describe, expect, test } from 'vitest'
import { extinction, finalSize, reedFrost } from './final-size.ts'

describe('the final size of an outbreak', () => {
  test('is nothing up to R0 1, solves its equation above and keeps its digits near 1', () => {
    expect(finalSize(0.9)).toBe(0)
    expect(finalSize(1)).toBe(0)
    for (const r0 of [1 + 1e-9, 1.001, 1.2, 1.5, 2.5, 4, 40]) {
      const z = finalSize(r0)
      expect(Math.abs(-Math.expm1(-r0 * z) / z - 1), `R0 ${r0}`).toBeLessThan(1e-14)
    }
    expect(finalSize(1 + 1e-9) / 2e-9).toBeCloseTo(1, 6)
  })
  test('is refused for a negative R0', () => {
    expect(() => finalSize(-1)).toThrow('r0 is -1')
  })
})

describe('extinction', () => {
  test('is certain up to R 1 and rarer with more first cases', () => {
    expect(extinction(1)).toBe(1)
    expect(extinction(2)).toBeCloseTo(0.2031878699799799, 12)
    expect(extinction(2, 3)).toBeCloseTo(0.2031878699799799 ** 3, 12)
  })
  test('is likelier when few cases infect most', () => {
    // k = 1 (geometric): q = 1/R
    expect(extinction(2, 1, 1)).toBeCloseTo(0.5, 12)
    expect(extinction(2, 1, 0.1)).toBeGreaterThan(0.8)
  })
})

describe('the Reed-Frost distribution', () => {
  test('sums to one and is the binomial where one generation is all', () => {
    const sum = reedFrost(20, 2, 0.9).reduce((total, p) => total + p, 0)
    expect(sum).toBeCloseTo(1, 13)
    expect([...reedFrost(1, 1, 0.8)]).toEqual([0.8, expect.closeTo(0.2, 15)])
    expect([...reedFrost(3, 0, 0.8)]).toEqual([1, 0, 0, 0])
    expect([...reedFrost(3, 1, 0)]).toEqual([0, 0, 0, 1])
  })
})
