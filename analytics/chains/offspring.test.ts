import { describe, expect, test } from 'vitest'
import { offspring, shareOfTop } from './offspring.ts'

describe('an offspring distribution', () => {
  test('with few who infect most has a small k and an interval around it', () => {
    const { mean, dispersion, none, topFifth } = offspring([0, 0, 0, 0, 0, 0, 0, 0, 9, 1])
    expect(mean.estimate).toBe(1)
    expect(dispersion.estimate).toBeLessThan(0.3)
    expect(dispersion.low).toBeLessThan(dispersion.estimate)
    expect(dispersion.high).toBeGreaterThan(dispersion.estimate)
    expect(none).toBe(0.8)
    expect(topFifth).toBe(1)
  })
  test('no more spread than by chance has an endless k with a lower bound', () => {
    const { dispersion } = offspring([1, 1, 2, 1, 0, 1, 1, 2, 1, 1])
    expect(dispersion.estimate).toBe(Infinity)
    expect(dispersion.high).toBe(Infinity)
    expect(dispersion.low).toBeGreaterThan(0)
  })
  test('in which nobody infected anybody bounds R from above and has no k', () => {
    const { mean, dispersion, topFifth } = offspring([0, 0, 0, 0])
    expect(mean).toMatchObject({ estimate: 0, low: 0 })
    // Poisson: n μ = z²/2
    expect(mean.high).toBeCloseTo(1.9207294 / 4, 6)
    expect(dispersion.estimate).toBeNaN()
    expect(topFifth).toBeNaN()
  })
  test('of one case is wide', () => {
    const { mean } = offspring([3])
    expect(mean.low).toBeLessThan(1)
    expect(mean.high).toBeGreaterThan(8)
  })
  test('of nobody, or with impossible counts, is refused', () => {
    expect(() => offspring([])).toThrow('counts is empty')
    expect(() => offspring([1, -1])).toThrow('counts[1] is -1')
    expect(() => offspring([1, 0.5])).toThrow('counts[1] is 0.5')
  })
})

test('the most infectious fifth of 5 cases is one, of 6 cases two', () => {
  expect(shareOfTop([5, 5, 0, 0, 0], 0.2)).toBe(0.5)
  expect(shareOfTop([5, 5, 0, 0, 0, 0], 0.2)).toBe(1)
})
