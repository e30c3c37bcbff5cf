import { betaCdf, betaLogDensity, betaQuantile } from '../numeric/beta.ts'
import { binomialCdf, binomialLogDensity, binomialQuantile } from '../numeric/binomial.ts'
import { gammaCdf, gammaLogDensity, gammaQuantile } from '../numeric/gamma.ts'
import { meanFromProbability, negativeBinomialCdf } from '../numeric/negative-binomial.ts'
import { negativeBinomialLogDensity, negativeBinomialQuantile } from '../numeric/negative-binomial.ts'
import { normalCdf, normalLogDensity, normalQuantile } from '../numeric/normal.ts'
import { poissonCdf, poissonLogDensity, poissonQuantile } from '../numeric/poisson.ts'
import { studentCdf, studentLogDensity, studentQuantile } from '../numeric/student.ts'
import type { Tail } from '../numeric/tail.ts'
import { logNormalCdf, logNormalLogDensity, logNormalQuantile } from '../numeric/waiting-times.ts'
import { weibullCdf, weibullLogDensity, weibullQuantile } from '../numeric/waiting-times.ts'
import { close, exactly, type Check, type Checks, type Comparison, type Fields, type Tolerance } from './fixture.ts'

type TwoPlaces = (x: number, a: number, b: number, tail: Tail) => number

interface Distribution {
  /** its two parameters from a row of the fixture, in R's names */
  readonly parameters: (row: Fields) => [number, number]
  readonly density: (x: number, a: number, b: number) => number
  readonly cdf: TwoPlaces
  readonly quantile: TwoPlaces
  readonly discrete?: boolean
}

const scaled = (row: Fields): [number, number] => [row.shape ?? row.a, row.scale ?? 1 / (row.rate ?? 1)]
const sized = (row: Fields): [number, number] => [
  row.size,
  row.mu ?? row.mean ?? meanFromProbability(row.size, row.prob),
]

const distributions: Readonly<Record<string, Distribution>> = {
  gamma: { parameters: scaled, density: gammaLogDensity, cdf: gammaCdf, quantile: gammaQuantile },
  chisq: {
    parameters: (row) => [row.df / 2, 2],
    density: gammaLogDensity,
    cdf: gammaCdf,
    quantile: gammaQuantile,
  },
  weibull: { parameters: scaled, density: weibullLogDensity, cdf: weibullCdf, quantile: weibullQuantile },
  beta: {
    parameters: (row) => [row.a ?? row.shape1, row.b ?? row.shape2],
    density: betaLogDensity,
    cdf: betaCdf,
    quantile: betaQuantile,
  },
  norm: {
    parameters: (row) => [row.mean ?? 0, row.sd ?? 1],
    density: normalLogDensity,
    cdf: normalCdf,
    quantile: normalQuantile,
  },
  lnorm: {
    parameters: (row) => [row.meanlog ?? 0, row.sdlog ?? 1],
    density: logNormalLogDensity,
    cdf: logNormalCdf,
    quantile: logNormalQuantile,
  },
  t: {
    parameters: (row) => [row.df, 0],
    density: (x, df) => studentLogDensity(x, df),
    cdf: (x, df, _, tail) => studentCdf(x, df, tail),
    quantile: (p, df, _, tail) => studentQuantile(p, df, tail),
  },
  pois: {
    parameters: (row) => [row.lambda ?? row.mean ?? row.mu, 0],
    density: (k, mean) => poissonLogDensity(k, mean),
    cdf: (k, mean, _, tail) => poissonCdf(k, mean, tail),
    quantile: (p, mean, _, tail) => poissonQuantile(p, mean, tail),
    discrete: true,
  },
  nbinom: {
    parameters: sized,
    density: negativeBinomialLogDensity,
    cdf: negativeBinomialCdf,
    quantile: negativeBinomialQuantile,
    discrete: true,
  },
  binom: {
    parameters: (row) => [row.size ?? row.n, row.prob ?? row.p_success],
    density: binomialLogDensity,
    cdf: binomialCdf,
    quantile: binomialQuantile,
    discrete: true,
  },
}

// "pgamma_at_q_times_1.1", "qnorm", "pnbinom_at_q", "pbeta_at_0.1", "pnorm_log_upper": function, distribution, place, tail
const FIELD = /^([dpq])([a-z]+)(.*)$/
const flag = (row: Fields, ...names: string[]): unknown => names.map((name) => row[name]).find((v) => v !== undefined)

function tailOf(rest: string, row: Fields): Tail {
  const lower = flag(row, 'lower_tail', 'lower.tail', 'lowerTail', 'lower')
  const log = flag(row, 'log_p', 'log.p', 'logP', 'log')
  const isUpper = /upper|survival/.test(rest) || lower === false || row.tail === 'upper'
  const isLogged = /log/.test(rest) || log === true
  return `${isLogged ? 'log-' : ''}${isUpper ? 'upper' : 'lower'}` as Tail
}

/** Where a cumulative probability is asked for: at our own quantile, at that times a number, at a number, or at the row's own value. */
function placeOf(rest: string, row: Fields, quantile: () => number): number {
  const times = /_at_q_times_([\d.eE+-]+)/.exec(rest)
  if (times) return quantile() * Number(times[1])
  if (/_at_q/.test(rest)) return quantile()
  const fixed = /_at_([\d.eE+-]+)/.exec(rest)
  return fixed ? Number(fixed[1]) : Number(flag(row, 'x', 'q', 'k'))
}

function valueOf(kind: string, law: Distribution, rest: string, row: Fields): number {
  const [a, b] = law.parameters(row)
  const quantile = (): number => law.quantile(row.p, a, b, tailOf(/_at_q/.test(rest) ? '' : rest, row))
  if (kind === 'q') return quantile()
  const place = placeOf(rest, row, quantile)
  if (kind === 'p') return law.cdf(place, a, b, tailOf(rest, row))
  const log = law.density(place, a, b)
  return tailOf(rest, row).startsWith('log') ? log : Math.exp(log)
}

function rowsOf(inputs: Fields, name: string): Fields[] {
  const plain = inputs[`${name}p`] as number[] | undefined
  return plain && !inputs[name] ? plain.map((p) => ({ p })) : inputs[name]
}

const functions: Check = ({ inputs, expected, tolerance }) => {
  const { discreteQuantiles: _, ...allowed } = tolerance as Tolerance & { discreteQuantiles?: string }
  return Object.entries(expected).map(([field, values]): Comparison => {
    const [, kind, name, rest] = FIELD.exec(field) ?? []
    const law = name === undefined ? undefined : distributions[name]
    if (!kind || !law) return { name: field, worst: Infinity, allowed: 0, why: 'no such distribution function' }
    const ours = rowsOf(inputs, name!).map((row) => valueOf(kind, law, rest!, row))
    return kind === 'q' && law.discrete ? exactly(field, ours, values as []) : close(field, ours, values as [], allowed)
  })
}

export const numericChecks: Checks = { distribution_functions: functions }
