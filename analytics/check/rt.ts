import { cori, type Reproduction, type SerialInterval } from '../rt/cori.ts'
import { discreteSerialInterval } from '../rt/serial-interval.ts'
import { coriFromSample, uncertainIntervals } from '../rt/uncertain.ts'
import { wallingaTeunis } from '../rt/wallinga-teunis.ts'
import { close, exactly, type Check, type Checks, type Comparison, type Fields } from './fixture.ts'

// R counts days from 1
const fromZero = (days: readonly number[]): number[] => days.map((day) => day - 1)

/** Options of a fixture's inputs; no windows means sliding weeks. */
function optionsOf(inputs: Fields, expected: Fields = {}) {
  return {
    quantiles: asked(expected),
    ...(inputs.imported && { imported: inputs.imported }),
    ...(inputs.t_start && { windows: { start: fromZero(inputs.t_start), end: fromZero(inputs.t_end) } }),
    prior: { mean: inputs.mean_prior ?? 5, sd: inputs.std_prior ?? 5 },
  }
}

const casesOf = (inputs: Fields): number[] =>
  inputs.incidence ?? inputs.local.map((n: number, i: number) => n + inputs.imported[i])

const intervalOf = (inputs: Fields): SerialInterval =>
  inputs.si_distr ? { w: inputs.si_distr } : { mean: inputs.mean_si, sd: inputs.std_si }

/** Probability a field of the expected table means: "median", "q025" = 0.025, "q05" = 0.05, "q5" = 0.5; NaN for other fields. */
const probability = (field: string): number =>
  field === 'median' ? 0.5 : /^q\d+$/.test(field) ? Number(`0.${field.slice(1)}`) : NaN

const asked = (expected: Fields): number[] =>
  Object.keys(expected.R ?? expected)
    .map(probability)
    .filter((p) => p > 0)

function column(found: Reproduction, field: string): ArrayLike<number> {
  if (field === 'mean') return found.mean
  if (field === 'std' || field === 'sd') return found.sd
  return found.quantiles[found.probabilities.indexOf(probability(field))] ?? []
}

/** EpiEstim leaves out windows without an estimate or keeps them as NA; either is met. */
function rows(values: ArrayLike<number>, kept: ArrayLike<number>, wanted: number): number[] {
  const all = Array.from(values)
  return all.length === wanted ? all : all.filter((_, i) => !Number.isNaN(kept[i]))
}

function table(found: Reproduction, expected: Fields, allowed: (field: string) => Fields): Comparison[] {
  const values = (expected.R ?? expected) as Record<string, number[]>
  const of = (field: string): Comparison =>
    close(field, rows(column(found, field), found.mean, values[field]!.length), values[field]!, allowed(field))
  const days = [
    ['t_start', found.start],
    ['t_end', found.end],
  ] as const
  const windows = days.flatMap(([field, ours]) => {
    if (!values[field]) return []
    const fromOne = Float64Array.from(ours, (day) => day + 1)
    return [exactly(field, rows(fromOne, found.mean, values[field].length), values[field])]
  })
  const figures = Object.keys(values).filter((field) => /^(mean|std|sd|median|q\d+)$/.test(field))
  return [...windows, ...figures.map(of)]
}

/** Compared in absolute terms only: weights far out are rounding in the reference too. */
function interval(ours: ArrayLike<unknown>, theirs: Fields, abs = 1e-10): Comparison {
  const { relative: _, ...rest } = close('interval', ours, theirs, { abs })
  return rest
}

const posterior: Check = ({ inputs, expected, tolerance }) => {
  const found = cori(casesOf(inputs), { ...optionsOf(inputs, expected), serialInterval: intervalOf(inputs) })
  const comparisons = table(found, expected, () => tolerance)
  if (expected.si_distr) comparisons.push(interval(found.w, expected.si_distr, tolerance.abs))
  if (expected.overall_infectivity) {
    const lambda = Array.from(found.infectivity, (value, day) => (day === 0 ? null : value))
    comparisons.push(close('infectivity', lambda, expected.overall_infectivity, tolerance))
  }
  return comparisons
}

const drawn = (tolerance: Fields) => (field: string) =>
  field === 'mean' || field === 'std' ? (tolerance[field] ?? tolerance) : (tolerance.quantiles ?? tolerance)

/** Sampled intervals are rescaled to a sum of 1 over the days of the curve, as the reference run did. */
function sampleOf(inputs: Fields, days: number): SerialInterval[] {
  if (inputs.si_sample) return inputs.si_sample.map((w: number[]) => ({ w }))
  return inputs.si_mean.map((mean: number, i: number) => {
    const w = discreteSerialInterval(mean, inputs.si_sd[i], days)
    const sum = w.reduce((a, b) => a + b, 0)
    return { w: w.map((one) => one / sum) }
  })
}

const sampled: Check = ({ inputs, expected, tolerance }) => {
  const cases = casesOf(inputs)
  const found = coriFromSample(cases, { ...optionsOf(inputs, expected), sample: sampleOf(inputs, cases.length) })
  return table(found, expected, drawn(tolerance))
}

const uncertain: Check = ({ inputs, expected, tolerance }) => {
  const cut = (name: string) => ({
    mean: inputs[`${name}_si`],
    sd: inputs[`std_${name}_si`],
    min: inputs[`min_${name}_si`],
    max: inputs[`max_${name}_si`],
  })
  const sample = uncertainIntervals(cut('mean'), cut('std'), 400)
  const found = coriFromSample(casesOf(inputs), { ...optionsOf(inputs, expected), sample })
  return table(found, expected, drawn(tolerance))
}

/** Simulated figures differ from run to run: on average within the tolerance or a tenth, as the fixture says. */
function onAverage(name: string, ours: readonly number[], theirs: readonly (number | null)[], abs: number): Comparison {
  const pairs = theirs.flatMap((want, i) => (want === null || Number.isNaN(ours[i]) ? [] : [[ours[i]!, want] as const]))
  const off = pairs.reduce((sum, [a, b]) => sum + Math.abs(a - b), 0) / pairs.length
  const size = pairs.reduce((sum, [, b]) => sum + Math.abs(b), 0) / pairs.length
  return { name, worst: off, allowed: Math.max(abs, 0.1 * size) }
}

/** EpiEstim drops the windows whose first day comes before the place, in the list of windows, of the first one with a case before it. */
function started(inputs: Fields, cases: readonly number[]): { start: number[]; end: number[] } {
  const before = (day: number): number => cases.slice(0, day - 1).reduce((a, b) => a + b, 0)
  const first = inputs.t_start.findIndex((day: number) => before(day) > 0) + 1
  const kept = inputs.t_start.map((_: number, i: number) => i).filter((i: number) => inputs.t_start[i] >= first)
  return {
    start: fromZero(kept.map((i: number) => inputs.t_start[i])),
    end: fromZero(kept.map((i: number) => inputs.t_end[i])),
  }
}

const caseReproduction: Check = ({ inputs, expected, tolerance }) => {
  const cases = casesOf(inputs)
  const windows = inputs.t_start ? { windows: started(inputs, cases) } : {}
  const found = wallingaTeunis(cases, { serialInterval: intervalOf(inputs), ...windows })
  const ours = (values: ArrayLike<number>): number[] => rows(values, found.mean, expected.mean.length)
  const comparisons = [close('mean', ours(found.mean), expected.mean, tolerance.mean ?? tolerance)]
  if (expected.si_distr) comparisons.push(interval(found.w, expected.si_distr))
  const simulated = [
    ['sim_std', found.sd],
    ['sim_q025', found.low],
    ['sim_q975', found.high],
  ] as const
  for (const [field, values] of simulated)
    if (expected[field]) comparisons.push(onAverage(field, ours(values), expected[field], tolerance.sim?.abs ?? 0.1))
  return comparisons
}

const discretised: Check = ({ inputs, expected, tolerance }) => {
  const last = Math.max(...inputs.k)
  const ours = inputs.mu.map((mu: number, i: number) => {
    const w = discreteSerialInterval(mu, inputs.sigma[i], last + 1)
    return inputs.k.map((k: number) => w[k])
  })
  return [interval(ours, expected.w, tolerance.abs)]
}

export const rtChecks: Checks = {
  cori_parametric_si: posterior,
  cori_non_parametric_si: posterior,
  cori_imported: posterior,
  cori_si_from_sample: sampled,
  cori_uncertain_si: uncertain,
  wallinga_teunis: caseReproduction,
  discretised_shifted_gamma_si: discretised,
}
