import type { Language } from '@gridward/contract/language'
import type { Metric } from '@gridward/contract/metrics'
import { metricWords } from '@gridward/contract/words/metrics'
import type { Annex, Block } from '../platform/documents/index.ts'
import { reported } from './rules.ts'
import { annexesOf, dateOf, plain, type AnnexKind, type DocumentFacts } from './rules-document.ts'
import { documentWords, type DocumentWords } from './words-document.ts'

/** What a line of 156 mm has room for, beside the name of the street. */
const byStreet: readonly Metric[] = [
  'households',
  'people',
  'coverage.visited',
  'coverage.notReached',
  'visits',
  'declarations.self',
  'tags.fever',
  'tags.care',
]
/** A document is read on paper; more corrections than these stand in the workbook. */
const mostCorrections = 500

/** The tables of the report. Nobody edits them: their figures are those of the frozen day. */
export function annexes(facts: DocumentFacts, language: Language): Annex[] {
  const words = documentWords[language]
  return annexesOf(facts).map((kind, i) => ({
    label: words.annex(plain(i + 1)),
    title: words.annexTitles[kind],
    blocks: content[kind](facts, words, language),
  }))
}

type Content = (facts: DocumentFacts, words: DocumentWords, language: Language) => Block[]

const signedBy = (n: number): string => (n > 0 ? `+${n}` : String(n))
const right = (title: string, share = 1) => ({ title, share, right: true })

const figures: Content = ({ totals, before, number, hash }, words, language) => {
  const { columns } = words
  const rows = reported.map((metric) => {
    const now = totals[metric] ?? 0
    const was = before && (before.totals[metric] ?? 0)
    return [
      metricWords[language][metric],
      plain(now),
      was === null ? '—' : plain(was),
      was === null ? '—' : signedBy(now - was),
    ]
  })
  return [
    {
      kind: 'table',
      columns: [{ title: columns.item, share: 2 }, right(columns.today), right(columns.before), right(columns.change)],
      rows,
    },
    { kind: 'text', text: words.hash(plain(number), hash) },
  ]
}

const streets: Content = (facts, words, language) => {
  const names = metricWords[language]
  const row = (name: string, of: Readonly<Record<string, number>>): string[] => [
    name,
    ...byStreet.map((metric) => plain(of[metric] ?? 0)),
  ]
  return [
    {
      kind: 'table',
      columns: [{ title: words.columns.street, share: 2.4 }, ...byStreet.map((metric) => right(names[metric]))],
      rows: [...facts.streets.map((one) => row(one.name, one.figures)), row(words.columns.total, facts.totals)],
    },
    {
      kind: 'bars',
      title: words.chart,
      series: names.visits,
      bars: facts.streets.map(({ name, figures: of }) => ({ name, n: of['visits'] ?? 0 })),
    },
  ]
}

const missing: Content = (facts, { columns }) => [
  {
    kind: 'table',
    columns: [
      { title: columns.code, share: 1 },
      { title: columns.area, share: 3 },
    ],
    rows: facts.missing.map(({ area, name }) => [area, name]),
  },
]

const corrections: Content = (facts, words, language) => {
  const { columns } = words
  const rest = facts.corrections.length - mostCorrections
  return [
    {
      kind: 'table',
      columns: [
        right(columns.number, 0.8),
        { title: columns.aboutDay, share: 2 },
        { title: columns.area, share: 2.4 },
        { title: columns.item, share: 1.6 },
        right(columns.change),
      ],
      rows: facts.corrections
        .slice(0, mostCorrections)
        .map((one) => [
          plain(one.number),
          dateOf(one.aboutDay, words),
          one.areaName,
          metricWords[language][one.metric as Metric],
          signedBy(one.n),
        ]),
    },
    ...(rest > 0 ? [{ kind: 'text' as const, text: words.moreRows(plain(rest)) }] : []),
  ]
}

const content: Record<AnnexKind, Content> = { figures, streets, missing, corrections }
