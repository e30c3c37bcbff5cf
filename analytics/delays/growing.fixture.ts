import { drawNormal } from '../numeric/draws.ts'
import { random } from '../numeric/random.ts'
import { fitDelay } from './fit.ts'
import type { CensoredDelays } from './observations.ts'

const MEAN_LOG = 1.7
const SD_LOG = 0.5
const GROWTH = 0.15
const UNTIL = 30

/** Pairs seen by day 30 of an outbreak that grows by 0.15 a day: both events are known by their day only. */
function pairs(n: number, seed: number): CensoredDelays {
  const stream = random(seed)
  const EL: number[] = []
  const SL: number[] = []
  while (EL.length < n) {
    const first = Math.log1p(stream.uniform() * Math.expm1(GROWTH * UNTIL)) / GROWTH
    const second = first + Math.exp(drawNormal(stream, MEAN_LOG, SD_LOG))
    if (second >= UNTIL) continue
    EL.push(Math.floor(first))
    SL.push(Math.floor(second))
  }
  return { EL, ER: EL.map((day) => day + 1), SL, SR: SL.map((day) => day + 1) }
}

/**
 * Fits the delay of many simulated growing outbreaks: mean of the fitted means over the true one, without and with truncation, and the
 * share of intervals that hold the truth.
 */
export function growingOutbreaks(options: { runs: number; pairs: number; growth: number }): {
  naive: number
  truncated: number
  covered: number
} {
  const truth = Math.exp(MEAN_LOG + SD_LOG ** 2 / 2)
  const { runs, growth } = options
  let [naive, truncated, covered] = [0, 0, 0]
  for (let seed = 0; seed < runs; seed++) {
    const data = pairs(options.pairs, seed)
    naive += fitDelay(data, { law: 'log-normal' }).mean.estimate / truth / runs
    const { mean } = fitDelay(data, { law: 'log-normal', until: UNTIL, growth })
    truncated += mean.estimate / truth / runs
    if (mean.low <= truth && mean.high >= truth) covered += 1 / runs
  }
  return { naive, truncated, covered }
}
