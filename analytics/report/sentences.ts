import type { Analysis } from './analysis.ts'
import { chainSentences, onlyLinked, serialSentences } from './sections/chain-words.ts'
import { curveSentences, growthSentences, isNews, transmissionSentences } from './sections/curve-words.ts'
import { clusterSentences, delaySentences, severitySentences, unknownOutcomes } from './sections/other-words.ts'
import type { Words } from './words.ts'

export const sections = [
  'curve',
  'transmission',
  'growth',
  'delays',
  'severity',
  'chains',
  'serial',
  'clusters',
] as const
export type Section = (typeof sections)[number]

/** What each part of an analysis says, in plain sentences, the most important first. */
export function sentencesOf(analysis: Analysis, words: Words): Record<Section, string[]> {
  return {
    curve: curveSentences(analysis, words),
    transmission: transmissionSentences(analysis, words),
    growth: growthSentences(analysis, words),
    delays: delaySentences(analysis, words),
    severity: severitySentences(analysis, words),
    chains: chainSentences(analysis, words),
    serial: serialSentences(analysis, words),
    clusters: clusterSentences(analysis, words),
  }
}

/** Below this share of cases with a known infector the mean that a case infected means little without it. */
const fewTraced = 2 / 3

/** The few that belong on top: the first of each part that has something to say, and the second where the first misleads alone. */
export function keyPoints(analysis: Analysis, words: Words): string[] {
  const all = sentencesOf(analysis, words)
  const { curve, transmission, severity, chains, list } = analysis
  const longer = new Set<Section>(['curve'])
  if (transmission?.recent) longer.add('transmission')
  if (severity && unknownOutcomes(severity) > 0) longer.add('severity')
  if (chains && (chains.traced < fewTraced * list.cases || onlyLinked(chains, list.cases))) longer.add('chains')
  if (curve && !isNews(curve, transmission?.latest)) all.transmission = []
  const order: Section[] = ['transmission', 'curve', 'growth', 'severity', 'chains', 'serial', 'clusters']
  return order.flatMap((section) => all[section].slice(0, longer.has(section) ? 2 : 1))
}
