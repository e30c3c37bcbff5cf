import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawGamma } from '../numeric/draws.ts'
import { integrateAdaptively } from '../numeric/quadrature.ts'
import { random } from '../numeric/random.ts'
import { empiricalDelay } from './empirical.ts'
import { fitDelay } from './fit.ts'
import { growingOutbreaks } from './growing.fixture.ts'
import { laws, type DelayLaw } from './laws.ts'
import { between, logLikelihood } from './likelihood.ts'
import { rowsOf, type CensoredDelays } from './observations.ts'

interface Fixture {
  inputs: CensoredDelays
  expected: { loglik: number }
}
const flu = JSON.parse(
  readFileSync(new URL('../fixtures/delay-fluA-lognormal.json', import.meta.url), 'utf8'),
) as Fixture

const kinds: DelayLaw[] = ['log-normal', 'gamma', 'weibull']

describe('likelihood of censored delays', () => {
  it('the closed form of a doubly censored row is the double integral, also where windows overlap', () => {
    for (const kind of kinds) {
      const law = laws[kind]
      for (const [el, er, sl, sr] of [
        [0, 1, 3, 4],
        [0, 5, 3, 4],
        [0, 2, 1, 6],
        [0, 0.5, 40, 41],
        [0, 10, 0, 10],
      ] as const) {
        const rows = rowsOf({ EL: [el], ER: [er], SL: [sl], SR: [sr] })
        const [a, b] = kind === 'log-normal' ? [1.1, 0.6] : [1.8, 2.2]
        const want = integrateAdaptively((e) => between(law, sl - e, sr - e, a, b), el, er, 1e-14)
        expect(logLikelihood(law, rows, 0, a, b)).toBeCloseTo(Math.log(want), 6)
      }
    }
  })

  it('the type of a row follows from which ends coincide', () => {
    const data = { EL: [0, 0, 0], ER: [1, 0, 0], SL: [3, 3, 3], SR: [4, 4, 3] }
    expect(rowsOf(data).map(({ type }) => type)).toEqual([0, 1, 2])
  })

  it('impossible rows are refused by their number', () => {
    const row = (EL: number, ER: number, SL: number, SR: number) =>
      rowsOf({ EL: [EL], ER: [ER], SL: [SL], SR: [SR] }, 9)
    expect(() => row(2, 1, 3, 4)).toThrow('row 0: EL')
    expect(() => row(0, 1, 5, 4)).toThrow('row 0: SL')
    expect(() => row(5, 6, 1, 2)).toThrow('not after the first')
    expect(() => row(0, 1, 9, 10)).toThrow('end of observation')
    expect(() => row(0, 1, NaN, 4)).toThrow('SL[0]')
    expect(() => fitDelay({ EL: [0], ER: [1], SL: [2], SR: [3] }, { law: 'gamma' })).toThrow('at least two')
  })
})

describe('fitted delays', () => {
  it('the maximum is at least as high as the reference found', () => {
    expect(fitDelay(flu.inputs, { law: 'log-normal' }).logLikelihood).toBeGreaterThan(flu.expected.loglik - 1e-4)
  })

  it('delays drawn from a distribution give it back, whether exact or in days', () => {
    const stream = random(11)
    const delays = Array.from({ length: 400 }, () => drawGamma(stream, 3, 1.5))
    const zero = delays.map(() => 0)
    const exact = fitDelay({ EL: zero, ER: zero, SL: delays, SR: delays }, { law: 'gamma' })
    const days = delays.map((d) => Math.floor(d))
    const next = days.map((d) => d + 1)
    const single = fitDelay({ EL: zero, ER: zero, SL: days, SR: next }, { law: 'gamma' })
    for (const fit of [exact, single]) {
      expect(fit.mean.low).toBeLessThan(4.5)
      expect(fit.mean.high).toBeGreaterThan(4.5)
      expect(Math.abs(fit.parameters['shape']!.estimate - 3)).toBeLessThan(0.6)
    }
  })

  it('percentiles rise and hold their estimates within their intervals', () => {
    for (const law of kinds) {
      const { percentiles } = fitDelay(flu.inputs, { law })
      percentiles.forEach(({ days }, i) => {
        expect(days.low).toBeLessThan(days.estimate)
        expect(days.high).toBeGreaterThan(days.estimate)
        if (i > 0) expect(days.estimate).toBeGreaterThan(percentiles[i - 1]!.days.estimate)
      })
    }
  })

  it('a bootstrap interval agrees with the delta method and is the same for a seed', () => {
    const delta = fitDelay(flu.inputs, { law: 'log-normal' })
    const boot = fitDelay(flu.inputs, { law: 'log-normal', bootstrap: 60, seed: 2 })
    expect(boot.mean.high - boot.mean.low).toBeGreaterThan((delta.mean.high - delta.mean.low) / 2)
    expect(boot.mean.high - boot.mean.low).toBeLessThan((delta.mean.high - delta.mean.low) * 2)
    expect(fitDelay(flu.inputs, { law: 'log-normal', bootstrap: 60, seed: 2 })).toEqual(boot)
  })

  it('delays that are all equal have a mean but no spread, and say so', () => {
    const zero = [0, 0, 0, 0]
    for (const law of kinds) {
      const fit = fitDelay({ EL: zero, ER: zero, SL: [4, 4, 4, 4], SR: [4, 4, 4, 4] }, { law })
      expect(fit.mean.estimate).toBeCloseTo(4, 1)
      expect(fit.note).toContain('as good as equal')
    }
  })

  it('in a growing outbreak a fit that knows the end of observation finds the true mean, one that does not is too short', () => {
    const runs = 8
    const { naive, truncated } = growingOutbreaks({ runs, pairs: 150, growth: 0 })
    expect(naive).toBeLessThan(0.85)
    expect(Math.abs(truncated - 1)).toBeLessThan(0.08)
  })
})

describe('observed delays', () => {
  it('counts what is missing and what is negative beside mean, sd and median', () => {
    const delay = empiricalDelay([0, 0, 0, 0, NaN], [4, 6, -1, 7, 3])
    expect(delay).toMatchObject({ n: 4, missing: 1, negative: 1, median: 5 })
    expect(delay.mean.estimate).toBe(4)
    expect(delay.sd).toBeCloseTo(Math.sqrt(38 / 3), 12)
  })

  it('no pair and one pair have no interval', () => {
    expect(empiricalDelay([], []).mean.estimate).toBeNaN()
    expect(empiricalDelay([1], [5]).mean).toMatchObject({ estimate: 4, low: NaN })
    expect(() => empiricalDelay([1], [])).toThrow('as long as')
  })
})
