import { describe, expect, it } from 'vitest'
import { dayNumber, dayText, epiWeek } from './days.ts'
import { doublingTime, growth, halvingTime } from './growth.ts'
import {
  reproductionDiscrete,
  reproductionFromGrowth,
  reproductionGamma,
  reproductionHistogram,
} from './growth-to-r.ts'
import { incidence, weekly } from './incidence.ts'

const week = (text: string, rule: 'iso' | 'mmwr') => {
  const { year, week } = epiWeek(dayNumber(text), rule)
  return `${year}-${week}`
}

describe('days and weeks', () => {
  it('a day is a number and back', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayText(dayNumber('2022-11-22'))).toBe('2022-11-22')
    expect(dayNumber('1918-10-01')).toBeLessThan(0)
    expect(() => dayNumber('2022-02-30')).toThrow('2022-02-30')
    expect(() => dayNumber('22/11/2022')).toThrow('YYYY-MM-DD')
  })

  it('the week with four days in the new year is week 1, from Monday (ISO) or Sunday (MMWR)', () => {
    expect(week('2021-01-03', 'iso')).toBe('2020-53')
    expect(week('2021-01-04', 'iso')).toBe('2021-1')
    expect(week('2016-01-03', 'iso')).toBe('2015-53')
    expect(week('2018-12-31', 'iso')).toBe('2019-1')
    expect(week('2021-01-02', 'mmwr')).toBe('2020-53')
    expect(week('2021-01-03', 'mmwr')).toBe('2021-1')
    expect(week('2014-12-28', 'mmwr')).toBe('2014-53')
    expect(week('1967-12-31', 'mmwr')).toBe('1968-1')
  })
})

describe('incidence', () => {
  it('fills days without a case, counts missing days and those outside', () => {
    const curve = incidence([10, 12, NaN, 12, 15, 30], { to: 16 })
    expect(curve).toMatchObject({ from: 10, missing: 1, outside: 1 })
    expect([...curve.counts]).toEqual([1, 0, 2, 0, 0, 1, 0])
  })

  it('no case at all is an empty curve, or zeros where the days are given', () => {
    expect(incidence([]).counts.length).toBe(0)
    expect([...incidence([NaN], { from: 3, to: 5 }).counts]).toEqual([0, 0, 0])
  })

  it('a year typed wrong is refused, not drawn', () => {
    expect(() => incidence([dayNumber('2022-11-22'), dayNumber('1022-11-22')])).toThrow('probably wrong')
    expect(() => incidence([1.5])).toThrow('days[0]')
    expect(() => incidence([5], { from: 9, to: 3 })).toThrow('before from')
  })

  it('a week that the curve cuts says how many days it covers', () => {
    const from = dayNumber('2022-11-18')
    const weeks = weekly({ from, counts: [1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 7] })
    expect(weeks.map(({ count, days }) => [count, days])).toEqual([
      [6, 3],
      [4, 7],
      [7, 1],
    ])
    expect(weekly({ from, counts: [1, 2, 3] }, 'mmwr')).toHaveLength(2)
  })
})

describe('growth', () => {
  const doubled = [1, 2, 4, 8, 16, 32, 64]

  it('a curve that doubles each day doubles each day by every method', () => {
    for (const method of ['log-linear', 'poisson', 'quasi-poisson', 'negative-binomial'] as const) {
      const { rate, doubling } = growth(doubled, { method })
      expect(rate.estimate).toBeCloseTo(Math.LN2, 8)
      expect(doubling.estimate).toBeCloseTo(1, 8)
    }
    const poisson = growth(doubled, { method: 'poisson' })
    expect(poisson.rate.low).toBeLessThan(Math.LN2)
    expect(halvingTime(growth(doubled.toReversed(), { method: 'poisson' }).rate).estimate).toBeCloseTo(1, 8)
  })

  it('log-linear leaves out days without a case, the others keep them', () => {
    const counts = [3, 0, 5, 6, 0, 9]
    expect(growth(counts, { method: 'log-linear' }).used).toBe(4)
    expect(growth(counts, { method: 'poisson' }).used).toBe(6)
  })

  it('an interval that holds no growth leaves the doubling time open', () => {
    const { rate, doubling } = growth([5, 3, 6, 4, 5, 7], { method: 'poisson' })
    expect(rate.low).toBeLessThan(0)
    expect(doubling.high).toBe(Infinity)
    const falling = doublingTime({ estimate: -0.1, low: -0.3, high: 0.1, level: 0.95, method: '' })
    expect(falling).toMatchObject({ low: -Infinity })
    expect(falling.high).toBeCloseTo(-Math.LN2 / 0.3)
  })

  it('zeros, one case or one day say nothing, and say so', () => {
    for (const counts of [[], [0, 0, 0], [0, 1, 0], [7]]) {
      const { rate, note } = growth(counts)
      expect(rate.estimate).toBeNaN()
      expect(note).toContain('nothing about growth')
    }
  })

  it('a negative or missing count is refused with its place', () => {
    expect(() => growth([1, -2, 3])).toThrow('counts[1]')
    expect(() => growth([1, NaN, 3])).toThrow('counts[1]')
    expect(() => growth([1, 2, 3], { t: [0, 1] })).toThrow('as long as')
  })
})

describe('R from r', () => {
  it('no growth is R of 1, whatever the interval', () => {
    expect(reproductionGamma(0, 5, 2)).toBe(1)
    expect(reproductionDiscrete(0, [0, 0.3, 0.7])).toBeCloseTo(1, 15)
    expect(reproductionHistogram(0, [0, 1, 3], [0.4, 0.6])).toBeCloseTo(1, 15)
  })

  it('a fine histogram of a gamma interval comes to the gamma formula', () => {
    const { edges, shares } = histogram()
    expect(reproductionHistogram(0.1, edges, shares)).toBeCloseTo(reproductionGamma(0.1, 2, 2), 4)
    expect(() => reproductionHistogram(0.1, [0, 0], [1])).toThrow('edges[1]')
  })

  it('the interval of r becomes the interval of R', () => {
    const rate = { estimate: 0.1, low: 0.05, high: 0.2, level: 0.95, method: '' }
    const r = reproductionFromGrowth(rate, (one) => reproductionGamma(one, 5, 2), 'gamma')
    expect(r.low).toBeLessThan(r.estimate)
    expect(r.high).toBe(reproductionGamma(0.2, 5, 2))
    expect(reproductionGamma(-2, 5, 2)).toBe(0)
  })
})

/** Exponential interval of mean 2 in steps of 0.01 day. */
function histogram(): { edges: number[]; shares: number[] } {
  const edges = Array.from({ length: 6001 }, (_, i) => i / 100)
  const shares = edges.slice(1).map((b, i) => Math.exp(-edges[i]! / 2) - Math.exp(-b / 2))
  return { edges, shares }
}
