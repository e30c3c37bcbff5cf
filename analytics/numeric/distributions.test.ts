import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { betaQuantile } from './beta.ts'
import { binomialCdf, binomialLogDensity, binomialQuantile } from './binomial.ts'
import { chiSquareQuantile, gammaCdf, gammaLogDensity, gammaQuantile } from './gamma.ts'
import { regularisedBeta } from './incomplete-beta.ts'
import { regularisedGamma } from './incomplete-gamma.ts'
import { digamma, logBeta, logChoose, logGamma, trigamma } from './log-gamma.ts'
import { negativeBinomialCdf, negativeBinomialLogDensity, negativeBinomialQuantile } from './negative-binomial.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { poissonCdf, poissonLogDensity, poissonQuantile } from './poisson.ts'
import { studentCdf, studentLogDensity, studentQuantile } from './student.ts'
import { weibullCdf, weibullQuantile } from './waiting-times.ts'

interface Oracle {
  lgamma: [number, number][]
  digamma: [number, number][]
  trigamma: [number, number][]
  gamma: [number, number, number, number][]
  beta: [number, number, number, number, number][]
  normal: [number, number][]
  student: [number, number, number][]
}
const oracle = JSON.parse(readFileSync(new URL('./mpmath.json', import.meta.url), 'utf8')) as Oracle

/** Error of a logarithm: of the probability itself near 1, of the logarithm in the far tail. */
const off = (got: number, want: number): number => Math.abs(got - want) / Math.max(1, Math.abs(want))
const rel = (got: number, want: number): number => Math.abs(got - want) / Math.abs(want)

describe('special functions', () => {
  it('log gamma, digamma and trigamma hold twelve digits from 1e-300 to 1e300', () => {
    for (const [x, want] of oracle.lgamma) expect(rel(logGamma(x), want)).toBeLessThan(1e-14)
    for (const [x, want] of oracle.digamma)
      expect(Math.abs(digamma(x) - want)).toBeLessThan(1e-14 * (1 + Math.abs(want)))
    for (const [x, want] of oracle.trigamma) expect(rel(trigamma(x), want)).toBeLessThan(1e-14)
    expect(logBeta(3, 4)).toBeCloseTo(Math.log(1 / 60), 14)
    expect(logChoose(52, 5)).toBeCloseTo(Math.log(2598960), 12)
  })

  it('both tails of the incomplete gamma and beta keep their digits where the other is 1', () => {
    for (const [a, x, lower, upper] of oracle.gamma) {
      expect(off(regularisedGamma(a, x, 'log-lower'), lower)).toBeLessThan(1e-13)
      expect(off(regularisedGamma(a, x, 'log-upper'), upper)).toBeLessThan(1e-13)
    }
    for (const [x, a, b, lower, upper] of oracle.beta) {
      expect(off(regularisedBeta(x, a, b, 'log-lower'), lower)).toBeLessThan(1e-12)
      expect(off(regularisedBeta(x, a, b, 'log-upper'), upper)).toBeLessThan(1e-12)
    }
  })
})

describe('quantiles', () => {
  it('a quantile gives back the value whose probability it was asked for, in either tail', () => {
    for (const [a, x, lower, upper] of oracle.gamma) {
      const got = lower < upper ? gammaQuantile(lower, a, 1, 'log-lower') : gammaQuantile(upper, a, 1, 'log-upper')
      expect(rel(got, x)).toBeLessThan(1e-12)
    }
    for (const [x, a, b, lower, upper] of oracle.beta) {
      const got = lower < upper ? betaQuantile(lower, a, b, 'log-lower') : betaQuantile(upper, a, b, 'log-upper')
      expect(rel(got, x)).toBeLessThan(1e-11)
    }
  })

  it('normal and t reach tails of 1e-300 and beyond', () => {
    for (const [x, log] of oracle.normal) {
      expect(off(normalCdf(x, 0, 1, 'log-lower'), log)).toBeLessThan(1e-14)
      expect(Math.abs(normalQuantile(log, 0, 1, 'log-lower') - x)).toBeLessThan(1e-14 * (1 + Math.abs(x)))
    }
    for (const [t, df, log] of oracle.student) {
      expect(off(studentCdf(t, df, 'log-lower'), log)).toBeLessThan(1e-13)
      expect(Math.abs(studentQuantile(log, df, 'log-lower') - t)).toBeLessThan(1e-13 * (1e-3 + Math.abs(t)) + 1e-15)
    }
    expect(normalQuantile(1e-300)).toBeCloseTo(-37.0470964, 6)
    expect(studentQuantile(0.975, 26)).toBeCloseTo(2.055529439, 8)
    expect(studentLogDensity(0.7, 1)).toBeCloseTo(Math.log(1 / (Math.PI * 1.49)), 13)
    expect(studentLogDensity(1.3, 4e6)).toBeCloseTo(-0.5 * Math.log(2 * Math.PI) - 0.845, 6)
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(1.959963984540054 ** 2, 12)
  })

  it('a quantile too close to an end for a double is that end, not a failure', () => {
    expect(betaQuantile(1e-3, 1e-3, 1)).toBe(0)
    expect(betaQuantile(0.9, 1e-3, 1e-3)).toBe(1)
    expect(betaQuantile(0.01, 0.01, 5)).toBeCloseTo(1.254e-201, 204)
    expect(gammaQuantile(1e-5, 0.01, 1)).toBe(0)
    expect(studentQuantile(1e-300, 0.5)).toBe(-Infinity)
  })

  it('a probability outside of [0, 1] is refused', () => {
    expect(() => gammaQuantile(1.5, 1, 1)).toThrow('probability')
    expect(() => gammaQuantile(0.5, -1, 1)).toThrow('shape')
    expect(() => normalQuantile(-0.1)).toThrow(RangeError)
    expect(() => binomialQuantile(0.5, 2.5, 0.1)).toThrow('whole number')
  })
})

describe('counts', () => {
  it('a discrete quantile is the smallest count whose cumulative probability reaches p', () => {
    for (const p of [1e-12, 0.001, 0.025, 0.3, 0.5, 0.9, 0.999, 1 - 1e-9]) {
      for (const mean of [0.01, 0.7, 6, 87.5, 5000]) {
        const k = poissonQuantile(p, mean)
        expect(poissonCdf(k, mean)).toBeGreaterThanOrEqual(p * (1 - 1e-13))
        if (k > 0) expect(poissonCdf(k - 1, mean)).toBeLessThan(p)
        const n = negativeBinomialQuantile(p, 0.4, mean)
        expect(negativeBinomialCdf(n, 0.4, mean)).toBeGreaterThanOrEqual(p * (1 - 1e-13))
        if (n > 0) expect(negativeBinomialCdf(n - 1, 0.4, mean)).toBeLessThan(p)
      }
      const b = binomialQuantile(p, 200, 0.03)
      expect(binomialCdf(b, 200, 0.03)).toBeGreaterThanOrEqual(p * (1 - 1e-13))
      if (b > 0) expect(binomialCdf(b - 1, 200, 0.03)).toBeLessThan(p)
    }
    expect(poissonQuantile(1e-20, 5, 'upper')).toBe(37)
  })

  it('densities add up to the cumulative probability', () => {
    let poisson = 0
    let negative = 0
    let binomial = 0
    for (let k = 0; k <= 9; k++) {
      poisson += Math.exp(poissonLogDensity(k, 7.3))
      negative += Math.exp(negativeBinomialLogDensity(k, 1.7, 7.3))
      binomial += Math.exp(binomialLogDensity(k, 30, 0.21))
    }
    expect(poisson).toBeCloseTo(poissonCdf(9, 7.3), 14)
    expect(negative).toBeCloseTo(negativeBinomialCdf(9, 1.7, 7.3), 14)
    expect(binomial).toBeCloseTo(binomialCdf(9, 30, 0.21), 14)
  })

  it('waiting times: a density is the slope of its cumulative probability', () => {
    const slope = (gammaCdf(4.2 + 1e-5, 2.2, 1.7) - gammaCdf(4.2 - 1e-5, 2.2, 1.7)) / 2e-5
    expect(Math.exp(gammaLogDensity(4.2, 2.2, 1.7))).toBeCloseTo(slope, 8)
    expect(weibullCdf(weibullQuantile(0.3, 1.4, 5), 1.4, 5)).toBeCloseTo(0.3, 14)
  })
})
