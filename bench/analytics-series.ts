import { random } from '@gridward/analytics/numeric/random'
import { cusum, ears, farringtonFlexible } from '@gridward/analytics/alarms/index'
import {
  localMoran,
  localMoranPermutation,
  moranPermutation,
  neighboursOf,
  weightsOf,
} from '@gridward/analytics/areas/index'
import { components, degrees } from '@gridward/analytics/chains/index'
import { growth } from '@gridward/analytics/curves/index'
import { fitDelay } from '@gridward/analytics/delays/index'
import { cori, wallingaTeunis } from '@gridward/analytics/rt/index'
import { makePopulation, simulateOutbreak } from '@gridward/analytics/simulation/index'
import { gridNeighbours, series } from './analytics-data.ts'
import type { Task } from './cpu.ts'

const days = 365
const areas = 1250
const serialInterval = { mean: 2.6, sd: 1.5 }

export function curveTasks(): Task[] {
  const year = series(days, 20, days, 1)
  const many = Array.from({ length: areas }, (_, area) => series(days, 3, days, area))
  const gamma = [0.1, 0.5, 2, 4, 7, 9]
  const EL = Array.from({ length: 151 }, (_, i) => i % 3)
  const SL = EL.map((start, i) => start + 1 + gamma[i % 6]! + (i % 5))
  const delays = { EL, ER: EL.map((start, i) => start + (i % 3)), SL, SR: SL.map((end) => end + 1) }
  return [
    {
      what: 'growth rate, Poisson, 365 days',
      goalMs: 0.1,
      once: () => growth(year, { method: 'poisson' }),
    },
    { what: 'Cori R, 365 days, weekly, 7 quantiles', goalMs: 1, once: () => cori(year, { serialInterval }) },
    {
      what: 'Cori R, 1,250 areas × 365 days',
      goalMs: 500,
      once: () => many.map((own) => cori(own, { serialInterval })),
    },
    {
      what: 'Wallinga-Teunis, 365 days, 100 trees',
      goalMs: 20,
      once: () => wallingaTeunis(year, { serialInterval, simulations: 100 }),
    },
    { what: 'interval-censored fit, 151 pairs, gamma', goalMs: 20, once: () => fitDelay(delays, { law: 'gamma' }) },
  ]
}

export function alarmTasks(): Task[] {
  const long = Float64Array.from(series(600, 6, 52, 3))
  const many = Array.from({ length: areas }, (_, area) => Uint16Array.from(series(days, 3, 7, area)))
  const range = (first: number, count: number): Int32Array => Int32Array.from({ length: count }, (_, k) => first + k)
  const flexible = {
    range: range(261, 339),
    b: 4,
    noPeriods: 10,
    pastWeeksNotIncluded: 26,
    thresholdMethod: 'nbPlugin',
  } as const
  return [
    {
      what: 'EARS C1, C2 and C3, 1,250 areas × 365 days',
      goalMs: 50,
      once: () => {
        for (const own of many) for (const method of ['C1', 'C2', 'C3'] as const) ears(own, method)
      },
    },
    { what: 'EARS C1, 600 days', goalMs: 0.05, once: () => ears(long, 'C1') },
    {
      what: 'CUSUM, Rossi, 392 steps',
      goalMs: 0.02,
      once: () => cusum(long, { range: range(208, 392), transform: 'rossi' }),
    },
    { what: 'Farrington flexible, 339 of 600 weeks', goalMs: 60, once: () => farringtonFlexible(long, flexible) },
  ]
}

export function mapTasks(): Task[] {
  const stream = random(6)
  const small = weightsOf(neighboursOf(gridNeighbours(10, 10)))
  const large = weightsOf(neighboursOf(gridNeighbours(25, 50)))
  const [few, many] = [small, large].map(({ first }) => Float64Array.from({ length: first.length - 1 }, stream.uniform))
  return [
    { what: 'local Moran, 100 areas', goalMs: 0.1, once: () => localMoran(few!, small) },
    { what: 'Moran, 999 permutations, 100 areas', goalMs: 2, once: () => moranPermutation(few!, small, 999) },
    {
      what: 'local Moran, 999 conditional permutations, 1,250 areas',
      goalMs: 150,
      once: () => localMoranPermutation(many!, large, 999),
    },
  ]
}

export function networkTasks(): Task[] {
  const stream = random(7)
  const nodes = 100_000
  const draw = (): Int32Array => Int32Array.from({ length: 1_000_000 }, () => stream.below(nodes))
  const links = { from: draw(), to: draw() }
  const infectiousness = [0.05, 0.1, 0.2, 0.25, 0.2, 0.1, 0.05, 0.05]
  const scenario = {
    days: 180,
    index: 20,
    seed: 4,
    disease: {
      infectiousness,
      householdAttack: 0.2,
      infects: { work: 2, school: 2, gate: 1 },
      dispersion: 0.4,
      onset: [0.05, 0.1, 0.2, 0.25, 0.1],
    },
  }
  const shape = { people: 100_000, householdSizes: [0.25, 0.3, 0.2, 0.15, 0.1], working: 0.7, pupils: 0.8 }
  const population = makePopulation({ ...shape, workSize: 12, schoolSize: 400, gateSize: 60, seed: 3 })
  return [
    {
      what: 'components and degrees, 100,000 nodes, 1,000,000 edges',
      goalMs: 100,
      once: () => [components(nodes, links), degrees(nodes, links)],
    },
    {
      what: 'outbreak that reaches 86 % of 100,000 agents, 180 days',
      goalMs: 5000,
      once: () => simulateOutbreak(population, scenario),
    },
  ]
}
