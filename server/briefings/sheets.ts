import type { ReportView } from '@gridward/contract/briefings'
import type { Language } from '@gridward/contract/language'
import type { Metric } from '@gridward/contract/metrics'
import { metricWords } from '@gridward/contract/words/metrics'
import type { RowInput, SheetInput, TableColumn } from '../platform/tables/index.ts'
import { reported } from './rules.ts'
import { freezeWords } from './words.ts'

type Community = ReportView['communities'][number]

/** Confirmed, confirmed late, nil, or missing, in one word of the language. */
export function stateOf(row: Community, language: Language): string {
  const words = freezeWords[language]
  if (!row.confirmation) return words.notConfirmed
  if (row.confirmation.nil) return words.nil
  return row.confirmation.late ? words.lateConfirmed : words.confirmed
}

const text = (key: string, title: string, width: number): TableColumn => ({ key, title, width, kind: 'text' })

/** The report as three sheets: figures by community with their total, corrections, missing communities. */
export function sheetsOf(report: ReportView, language: Language): SheetInput[] {
  const words = freezeWords[language]
  const metrics = metricWords[language]
  const numbers = reported.map((metric): TableColumn => ({
    key: metric,
    title: metrics[metric],
    kind: 'number',
    width: 12,
  }))
  const figures: RowInput[] = report.communities.map((row) => ({
    street: row.street,
    area: row.area,
    name: row.name,
    ...row.figures,
    state: stateOf(row, language),
    by: row.confirmation?.by ?? '',
    note: row.confirmation?.note ?? '',
  }))
  return [
    {
      name: words.sheet,
      columns: [
        text('street', words.street, 18),
        text('area', words.code, 16),
        text('name', words.community, 28),
        ...numbers,
        text('state', words.state, 12),
        text('by', words.confirmedBy, 12),
        text('note', words.note, 30),
      ],
      rows: [...figures, { name: words.total, ...report.totals }],
    },
    {
      name: words.correctionsSheet,
      columns: [
        { key: 'number', title: words.number, kind: 'number', width: 12 },
        { key: 'aboutDay', title: words.aboutDay, kind: 'day', width: 12 },
        text('areaName', words.community, 28),
        text('item', words.item, 18),
        { key: 'n', title: words.change, kind: 'number', width: 12 },
      ],
      rows: report.corrections.map((c) => ({ ...c, item: metrics[c.metric as Metric] })),
    },
    {
      name: words.missingSheet,
      columns: [text('area', words.code, 16), text('name', words.community, 28)],
      rows: report.missing,
    },
  ]
}
