import { describe, expect, it } from 'vitest'
import { drawPoisson } from '../numeric/draws.ts'
import { random } from '../numeric/random.ts'
import { cori } from './cori.ts'
import { infectivity } from './infectivity.ts'
import { discreteSerialInterval, meanOf } from './serial-interval.ts'
import { coriFromSample, uncertainIntervals } from './uncertain.ts'
import { wallingaTeunis } from './wallinga-teunis.ts'
import { slidingWindows } from './windows.ts'

const interval = { mean: 5, sd: 2 }

/** Renewal epidemic with a known R of each day; the first ten cases came from elsewhere. */
function epidemic(days: number, r: (day: number) => number, seed: number): number[] {
  const stream = random(seed)
  const w = discreteSerialInterval(interval.mean, interval.sd, days)
  const cases = [10]
  for (let t = 1; t < days; t++) {
    let lambda = 0
    for (let s = 1; s <= t; s++) lambda += w[s]! * cases[t - s]!
    cases.push(drawPoisson(stream, r(t) * lambda))
  }
  return cases
}

describe('serial interval', () => {
  it('the discrete interval keeps the mean and adds up to 1', () => {
    const w = discreteSerialInterval(8.4, 3.8, 100)
    expect(w[0]).toBe(0)
    expect(w.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
    expect(meanOf(w)).toBeCloseTo(8.4, 10)
  })

  it('a mean of a day or less, weights below 0 or not adding up to 1 are refused', () => {
    expect(() => discreteSerialInterval(1, 1, 10)).toThrow('above 1 day')
    expect(() => cori([1, 2, 3], { serialInterval: { w: [0, 0.5] } })).toThrow('add up to 1')
    expect(() => cori([1, 2, 3], { serialInterval: { w: [0, -0.5, 1.5] } })).toThrow('w[1]')
    expect(() => cori([1, 2, 3], { serialInterval: { w: [0.5, 0.5] } })).toThrow('w[0] must be 0')
  })
})

describe('R by sliding windows', () => {
  it('finds the R an epidemic was made with, before and after it changes', () => {
    const cases = epidemic(60, (day) => (day < 25 ? 1.8 : 0.7), 4)
    const { mean, quantiles, end } = cori(cases, { serialInterval: interval })
    const at = (day: number): number => [...end].indexOf(day)
    expect(quantiles[0]![at(22)]).toBeLessThan(1.8)
    expect(quantiles[6]![at(22)]).toBeGreaterThan(1.8)
    expect(Math.abs(mean[at(40)]! - 0.7)).toBeLessThan(0.08)
  })

  it('a window that ends before the mean serial interval has no estimate', () => {
    const { mean, end } = cori(
      epidemic(30, () => 1.5, 1),
      {
        serialInterval: { mean: 9.5, sd: 3 },
        windows: { start: [1, 2, 3], end: [7, 8, 9] },
      },
    )
    expect([...end]).toEqual([7, 8, 9])
    expect([...mean].map(Number.isNaN)).toEqual([true, true, false])
  })

  it('imported cases infect but are not infected here', () => {
    const cases = epidemic(40, () => 1.2, 2)
    const imported = cases.map((n, day) => (day % 3 === 0 ? n : 0))
    const all = cori(cases, { serialInterval: interval })
    const some = cori(cases, { serialInterval: interval, imported })
    expect(some.infectivity).toEqual(all.infectivity)
    expect(some.mean[20]!).toBeLessThan(all.mean[20]!)
    expect(() => cori([1, 2], { serialInterval: interval, imported: [0, 3] })).toThrow('imported[1]')
  })

  it('with no case at all R is the prior, not a finding', () => {
    const { mean, sd } = cori(new Int32Array(20), { serialInterval: interval })
    expect(mean.every((one) => one === 5)).toBe(true)
    expect(sd[0]).toBe(5)
  })

  it('counts below 0, missing counts and windows outside of the curve are refused by place', () => {
    expect(() => cori([1, -1], { serialInterval: interval })).toThrow('cases[1]')
    expect(() => cori([1, NaN], { serialInterval: interval })).toThrow('cases[1]')
    const windows = { start: [1], end: [9] }
    expect(() => cori([1, 2, 3], { serialInterval: interval, windows })).toThrow('window 0 (1 to 9)')
    expect(slidingWindows(5, 7).start).toHaveLength(0)
    expect(cori([3], { serialInterval: interval }).mean).toHaveLength(0)
  })

  it('infectivity is the weighted sum of earlier cases', () => {
    expect([...infectivity([2, 0, 4, 1], [0, 0.5, 0.3, 0.2])]).toEqual([0, 1, 0.6, 2.4])
  })
})

describe('R with an uncertain serial interval', () => {
  const cases = epidemic(40, () => 1.4, 3)

  it('one interval in the sample is that interval', () => {
    const one = coriFromSample(cases, { sample: [interval] })
    const plain = cori(cases, { serialInterval: interval })
    one.quantiles.forEach((values, q) => {
      values.forEach((value, i) => expect(value).toBeCloseTo(plain.quantiles[q]![i]!, 9))
    })
  })

  it('doubt about the interval widens R', () => {
    const law = { mean: { mean: 5, sd: 1.5, min: 2, max: 8 }, sd: { mean: 2, sd: 0.5, min: 1, max: 3 } }
    const sample = uncertainIntervals(law.mean, law.sd, 50)
    const wide = coriFromSample(cases, { sample })
    const plain = cori(cases, { serialInterval: interval })
    expect(wide.sd[25]!).toBeGreaterThan(plain.sd[25]!)
    expect(sample).toEqual(uncertainIntervals(law.mean, law.sd, 50))
    expect(() => uncertainIntervals({ mean: 5, sd: 0.01, min: 8, max: 9 }, law.sd)).toThrow('no part')
    expect(() => coriFromSample(cases, { sample: [] })).toThrow('at least one')
  })
})

describe('R of cases', () => {
  const cases = epidemic(50, (day) => (day < 30 ? 1.5 : 0.8), 6)

  it('every case that has an infector in the data is counted once', () => {
    const { byDay } = wallingaTeunis(cases, { serialInterval: interval, simulations: 0 })
    const caused = cases.reduce((sum, n, day) => sum + (n > 0 ? n * byDay[day]! : 0), 0)
    const infected = cases.reduce((a, b) => a + b, 0) - 10
    expect(caused).toBeCloseTo(infected, 8)
  })

  it('simulated trees lie around the exact mean and are the same for a seed', () => {
    const one = wallingaTeunis(cases, { serialInterval: interval, simulations: 200, seed: 5 })
    const two = wallingaTeunis(cases, { serialInterval: interval, simulations: 200, seed: 5 })
    expect(two.low).toEqual(one.low)
    expect(one.low[20]!).toBeLessThan(one.mean[20]!)
    expect(one.high[20]!).toBeGreaterThan(one.mean[20]!)
  })

  it('cases of the last days have not infected everybody yet, and say so', () => {
    const { seen, mean } = wallingaTeunis(cases, { serialInterval: interval, simulations: 0 })
    expect(seen[5]).toBeCloseTo(1, 6)
    expect(seen[seen.length - 1]!).toBeLessThan(0.4)
    expect(mean[mean.length - 1]!).toBeLessThan(0.4)
  })

  it('a window without a case has no mean', () => {
    const { mean } = wallingaTeunis([1, 0, 0, 0, 2], {
      serialInterval: { w: [0, 0.2, 0.3, 0.3, 0.2] },
      windows: { start: [1, 3], end: [2, 4] },
      simulations: 10,
    })
    expect([...mean]).toEqual([NaN, 0])
  })
})
