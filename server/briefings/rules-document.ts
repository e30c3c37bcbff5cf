import type { DocumentText } from '@gridward/contract/briefings'
import type { Day } from '@gridward/contract/days'
import type { Language } from '@gridward/contract/language'
import { metricWords } from '@gridward/contract/words/metrics'
import { reported } from './rules.ts'
import { documentWords, type DocumentWords } from './words-document.ts'

type Figures = Readonly<Record<string, number>>
export type Correction = { number: number; aboutDay: Day; areaName: string; metric: string; n: number }

/** The frozen day as a document tells it. `before`: the frozen day before it, where there is one. */
export type DocumentFacts = {
  day: Day
  number: number
  hash: string
  totals: Figures
  before: { day: Day; totals: Figures } | null
  streets: readonly { name: string; figures: Figures }[]
  communities: number
  missing: readonly { area: string; name: string }[]
  corrections: readonly Correction[]
}

/** More names than these stand in an annex instead of the text. */
const namesInText = 12

export const plain = (n: number): string => String(n)
export const dateOf = (day: Day, words: DocumentWords): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return words.date(year, month, date)
}

export type AnnexKind = 'figures' | 'streets' | 'missing' | 'corrections'
/** Which annexes a report has; their numbers are their places. */
export const annexesOf = (facts: DocumentFacts): AnnexKind[] => [
  'figures',
  'streets',
  ...(facts.missing.length > 0 ? (['missing'] as const) : []),
  ...(facts.corrections.length > 0 ? (['corrections'] as const) : []),
]

type Heading = Pick<DocumentText, 'issuer' | 'mark' | 'to'>

/** The text as the figures say it, before anybody edits it. `last`: issuer, mark and readers of the report signed last. */
export function draftText(
  facts: DocumentFacts,
  district: string,
  language: Language,
  last: Heading | undefined,
): DocumentText {
  const words = documentWords[language]
  const parts = [
    situation(facts, words),
    comparison(facts, words, language),
    reports(facts, words),
    fixes(facts, words),
  ]
  const { issuer, mark, to } = last ?? { issuer: words.issuer(district), mark: words.mark, to: words.to }
  return {
    ...{ language, issuer, mark, to, title: words.title(dateOf(facts.day, words)) },
    paragraphs: parts.flatMap((text, i) => [
      { kind: 'heading' as const, text: words.headings[i]! },
      { kind: 'text' as const, text: text.trim() },
    ]),
  }
}

function situation({ totals }: DocumentFacts, words: DocumentWords): string {
  const n = (metric: (typeof reported)[number]): string => plain(totals[metric] ?? 0)
  return [
    words.register(n('households'), n('people')),
    words.coverage(n('coverage.visited'), n('coverage.declared'), n('coverage.notReached'), n('coverage.refused')),
    words.work(n('visits'), n('declarations.self'), n('declarations.paper')),
    words.tags(n('tags.key'), n('tags.fever'), n('tags.observation'), n('tags.care'), n('claims.waiting')),
  ].join('')
}

function comparison({ totals, before }: DocumentFacts, words: DocumentWords, language: Language): string {
  if (!before) return words.noBefore
  const moved = reported.flatMap((metric) => {
    const by = (totals[metric] ?? 0) - (before.totals[metric] ?? 0)
    if (by === 0) return []
    return [(by > 0 ? words.more : words.fewer)(metricWords[language][metric], plain(Math.abs(by)))]
  })
  const day = dateOf(before.day, words)
  return moved.length === 0 ? words.sameAsBefore(day) : words.comparedWith(day, moved.join(words.between))
}

function reports(facts: DocumentFacts, words: DocumentWords): string {
  const { missing, communities } = facts
  const said = words.reported(plain(communities), plain(communities - missing.length))
  if (missing.length === 0) return said
  const names = missing.map(({ name }) => name).join(words.listComma)
  const annex = plain(annexesOf(facts).indexOf('missing') + 1)
  const few = missing.length <= namesInText
  return said + (few ? words.missing(plain(missing.length), names) : words.missingMany(plain(missing.length), annex))
}

function fixes(facts: DocumentFacts, words: DocumentWords): string {
  const { corrections } = facts
  if (corrections.length === 0) return words.noCorrections
  const [first, last] = [corrections[0]!.number, corrections.at(-1)!.number]
  const annex = plain(annexesOf(facts).indexOf('corrections') + 1)
  return words.corrected(plain(corrections.length), plain(first), plain(last), annex)
}
