import type { Analysis } from '../analysis.ts'
import { chance, count, fixed, percent } from '../numbers.ts'
import type { Words } from '../words.ts'

export function delaySentences({ delays }: Analysis, words: Words): string[] {
  const says = words.delays
  return delays.map(({ from, to, median, quartiles, n, reversed }) =>
    [
      says.sentence(
        words.ends[from],
        words.ends[to],
        fixed(median, 1, words),
        fixed(quartiles[0], 1, words),
        fixed(quartiles[1], 1, words),
        String(n),
      ),
      ...(n < 10 ? [says.few(String(n))] : []),
      ...(reversed > 0 ? [says.reversed(String(reversed))] : []),
      ...(from === 'exposure' ? [says.incubation] : []),
    ].join(words.gap),
  )
}

export function severitySentences({ severity }: Analysis, words: Words): string[] {
  if (!severity) return []
  const says = words.severity
  const { all, amongClosed, adjusted, deaths, closed, cases } = severity
  const range = (of: typeof all) =>
    [percent(of.estimate, words), percent(of.low, words), percent(of.high, words)] as const
  return [
    says.all(...range(all), String(deaths), String(cases)),
    closed > deaths ? says.closed(...range(amongClosed), String(closed)) : says.noRecoveries,
    ...(adjusted ? [says.adjusted(...range(adjusted), percent(adjusted.knownShare, words))] : []),
  ]
}

export function clusterSentences({ clusters }: Analysis, words: Words): string[] {
  if (!clusters) return []
  const says = words.clusters
  const best = clusters.found[0]
  const finding = !best
    ? says.nothing
    : best.p > 0.05
      ? says.none(chance(best.p))
      : says.found(
          count(best.cases),
          best.from,
          best.to,
          String(best.places),
          fixed(best.expected, 1, words),
          chance(best.p),
        )
  return [finding, ...(clusters.gridded ? [says.gridded(String(clusters.places))] : []), says.caveat]
}
