import type { Analysis, Chains } from '../analysis.ts'
import { fixed, percent, rate, reproduction } from '../numbers.ts'
import type { Words } from '../words.ts'

export function chainSentences({ chains, list }: Analysis, words: Words): string[] {
  if (!chains) return []
  const says = words.chains
  const { mean, dispersion, topFifth, none } = chains.offspring
  const range = (of: typeof mean) => [rate(of.estimate, words), rate(of.low, words), rate(of.high, words)] as const
  const spread = Number.isFinite(dispersion.estimate)
    ? says.dispersion(...range(dispersion), percent(topFifth, words))
    : says.poisson
  const list20 = chains.severalInfectors.join(words.comma)
  return [
    [
      says.offspring(reproduction(mean.estimate, words), reproduction(mean.low, words), reproduction(mean.high, words)),
      spread,
      ...(dispersion.high < 1 ? [says.clumped] : []),
    ].join(words.gap),
    ...(onlyLinked(chains, list.cases) ? [says.linkedOnly] : []),
    says.traced(String(chains.traced), String(list.cases), percent(chains.traced / list.cases, words)),
    says.none(percent(none, words)),
    ...(chains.components.length > 0 ? [componentWords(chains, words)] : []),
    ...(chains.most.length > 0
      ? [says.most(chains.most.map(({ name, infected }) => says.person(name, String(infected))).join(words.comma))]
      : []),
    ...(onlyLinked(chains, list.cases) ? [] : [says.incomplete]),
    ...chains.cycles.map((cycle) => says.cycle(cycle.join(' → '))),
    ...(chains.severalInfectors.length > 0 ? [says.several(String(chains.several), list20)] : []),
    ...(chains.repeatedLinks > 0 ? [says.repeated(String(chains.repeatedLinks))] : []),
  ]
}

/** A list of pairs: who has no link is not in it, so that its mean is 1 - chains / cases, whatever was passed on. */
export const onlyLinked = ({ components }: Chains, cases: number): boolean =>
  components.length > 1 && components.reduce((sum, size) => sum + size, 0) === cases

function componentWords({ components, generations }: NonNullable<Analysis['chains']>, words: Words): string {
  const says = words.chains
  const longest = generations.length > 1 ? [says.generations(String(generations.length - 1))] : []
  return [says.components(String(components.length), String(components[0])), ...longest].join(words.gap)
}

export function serialSentences({ chains }: Analysis, words: Words): string[] {
  if (!chains || chains.serial.pairs === 0) return []
  const says = words.serial
  const { mean, sd, pairs, negative, periods } = chains.serial
  const means = periods.map((period) => period.mean)
  const list = means.map((value) => fixed(value, 2, words)).join(' → ')
  const falling = means.every((value, i) => i === 0 || value < means[i - 1]!)
  return [
    says.sentence(fixed(mean, 2, words), fixed(sd, 2, words), String(pairs), String(chains.links)),
    ...(periods.length > 1 ? [(falling ? says.shrinking : says.changing)(list)] : []),
    ...(negative > 0 ? [says.negative(String(negative))] : []),
  ]
}
