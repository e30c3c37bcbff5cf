import { bayes } from '../alarms/bayes.ts'
import { cusum } from '../alarms/cusum.ts'
import { ears, type EarsMethod } from '../alarms/ears.ts'
import { farringtonClassic, farringtonFlexible, type Farrington } from '../alarms/farrington.ts'
import { glr } from '../alarms/glr.ts'
import type { Alarms } from '../alarms/series.ts'
import { close, exactly, type Check, type Checks, type Comparison, type Fields, type Fixture } from './fixture.ts'

const fromZero = (range: readonly number[] | undefined): number[] | undefined => range?.map((t) => t - 1)

/** R's NULL is null in a file, which for options means the default. */
const given = (options: Fields): Fields =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value != null))

/** An alarm where there is no threshold is R's NA. */
const alarms = ({ alarm, upperbound }: Alarms): (number | null)[] =>
  Array.from(alarm, (one, k) => (Number.isNaN(upperbound[k]!) ? null : one))

const earsCheck: Check = ({ inputs, expected, tolerance }) => {
  const { baseline, alpha, minSigma, method } = inputs
  const range = fromZero(inputs.range_1based ?? expected.range_1based)
  const found = ears(inputs.y, method as EarsMethod, given({ baseline, alpha, minSigma, range }))
  return [
    exactly(
      'range',
      Array.from(found.at, (t) => t + 1),
      expected.range_1based ?? Array.from(found.at, (t) => t + 1),
    ),
    close('upperbound', found.upperbound, expected.upperbound, tolerance.upperbound),
    exactly('alarm', alarms(found), expected.alarm),
  ]
}

const cusumCheck: Check = ({ inputs, expected, tolerance }) => {
  const { control, start, freq } = inputs
  const { k, h, m, alpha, trans: transform } = control
  const seasons = { frequency: freq, start: start?.[1] }
  const found = cusum(inputs.y, {
    range: fromZero(control.range_1based)!,
    ...given({ k, h, m, alpha, transform, ...seasons }),
  })
  const m0 = expected.m?.length === 1 ? found.m.slice(0, 1) : found.m
  return [
    close('cusum', found.cusum, expected.cusum, tolerance),
    close('upperbound', found.upperbound, expected.upperbound, tolerance),
    exactly('alarm', found.alarm, expected.alarm),
    ...(expected.m ? [close('m', m0, expected.m, tolerance)] : []),
  ]
}

const bayesCheck: Check = ({ inputs, expected }) => {
  const { b, w, actY, alpha, range_1based } = inputs.control
  const found = bayes(inputs.y, given({ b, w, actY, alpha, range: fromZero(range_1based), frequency: inputs.freq }))
  return [exactly('upperbound', found.upperbound, expected.upperbound), exactly('alarm', found.alarm, expected.alarm)]
}

const classicCheck: Check = (fixture) => {
  const { inputs, expected, tolerance } = fixture
  const found = farringtonClassic(inputs.y, farringtonOptions(fixture))
  return [
    close('upperbound', found.upperbound, expected.upperbound, tolerance.upperbound),
    exactly('alarm', found.alarm, expected.alarm),
    ...(expected.trend ? [exactly('trend', found.trend, expected.trend)] : []),
  ]
}

function farringtonOptions({ inputs }: Fixture): Fields {
  const { control, freq, population, epoch, epochIsDate } = inputs
  const { range_1based, populationOffset, ...options } = control
  return given({
    ...options,
    frequency: freq,
    range: fromZero(range_1based),
    population: populationOffset ? population : null,
    dates: epochIsDate ? epoch : null,
  })
}

const flexibleCheck: Check = (fixture) => {
  const { inputs, expected, tolerance } = fixture
  // R's default differs from that of the paper
  const found = farringtonFlexible(inputs.y, { weightsThreshold: 2.58, ...farringtonOptions(fixture) })
  const sure = (values: ArrayLike<number | null>): (number | null)[] =>
    Array.from(values, (one, k) => (Math.abs((expected.score?.[k] ?? 0) - 1) < 1e-3 ? null : one))
  return [
    close('upperbound', found.upperbound, expected.upperbound, tolerance.upperbound),
    exactly('alarm', sure(found.alarm), sure(expected.alarm)),
    ...figures(found, expected, tolerance),
  ]
}

function figures(found: Farrington, expected: Fields, tolerance: Fields): Comparison[] {
  const { expected: mean = { rel: 1e-5 }, phi = { rel: 1e-4 }, score = { abs: 1e-3 } } = tolerance
  const wanted: [string, ArrayLike<number>, Fields, Fields][] = [
    ['expected', found.expected, expected.expected, mean],
    ['mu0', found.mu0, expected.mu0Vector, { rel: 1e-4 }],
    ['phi', found.phi, expected.phiVector, phi],
    ['score', found.score, expected.score, score],
    ['p', found.p, expected.pvalue, { rel: 1e-4, abs: 1e-6 }],
    ['trend', found.trend, expected.trend, { abs: 0 }],
  ]
  return wanted
    .filter(([, , theirs]) => theirs)
    .map(([name, ours, theirs, allowed]) => close(name, ours, theirs, allowed))
}

const glrCheck: Check = ({ inputs, expected, tolerance }) => {
  const { control, freq: frequency } = inputs
  const { mu0, alpha, Mtilde: mTilde, M: m, theta, dir: direction, ret: returns } = control
  const options = given({ mu0, mTilde, m, theta, direction, returns, frequency, cArl: control['c.ARL'] })
  // without alpha R estimates it
  const found = glr(inputs.y, { range: fromZero(control.range_1based)!, alpha: alpha ?? null, ...options })
  return [
    close('statistic', found.upperbound, expected.statistic, tolerance),
    exactly('alarm', found.alarm, expected.alarm),
    ...(expected.mu0 ? [close('mu0', found.mu0, expected.mu0, tolerance)] : []),
  ]
}

export const alarmChecks: Checks = {
  ears_c1: earsCheck,
  ears_c2: earsCheck,
  ears_c3: earsCheck,
  cusum: cusumCheck,
  bayes_negbin: bayesCheck,
  farrington_classic: classicCheck,
  farrington_flexible: flexibleCheck,
  glrnb: glrCheck,
}
