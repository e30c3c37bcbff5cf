import { describe, expect, it } from 'vitest'
import { binomialCdf, binomialLogDensity } from './binomial.ts'
import {
  drawBinomial,
  drawGamma,
  drawMultinomial,
  drawNegativeBinomial,
  drawNormal,
  drawPoisson,
  shuffle,
} from './draws.ts'
import { chiSquareCdf } from './gamma.ts'
import { poissonLogDensity } from './poisson.ts'
import { random } from './random.ts'

const DRAWS = 20_000

/** p of the chi-square test of counts against probabilities; cells that expect fewer than 10 are joined. */
function fit(draw: () => number, logProbability: (k: number) => number): number {
  const seen = new Map<number, number>()
  for (let i = 0; i < DRAWS; i++) {
    const k = draw()
    seen.set(k, (seen.get(k) ?? 0) + 1)
  }
  let statistic = 0
  let cells = -1
  let restSeen = DRAWS
  let restExpected = DRAWS
  for (let k = 0; k <= Math.max(...seen.keys()); k++) {
    const expected = DRAWS * Math.exp(logProbability(k))
    if (expected < 10) continue
    statistic += ((seen.get(k) ?? 0) - expected) ** 2 / expected
    restSeen -= seen.get(k) ?? 0
    restExpected -= expected
    cells++
  }
  if (restExpected > 1) {
    statistic += (restSeen - restExpected) ** 2 / restExpected
    cells++
  }
  return chiSquareCdf(statistic, cells, 'upper')
}

function moments(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: DRAWS }, draw)
  const mean = values.reduce((a, b) => a + b, 0) / DRAWS
  return { mean, variance: values.reduce((a, b) => a + (b - mean) ** 2, 0) / (DRAWS - 1) }
}

describe('seeded random numbers', () => {
  it('a seed and a stream give the same numbers on every run', () => {
    const one = random(42, 7)
    expect([one.bits(), one.bits(), one.bits()]).toEqual([3600288407, 1932935874, 3235320268])
  })

  it('a filled list holds what one by one would give, and the stream goes on after it', () => {
    const [one, all] = [random(42, 7), random(42, 7)]
    const list = new Uint32Array(1000)
    all.fill(list)
    expect(Array.from(list)).toEqual(Array.from({ length: 1000 }, () => one.bits()))
    expect(all.bits()).toBe(one.bits())
  })

  it('neighbouring seeds and streams share nothing', () => {
    const seen = new Set<number>()
    for (let seed = 0; seed < 100; seed++)
      for (let stream = 0; stream < 100; stream++) seen.add(random(seed, stream).uniform())
    expect(seen.size).toBe(10_000)
    const together = Array.from({ length: DRAWS }, (_, i) => random(1, i).uniform() - 0.5)
    const correlation = together.reduce((sum, v, i) => sum + v * (together[i + 1] ?? 0), 0) / DRAWS
    expect(Math.abs(correlation) * 12 * Math.sqrt(DRAWS)).toBeLessThan(3.5)
  })

  it('draws follow their distributions', () => {
    const r = random(20221122)
    for (const mean of [0.3, 4.5, 9.99, 10, 35, 400]) {
      expect(
        fit(
          () => drawPoisson(r, mean),
          (k) => poissonLogDensity(k, mean),
        ),
        `Poisson ${mean}`,
      ).toBeGreaterThan(1e-3)
    }
    for (const [n, p] of [
      [5, 0.3],
      [40, 0.2],
      [60, 0.5],
      [1000, 0.012],
      [500, 0.9],
    ] as const) {
      expect(
        fit(
          () => drawBinomial(r, n, p),
          (k) => binomialLogDensity(k, n, p),
        ),
        `binomial ${n}`,
      ).toBeGreaterThan(1e-3)
    }
    const whole = random(5)
    expect(
      fit(
        () => whole.below(6),
        (k) => (k < 6 ? -Math.log(6) : -Infinity),
      ),
    ).toBeGreaterThan(1e-3)
  })

  it('normal, gamma and negative binomial draws have their means and variances', () => {
    const r = random(3)
    for (const [draw, mean, variance] of [
      [() => drawNormal(r, 2, 3), 2, 9],
      [() => drawGamma(r, 0.4, 2), 0.8, 1.6],
      [() => drawGamma(r, 7, 0.5), 3.5, 1.75],
      [() => drawNegativeBinomial(r, 2, 6), 6, 24],
    ] as const) {
      const got = moments(draw)
      expect(Math.abs(got.mean - mean) / Math.sqrt(variance / DRAWS)).toBeLessThan(4)
      expect(got.variance / variance).toBeGreaterThan(0.85)
      expect(got.variance / variance).toBeLessThan(1.15)
    }
  })

  it('a multinomial draw spreads every case and gives none to a cell of weight 0', () => {
    const r = random(9)
    const total = [0, 0, 0, 0]
    for (let i = 0; i < 2000; i++) drawMultinomial(r, 30, [1, 0, 2, 7]).forEach((n, k) => (total[k] = total[k]! + n))
    expect(total[1]).toBe(0)
    expect(total.reduce((a, b) => a + b, 0)).toBe(60_000)
    expect(Math.abs(total[3]! - 42_000) / Math.sqrt(60_000 * 0.21)).toBeLessThan(4)
    expect(binomialCdf(total[0]!, 60_000, 0.1)).toBeGreaterThan(1e-4)
  })

  it('a shuffle keeps every item, a bad seed is refused', () => {
    expect([...shuffle(random(1), Int32Array.from([1, 2, 3, 4, 5]))].sort()).toEqual([1, 2, 3, 4, 5])
    expect(() => random(1.5)).toThrow('seed')
    expect(() => random(1, -1)).toThrow('stream')
  })
})
