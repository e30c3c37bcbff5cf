import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dayNumber } from '../curves/days.ts'
import { drawGamma, drawPoisson } from '../numeric/draws.ts'
import { random } from '../numeric/random.ts'
import { lawlessDelays } from './lawless.ts'
import { nowcast, type NowcastMethod } from './nowcast.ts'
import { reportingTriangle } from './triangle.ts'

interface Fixture {
  inputs: { dHosp: string[]; dReport: string[]; now: string; when: string[] }
  expected: Record<'nowcast' | 'pi_lower' | 'pi_upper', number[]>
}
const read = (name: string): Fixture =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as Fixture

/** A wave of 90 days, its cases reported after some days (none after more than 15). */
function wave(seed: number): { event: number[]; report: number[]; truth: number[] } {
  const stream = random(seed)
  const truth = Array.from({ length: 90 }, (_, t) => drawPoisson(stream, 4 + 30 * Math.exp(-(((t - 45) / 14) ** 2))))
  const event = truth.flatMap((n, t) => Array.from({ length: n }, () => t))
  const report = event.map((t) => t + Math.min(15, Math.floor(drawGamma(stream, 2.2, 2))))
  return { event, report, truth }
}

/** Share of true counts within the interval, over fourteen evenings and the ten days before each. */
function coverage(method: NowcastMethod, seeds: number, evenings: (k: number) => number): number {
  let [inside, all] = [0, 0]
  for (let seed = 0; seed < seeds; seed++) {
    const { event, report, truth } = wave(seed)
    for (let k = 0; k < 14; k++) {
      const now = evenings(k)
      const cast = nowcast(event, report, { now, method, draws: 300 })
      for (let t = now - 10; t < now; t++) {
        const i = t - cast.from
        if (!cast.informed[i]) continue
        all++
        if (cast.low[i]! <= truth[t]! && truth[t]! <= cast.high[i]!) inside++
      }
    }
  }
  return inside / all
}

describe('reporting triangle', () => {
  it('counts every case once, cuts long delays and says what was left out', () => {
    const event = [0, 0, 1, 5, 5, NaN, 6, 3]
    const report = [0, 30, 4, 6, 5, 3, 2, 90]
    const triangle = reportingTriangle(event, report, { now: 40, maxDelay: 5 })
    expect(triangle).toMatchObject({ from: 0, last: 40, missing: 1, negative: 1, later: 1, cut: 1 })
    expect([...triangle.observed.slice(0, 7)]).toEqual([2, 1, 0, 0, 0, 2, 0])
    expect(triangle.counts.reduce((a, b) => a + b, 0)).toBe(5)
  })

  it('no case by now, too short a history and days that are not whole are refused', () => {
    expect(() => reportingTriangle([5], [9], { now: 8 })).toThrow('no case is known')
    expect(() => reportingTriangle([5], [6], { now: 8 })).toThrow('maxDelay (15)')
    expect(() => reportingTriangle([5.5], [6], { now: 8 })).toThrow('event[0]')
    expect(() => nowcast([0], [1], { now: 20, level: 1 })).toThrow('level')
  })

  it('the chance of being reported rises to 1 at the longest delay', () => {
    const { event, report } = wave(1)
    const F = lawlessDelays(reportingTriangle(event, report, { now: 60 }))
    expect(F[15]).toBe(1)
    for (let d = 1; d <= 15; d++) expect(F[d]).toBeGreaterThanOrEqual(F[d - 1]!)
  })
})

describe('nowcast', () => {
  it('equals surveillance on the 2011 outbreak, also its intervals', () => {
    for (const [name, method, room] of [
      ['lawless', 'lawless', 0],
      ['bayes-notrunc', 'bayes-notrunc', 1],
    ] as const) {
      const { inputs, expected } = read(`nowcast-hus-20110602-${name}`)
      const now = dayNumber(inputs.now)
      const days = (texts: string[]): number[] => texts.map(dayNumber)
      const cast = nowcast(days(inputs.dHosp), days(inputs.dReport), { now, method, fullVariance: false })
      // the last day has no report: surveillance says 0 to 0 there, which nobody knows
      days(inputs.when.slice(0, 9)).forEach((day, k) => {
        const i = day - cast.from
        expect(cast.estimate[i]).toBe(expected.nowcast[k])
        expect(Math.abs(cast.low[i]! - expected.pi_lower[k]!)).toBeLessThanOrEqual(room)
        expect(Math.abs(cast.high[i]! - expected.pi_upper[k]!)).toBeLessThanOrEqual(room)
      })
      expect(cast.informed[now - 1 - cast.from]).toBe(false)
    }
  })

  it('a day older than the longest delay is as observed', () => {
    const { event, report, truth } = wave(2)
    for (const method of ['lawless', 'bayes-notrunc', 'bayes-trunc'] as const) {
      const cast = nowcast(event, report, { now: 70, method, draws: 50 })
      const day = 70 - 15 - cast.from
      expect([cast.low[day], cast.estimate[day], cast.high[day]]).toEqual(Array(3).fill(truth[55]))
    }
  })

  it('replayed over fourteen evenings the 95 % intervals hold the truth at least 85 times in 100', () => {
    for (const method of ['lawless', 'bayes-trunc'] as const) {
      const share = coverage(method, 3, (k) => 30 + 3 * k)
      expect(share, method).toBeGreaterThan(0.85)
    }
  })

  it('while cases rise, delays counted as seen so far make the nowcast too low; the truncated model does not', () => {
    const { event, report, truth } = wave(4)
    const of = (method: NowcastMethod): number => {
      const cast = nowcast(event, report, { now: 38, method, draws: 300 })
      return cast.estimate.slice(32 - cast.from, 38 - cast.from).reduce((a, b) => a + b, 0)
    }
    const really = truth.slice(32, 38).reduce((a, b) => a + b, 0)
    expect(of('bayes-notrunc') / really).toBeLessThan(of('bayes-trunc') / really)
    expect(Math.abs(of('bayes-trunc') / really - 1)).toBeLessThan(0.25)
  })

  it('drawn delays give the same nowcast for a seed', () => {
    const { event, report } = wave(5)
    const once = nowcast(event, report, { now: 40, seed: 3, draws: 100 })
    expect(nowcast(event, report, { now: 40, seed: 3, draws: 100 })).toEqual(once)
  })
})
