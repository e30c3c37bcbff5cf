import type { Analysis, Delay } from '../analysis.ts'
import { barChart } from '../charts/bars.ts'
import { clusterMap } from '../charts/map.ts'
import { chance, count, fixed, percent } from '../numbers.ts'
import type { Words } from '../words.ts'
import { clusterSentences, delaySentences, severitySentences } from './other-words.ts'
import { figure, list, section, table } from './parts.ts'

export function delaySection(analysis: Analysis, words: Words): string {
  const { delays } = analysis
  if (delays.length === 0) return ''
  const charts = delays
    .filter(({ from, n }) => from !== 'exposure' && n >= 20)
    .slice(0, 2)
    .map((delay) => figure(delayChart(delay, words)))
  const rows = delays.map((delay) => [
    words.delays.pair(words.ends[delay.from], words.ends[delay.to]),
    String(delay.n),
    ...plainCells(delay, words),
    fitWords(delay, words),
  ])
  return section(
    words.headings.delays,
    list(delaySentences(analysis, words)) +
      `<div class="pair">${charts.join('')}</div>` +
      table(words.delays.columns, rows),
  )
}

/** Of spans of exposure only the fit tells the length. */
function plainCells({ from, fit, mean, sd, median, quartiles, p95 }: Delay, words: Words): string[] {
  if (from === 'exposure' && fit) return Array.from({ length: 5 }, () => words.missingValue)
  const [m, s, middle, low, high, most] = [mean, sd, median, ...quartiles, p95].map((days) => fixed(days, 1, words))
  return [m!, s!, middle!, `${low}–${high}`, most!]
}

const delayChart = ({ from, to, counts }: Delay, words: Words): string =>
  barChart({
    label: words.delays.pair(words.ends[from], words.ends[to]),
    xLabel: `${words.delays.pair(words.ends[from], words.ends[to])}${words.comma}${words.serial.axis}`,
    yLabel: words.chains.cases,
    bars: counts.map((value, at) => ({ at, value })),
  })

function fitWords({ fit }: Delay, words: Words): string {
  if (!fit) return ''
  const { median, p95 } = fit
  const range = (of: typeof median): string =>
    Number.isFinite(of.low)
      ? `${fixed(of.estimate, 1, words)} (${fixed(of.low, 1, words)}–${fixed(of.high, 1, words)})`
      : fixed(of.estimate, 1, words)
  const name = words.delays.distributions[fit.distribution] ?? fit.distribution
  return `${name}${words.comma}${range(median)}${words.comma}${range(p95)}`
}

export function severitySection(analysis: Analysis, words: Words): string {
  const { severity } = analysis
  if (!severity) return ''
  const { rows, columns } = words.severity
  const row = (name: string, { estimate, low, high }: { estimate: number; low: number; high: number }): string[] => [
    name,
    percent(estimate, words),
    `${percent(low, words)}–${percent(high, words)}`,
  ]
  const body = [
    row(rows.all, severity.all),
    ...(severity.closed > severity.deaths ? [row(rows.closed, severity.amongClosed)] : []),
    ...(severity.adjusted ? [row(rows.adjusted, severity.adjusted)] : []),
  ]
  return section(words.headings.severity, list(severitySentences(analysis, words)) + table(columns, body))
}

export function clusterSection(analysis: Analysis, words: Words): string {
  const { clusters } = analysis
  if (!clusters) return ''
  const { legend } = words.clusters
  const caption = `<figcaption>● ${legend.case}; ◯ ${legend.cluster}; ◌ ${legend.weak}</figcaption>`
  const rows = clusters.found.map((one, i) => [
    `${i + 1}. ${one.from} ${words.to} ${one.to}`,
    String(one.places),
    count(one.cases),
    fixed(one.expected, 1, words),
    clusters.earth ? words.clusters.km(fixed(one.radius, 1, words)) : fixed(one.radius, 1, words),
    chance(one.p),
  ])
  return section(
    words.headings.clusters,
    list(clusterSentences(analysis, words)) +
      figure(clusterMap(clusters, words) + caption, 'square') +
      (rows.length > 0 ? table(words.clusters.columns, rows) : ''),
  )
}
