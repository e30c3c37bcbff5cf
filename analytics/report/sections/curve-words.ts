import { dayText, readDay } from '../../linelist/index.ts'
import type { Analysis, Curve, GrowthPeriod, RWindow } from '../analysis.ts'
import { count, fixed, reproduction } from '../numbers.ts'
import type { Words } from '../words.ts'

/** Cases in a window below which an estimate of R is unsteady: its error is above 30 % (Cori 2013, web appendix). */
const steady = 11

/** Days without a case up to the last complete one; 0 where a later day, still open, has one already. */
export function quietDays({ counts, lastComplete }: Curve): number {
  return Math.max(0, lastComplete - counts.findLastIndex((n) => n > 0))
}

export function curveSentences({ curve, list }: Analysis, words: Words): string[] {
  const says = words.curve
  if (list.cases === 0) return [says.noCases]
  if (!curve) return [says.none]
  if (curve.total === 0) return [says.noCases]
  const first = readDay(curve.from)
  const last = dayText(first + curve.counts.findLastIndex((n) => n > 0))
  const by = words.by[curve.by]
  const open = dayText(first + curve.lastComplete + 1)
  const quiet = quietDays(curve)
  return [
    says.total(count(curve.total), curve.from, last, by),
    ...(curve.total === 1 ? [says.oneCase] : []),
    ...loneDay(list, words),
    ...(quiet >= 7 ? [says.quiet(String(quiet), dayText(first + curve.lastComplete))] : []),
    ...nowcastSentence(curve, words),
    ...(curve.completeness === 'delays' && curve.lastComplete < curve.counts.length - 1 ? [says.open(open)] : []),
    ...(curve.completeness === 'assumed' ? [says.openAssumed(open)] : []),
    ...(curve.without > 0 ? [says.without(count(curve.without), by)] : []),
    ...(curve.unlisted.length > 0 ? [says.unlisted(String(curve.unlisted.length))] : []),
  ]
}

/** A slip in one cell moves the data date, and makes every day before it look finished. */
function loneDay({ problems, dataDay }: Analysis['list'], words: Words): string[] {
  const lone = problems.find(({ code }) => code === 'loneLastDay')
  return lone ? [words.curve.lone(dataDay, lone.column!, String(lone.rows[0]), lone.shown!)] : []
}

function nowcastSentence({ nowcast = [] }: Curve, words: Words): string[] {
  const told = nowcast.filter(({ estimate, high }) => Number.isFinite(estimate) && Number.isFinite(high))
  const sum = (of: 'observed' | 'estimate'): number => told.reduce((total, day) => total + day[of], 0)
  if (told.length === 0 || sum('estimate') - sum('observed') < 0.5) return []
  // each day has its own chance, so the sum is known better than its parts; the delays' error, which they share, is less
  const reach = (end: 'low' | 'high'): number => Math.hypot(...told.map((day) => day[end] - day.estimate))
  const low = Math.max(sum('observed'), sum('estimate') - reach('low'))
  const high = sum('estimate') + reach('high')
  return [words.curve.nowcast(count(sum('estimate')), count(low), count(high), count(sum('observed')))]
}

/** An estimate of weeks ago is none; the curve says how long it has been quiet. */
export const isNews = (curve: Curve, latest: RWindow | undefined): boolean =>
  latest !== undefined && readDay(latest.to) > readDay(curve.from) + curve.lastComplete - 14

export function transmissionSentences({ curve, transmission }: Analysis, words: Words): string[] {
  const says = words.transmission
  if (!curve || !transmission) return curve && curve.total > 0 ? [says.none] : []
  const { latest, recent, serial } = transmission
  const [mean, sd] = [fixed(serial.mean, 2, words), fixed(serial.sd, 2, words)]
  const source = {
    pairs: says.pairs(mean, sd, String(serial.pairs)),
    given: says.given(mean, sd),
    assumed: says.assumed(mean, sd),
  }[serial.source]
  if (!latest || !isNews(curve, latest)) return [source]
  const range = [
    reproduction(latest.estimate, words),
    reproduction(latest.low, words),
    reproduction(latest.high, words),
  ] as const
  const trend = latest.high < 1 ? says.slowing : latest.low > 1 ? says.growing : says.unclear
  const turned = recent && (latest.high < 1 ? recent.high >= 1 : latest.low > 1 && recent.low <= 1)
  return [
    [
      trend(...range) + says.when(latest.from, latest.to, serial.source === 'assumed'),
      ...(turned ? [says.noLonger] : []),
    ].join(words.gap),
    ...(latest.cases < steady ? [says.few(count(latest.cases))] : []),
    ...(recent
      ? [
          [
            says.recent(
              recent.from,
              recent.to,
              reproduction(recent.estimate, words),
              reproduction(recent.low, words),
              reproduction(recent.high, words),
            ),
            ...(recent.cases < steady ? [says.few(count(recent.cases))] : []),
          ].join(words.gap),
        ]
      : transmission.windows.some(({ open }) => open)
        ? [says.later]
        : []),
    source,
  ]
}

export const growthSentences = ({ growth }: Analysis, words: Words): string[] =>
  growth
    .toReversed()
    .map((period) =>
      words.growth.sentence(words.growth.phase[period.phase], period.from, period.to, growthWords(period, words)),
    )

function growthWords({ rate: r, doubling }: GrowthPeriod, words: Words): string {
  const says = words.growth
  const time = (value: number): string => fixed(Math.abs(value), Math.abs(value) < 10 ? 1 : 0, words)
  if (r.low > 0) return says.doubling(time(doubling.estimate), time(doubling.low), time(doubling.high))
  // both ends are negative; the faster decline is the shorter time
  if (r.high < 0) return says.halving(time(doubling.estimate), time(doubling.high), time(doubling.low))
  return says.unclear
}
