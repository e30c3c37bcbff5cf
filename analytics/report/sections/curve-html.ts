import { dayText, readDay } from '../../linelist/index.ts'
import type { Analysis, Curve } from '../analysis.ts'
import { epiCurve } from '../charts/epi-curve.ts'
import { ribbon } from '../charts/ribbon.ts'
import { count, fixed, reproduction } from '../numbers.ts'
import type { Words } from '../words.ts'
import { figure, list, numbers, section, table } from './parts.ts'
import { curveSentences, growthSentences, transmissionSentences } from './curve-words.ts'

export function curveSection(analysis: Analysis, words: Words): string {
  const { curve } = analysis
  const chart =
    curve && curve.total > 0
      ? figure(epiCurve(curve, words), 'wide') + numbers(words.headings.numbers, days(curve, words))
      : ''
  return section(words.headings.curve, chart + list(curveSentences(analysis, words)))
}

/** Days with cases, and what is expected of those that are still open. */
function days(curve: Curve, words: Words): string {
  const first = readDay(curve.from)
  const expected = new Map((curve.nowcast ?? []).map((one) => [one.day, one]))
  const rows = curve.counts.flatMap((n, at) => {
    const day = dayText(first + at)
    const known = expected.get(day)
    if (n === 0 && !known) return []
    const range = known
      ? `${fixed(known.estimate, 0, words)} (${fixed(known.low, 0, words)}–${fixed(known.high, 0, words)})`
      : ''
    return [[day, count(n), at > curve.lastComplete ? words.curve.legend.open : '', range]]
  })
  const columns = [words.by[curve.by], words.chains.cases, '', words.curve.legend.nowcast]
  return table(columns, rows.length > 400 ? rows.slice(-400) : rows)
}

export function transmissionSection(analysis: Analysis, words: Words): string {
  const { curve, transmission } = analysis
  const said = list(transmissionSentences(analysis, words))
  const sentences = transmission?.serial.source === 'assumed' ? `<div class="warn">${said}</div>` : said
  if (!curve || !transmission || transmission.windows.length === 0)
    return section(words.headings.transmission, sentences)
  const weekly = transmission.windows.toReversed().filter((_, i) => i % 7 === 0)
  const rows = weekly.map((one) => [
    `${one.from} ${words.to} ${one.to}`,
    count(one.cases),
    reproduction(one.estimate, words),
    `${reproduction(one.low, words)}–${reproduction(one.high, words)}`,
    one.open ? words.curve.legend.open : '',
  ])
  const columns = [words.transmission.axis, words.chains.cases, 'R', words.interval('95'), '']
  return section(
    words.headings.transmission,
    figure(ribbon(curve, transmission, words), 'wide') +
      sentences +
      numbers(words.headings.numbers, table(columns, rows)),
  )
}

export function growthSection(analysis: Analysis, words: Words): string {
  const { growth } = analysis
  if (growth.length === 0) return ''
  const rows = growth.map(({ phase, from, to, cases, rate: r, doubling }) => [
    words.growth.phase[phase],
    `${from} ${words.to} ${to}`,
    count(cases),
    fixed(r.estimate, 3, words),
    `${fixed(r.low, 3, words)} ${words.to} ${fixed(r.high, 3, words)}`,
    `${fixed(doubling.estimate, 1, words)} (${fixed(doubling.low, 1, words)} ${words.to} ${fixed(doubling.high, 1, words)})`,
  ])
  return section(words.headings.growth, list(growthSentences(analysis, words)) + table(words.growth.columns, rows))
}
