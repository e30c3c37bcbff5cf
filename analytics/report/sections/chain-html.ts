import type { Analysis } from '../analysis.ts'
import { barChart } from '../charts/bars.ts'
import { fixed } from '../numbers.ts'
import type { Words } from '../words.ts'
import { chainSentences, serialSentences } from './chain-words.ts'
import { figure, list, section, table } from './parts.ts'

export function chainSection(analysis: Analysis, words: Words): string {
  const { chains } = analysis
  if (!chains) return ''
  const offspring = barChart({
    label: words.headings.chains,
    xLabel: words.chains.axis,
    yLabel: words.chains.cases,
    bars: chains.counts.map((value, at) => ({ at, value })),
  })
  const generation = barChart({
    label: words.chains.generation,
    xLabel: words.chains.generation,
    yLabel: words.chains.cases,
    bars: chains.generations.map((value, at) => ({ at, value })),
  })
  return section(
    words.headings.chains,
    list(chainSentences(analysis, words)) + `<div class="pair">${figure(offspring)}${figure(generation)}</div>`,
  )
}

export function serialSection(analysis: Analysis, words: Words): string {
  const serial = analysis.chains?.serial
  if (!serial || serial.pairs === 0) return ''
  const chart = barChart({
    label: words.headings.serial,
    xLabel: words.serial.axis,
    yLabel: words.serial.pairs,
    bars: serial.counts.map(({ days, pairs }) => ({ at: days, value: pairs })),
  })
  const rows = serial.periods.map(({ from, to, pairs, mean, sd, median }) => [
    `${from} ${words.to} ${to}`,
    String(pairs),
    fixed(mean, 2, words),
    fixed(sd, 2, words),
    fixed(median, 1, words),
  ])
  const body = rows.length > 0 ? table(words.serial.columns, rows) : ''
  return section(
    words.headings.serial,
    list(serialSentences(analysis, words)) + `<div class="pair">${figure(chart)}<div>${body}</div></div>`,
  )
}
