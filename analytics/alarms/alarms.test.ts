import { describe, expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { drawPoisson } from '../numeric/draws.ts'
import { bayes } from './bayes.ts'
import { cusum } from './cusum.ts'
import { ears } from './ears.ts'
import { farringtonClassic, farringtonFlexible } from './farrington.ts'
import { glr } from './glr.ts'

const stream = random(19, 7)
const weeks = Array.from({ length: 400 }, (_, t) => drawPoisson(stream, 6 + 3 * Math.cos((2 * Math.PI * t) / 52)))
/** Week 390 has an outbreak. */
const outbreak = weeks.with(390, 45)
const range = Array.from({ length: 20 }, (_, k) => 380 + k)
const zeros = Array.from({ length: 400 }, () => 0)

const detectors = {
  'EARS C1': (y: number[]) => ears(y, 'C1', { range }),
  'EARS C2': (y: number[]) => ears(y, 'C2', { range }),
  'CUSUM, Rossi': (y: number[]) => cusum(y, { range, transform: 'rossi', h: 4 }),
  'CUSUM, negative binomial': (y: number[]) => cusum(y, { range, transform: 'anscombeNegBin', m: 'glm', h: 4 }),
  Bayes: (y: number[]) => bayes(y, { range, b: 2 }),
  'Farrington 1996': (y: number[]) => farringtonClassic(y, { range, alpha: 0.01 }),
  'Farrington flexible, delta': (y: number[]) => farringtonFlexible(y, { range, noPeriods: 10, alpha: 0.01 }),
  'Farrington flexible, muan': (y: number[]) =>
    farringtonFlexible(y, { range, noPeriods: 10, thresholdMethod: 'muan', alpha: 0.01 }),
  'GLR Poisson': (y: number[]) => glr(y, { range }),
  'GLR negative binomial': (y: number[]) => glr(y, { range, alpha: 0.05 }),
}

describe.each(Object.entries(detectors))('%s', (_, detect) => {
  test('an outbreak of five times the usual raises an alarm in its week', () => {
    const { at, alarm } = detect(outbreak)
    expect(alarm[at.indexOf(390)]).toBe(1)
    expect(alarm.slice(0, at.indexOf(390)).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(3)
  })
  test('a negative count is refused with its place', () => {
    expect(() => detect(weeks.with(5, -1))).toThrow(/counts\[5\] is -1/)
  })
})

describe('a series of zeros', () => {
  test.each(['C1', 'C2', 'C3'] as const)('never alarms by EARS %s', (method) => {
    expect(ears(zeros, method).alarm.every((one) => one === 0)).toBe(true)
  })
  test('never alarms by Bayes or Farrington', () => {
    expect(bayes(zeros, { range }).alarm.every((one) => one === 0)).toBe(true)
    expect(farringtonClassic(zeros, { range }).alarm.every((one) => one === 0)).toBe(true)
    expect(farringtonFlexible(zeros, { range, noPeriods: 10 }).alarm.every((one) => one === 0)).toBe(true)
  })
  test('has no transform by CUSUM: the expected count is named', () => {
    expect(() => cusum(zeros, { range })).toThrow(/m\[0\] is 0/)
  })
})

describe('EARS', () => {
  test('rolling sums give what sums from scratch give', () => {
    const { at, upperbound } = ears(weeks, 'C2', { baseline: 9, alpha: 0.01 })
    at.forEach((t, k) => {
      const base = weeks.slice(t - 11, t - 2)
      const mean = base.reduce((sum, n) => sum + n, 0) / 9
      const sd = Math.sqrt(base.reduce((sum, n) => sum + (n - mean) ** 2, 0) / 8)
      expect(upperbound[k]).toBeCloseTo(mean + 2.3263478740408408 * sd, 10)
    })
  })
  test('a baseline without spread has no answer by C3, and with a least spread it has one', () => {
    const still = [...Array.from({ length: 12 }, () => 3), 3]
    expect(ears(still, 'C3').upperbound.at(-1)).toBeNaN()
    expect(ears(still, 'C3', { minSigma: 0.5 }).upperbound.at(-1)).toBeCloseTo(3 + 0.5 * 1.959963984540054, 10)
  })
  test('C3 as R has it alarms on the days after an outbreak, by what C2 exceeded', () => {
    const { at, alarm } = ears(outbreak, 'C3', { range })
    expect(Array.from(alarm.slice(at.indexOf(390), at.indexOf(394)))).toEqual([0, 1, 1, 0])
  })
  test('a day without its baseline is refused', () =>
    expect(() => ears(weeks, 'C2', { range: [8] })).toThrow(/range holds 8/))
})

describe('CUSUM', () => {
  test('a count at the upperbound takes the sum to the boundary', () => {
    for (const transform of ['anscombe', 'pearsonNegBin'] as const) {
      const { upperbound, m } = cusum(weeks, { range: [300], transform, h: 3 })
      const [count] = upperbound
      const z =
        transform === 'anscombe'
          ? (1.5 * (count! ** (2 / 3) - m[0]! ** (2 / 3))) / m[0]! ** (1 / 6)
          : (count! - m[0]!) / Math.sqrt(m[0]! + 0.1 * m[0]! ** 2)
      expect(z - 1.04).toBeCloseTo(3, 10)
    }
  })
  test('the negative binomial transform with no extra variance is that of Poisson counts', () => {
    const options = { range, m: 5 }
    const one = cusum(weeks, { ...options, transform: 'anscombe' })
    cusum(weeks, { ...options, transform: 'anscombeNegBin', alpha: 1e-12 }).cusum.forEach((sum, k) =>
      expect(sum).toBeCloseTo(one.cusum[k]!, 8),
    )
  })
})

describe('Farrington', () => {
  test('a missing week is left out of references and has no answer itself', () => {
    const { upperbound, alarm } = farringtonFlexible(outbreak.with(385, Number.NaN), { range, noPeriods: 10 })
    expect(upperbound[5]).toBeNaN()
    expect(alarm[5]).toBe(0)
    expect(upperbound[6]).toBeGreaterThan(0)
  })
  test('weeks by the calendar are those by counting where the calendar has 52 weeks each year', () => {
    const dates = weeks.map((_, t) => 18_000 + 7 * t)
    const counted = farringtonFlexible(weeks, { range: [200], b: 1 })
    const dated = farringtonFlexible(weeks, { range: [200], b: 1, dates })
    expect(dated.upperbound[0]).toBeCloseTo(counted.upperbound[0]!, 8)
  })
  test('a population that doubled doubles what is expected', () => {
    const population = weeks.map((_, t) => (t < 380 ? 1000 : 2000))
    const plain = farringtonFlexible(weeks, { range: [384], noPeriods: 10, trend: false, pastWeeksNotIncluded: 26 })
    const grown = farringtonFlexible(weeks, {
      range: [384],
      noPeriods: 10,
      trend: false,
      pastWeeksNotIncluded: 26,
      population,
    })
    expect(grown.expected[0]).toBeCloseTo(2 * plain.expected[0]!, 6)
  })
  test('a reference before the start of the series is refused', () => {
    expect(() => farringtonFlexible(weeks, { range: [200] })).toThrow(/begins before the series/)
  })
  test('fewer than five cases in four weeks give no alarm', () => {
    const rare = zeros.with(390, 4)
    expect(farringtonClassic(rare, { range: [390] })).toMatchObject({
      alarm: Uint8Array.of(0),
      upperbound: Float64Array.of(0),
    })
  })
})

describe('GLR', () => {
  test('the number of cases it names is the smallest that raises the alarm', () => {
    const { upperbound } = glr(weeks, { range: [300], returns: 'cases' })
    const statistic = (n: number): number => glr(weeks.with(300, n), { range: [300] }).upperbound[0]!
    expect(statistic(upperbound[0]!)).toBeGreaterThanOrEqual(5)
    expect(statistic(upperbound[0]! - 1)).toBeLessThan(5)
  })
  test('with almost no extra variance the negative binomial chart is the Poisson chart', () => {
    const mu0 = range.map(() => 6)
    const options = { range, mu0, cArl: 1e6 }
    const nearly = glr(weeks, { ...options, alpha: 1e-9 }).upperbound
    glr(weeks, options).upperbound.forEach((value, k) => expect(nearly[k]).toBeCloseTo(value, 4))
  })
  test('a known change is a CUSUM that starts again after an alarm', () => {
    const { alarm, upperbound } = glr(outbreak, { range, mu0: range.map(() => 6), theta: Math.log(2) })
    expect(alarm[10]).toBe(1)
    expect(upperbound[11]).toBeLessThan(upperbound[10]!)
  })
})

describe('what cannot be meant is refused with a sentence', () => {
  test.each([
    [{ population: [1, 2] }, 'population must have 400 values'],
    [{ population: weeks.map((_, t) => (t === 7 ? 0 : 1000)) }, 'population[7] is 0'],
    [{ dates: [0, 7] }, 'dates must have 400 values'],
    [{ alpha: 0 }, 'alpha is 0'],
    [{ noPeriods: 0 }, 'noPeriods is 0'],
    [{ pastWeeksNotIncluded: 1.5 }, 'pastWeeksNotIncluded is 1.5'],
    [{ thresholdMethod: 'nbplugin' as 'nbPlugin' }, 'thresholdMethod is nbplugin'],
  ])('Farrington %#', (options, says) => {
    expect(() => farringtonFlexible(weeks, { range, ...options })).toThrow(says)
  })
  test('Bayes', () => {
    expect(() => bayes(weeks, { w: 2.5 })).toThrow('w is 2.5')
    expect(() => bayes(weeks, { alpha: 2 })).toThrow('alpha is 2')
  })
})
