import { gammaCdf, gammaFromMoments } from '../numeric/gamma.ts'
import { caseFatality, delayAdjustedFatality } from '../severity/fatality.ts'
import { missing, type LineList } from '../linelist/index.ts'
import type { Delay, Severity } from './analysis.ts'

/** Pairs of onset and death below which their delay says too little to correct by. */
const pairsNeeded = 5

/** Fatality of a list that knows outcomes or days of death; undefined for one that does not, or where nobody has one. */
export function severityOf(list: LineList, delays: readonly Delay[]): Severity | undefined {
  const { died, closed, cases } = list
  if (!died || !closed || list.counted) return undefined
  const deaths = died.reduce((sum, one) => sum + one, 0)
  const over = closed.reduce((sum, one) => sum + one, 0)
  if (over === 0) return undefined
  const adjusted = adjustedFatality(list, delays, deaths)
  return {
    cases,
    deaths,
    closed: over,
    all: caseFatality(deaths, cases),
    amongClosed: caseFatality(deaths, over),
    ...(adjusted && { adjusted }),
  }
}

function adjustedFatality(list: LineList, delays: readonly Delay[], deaths: number): Severity['adjusted'] {
  const delay = delays.find(({ from, to }) => from === 'onset' && to === 'death')
  const { onset } = list.days
  if (!onset || !delay || delay.n < pairsNeeded || !(delay.sd > 0) || !(delay.mean > 0)) return undefined
  const known = onset.filter((day) => day !== missing)
  const first = known.reduce((low, day) => Math.min(low, day), Infinity)
  const counts = new Int32Array(list.dataDay - first + 1)
  for (const day of known) counts[day - first]!++
  // cases without onset are left out of both sides
  const dead = list.died!.reduce((sum, one, position) => sum + (onset[position] === missing ? 0 : one), 0)
  if (dead > known.length || deaths === 0) return undefined
  const { shape, scale } = gammaFromMoments(delay.mean + 0.5, delay.sd)
  const pmf = Float64Array.from(
    { length: counts.length },
    (_, j) => gammaCdf(j + 1, shape, scale) - gammaCdf(j, shape, scale),
  )
  return { ...delayAdjustedFatality(counts, dead, pmf), pairs: delay.n }
}
