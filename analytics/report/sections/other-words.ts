import type { Analysis, Delay, DelayFit, Severity } from '../analysis.ts'
import { chance, count, fixed, percent } from '../numbers.ts'
import type { Words } from '../words.ts'

export function delaySentences({ delays }: Analysis, words: Words): string[] {
  const says = words.delays
  return delays.map((delay) =>
    [
      delay.from === 'exposure' && delay.fit ? fittedWords(delay, delay.fit, words) : plainWords(delay, words),
      ...(delay.n < 10 ? [says.few(String(delay.n))] : []),
      ...(delay.reversed > 0 ? [says.reversed(String(delay.reversed))] : []),
      ...(delay.from === 'exposure' && !delay.fit ? [says.middle] : []),
    ].join(words.gap),
  )
}

const plainWords = ({ from, to, median, quartiles, n }: Delay, words: Words): string =>
  words.delays.sentence(
    words.ends[from],
    words.ends[to],
    fixed(median, 1, words),
    fixed(quartiles[0], 1, words),
    fixed(quartiles[1], 1, words),
    String(n),
  )

/** The middles of long exposures are no incubation periods; the fit takes every day of them. */
const fittedWords = ({ from, to, n }: Delay, { median, p95 }: DelayFit, words: Words): string =>
  words.delays.fitted(
    words.ends[from],
    words.ends[to],
    fixed(median.estimate, 1, words),
    fixed(median.low, 1, words),
    fixed(median.high, 1, words),
    fixed(p95.estimate, 1, words),
    String(n),
  )

/** Outcomes that are not known, of a list that knows more than deaths. */
export const unknownOutcomes = ({ closed, deaths, cases }: Severity): number => (closed > deaths ? cases - closed : 0)

/** How much more of the outcomes may be unknown than the delay accounts for. */
const unexplained = 0.1

export function severitySentences({ severity }: Analysis, words: Words): string[] {
  if (!severity) return []
  const says = words.severity
  const { all, amongClosed, adjusted, deaths, closed, cases } = severity
  const unknown = unknownOutcomes(severity)
  const range = (of: typeof all) =>
    [percent(of.estimate, words), percent(of.low, words), percent(of.high, words)] as const
  return [
    [
      says.all(...range(all), String(deaths), String(cases)),
      ...(unknown > 0 ? [says.unknown(String(unknown))] : []),
    ].join(words.gap),
    closed > deaths ? says.closed(...range(amongClosed), String(closed)) : says.noRecoveries,
    ...(adjusted
      ? [
          [
            says.adjusted(...range(adjusted), percent(adjusted.knownShare, words)),
            ...(unknown / cases > 1 - adjusted.knownShare + unexplained ? [says.unexplained] : []),
          ].join(words.gap),
        ]
      : []),
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
