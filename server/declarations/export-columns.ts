import type { Language } from '@gridward/contract/language'
import type { ColumnKind, TableColumn } from '../platform/tables/index.ts'
import { exportWords } from './words-exports.ts'

type Key = keyof (typeof exportWords)['zh-CN']['columns']

const lists = {
  households:
    'street community grid address estate building unit room use reach beside tries:number reachedAt:instant dueAt:instant overdue',
  claims: 'street community grid address form observedAt:instant needsVisit',
  visits: 'street community grid address visitedAt:instant result by kind sampled source late receivedAt:instant note',
  coverage:
    'street community grid area households:number people:number visited:number declared:number refused:number empty:number noAnswer:number notReached:number found:number missing:number overdueDoors:number fresh:number claims:number visits:number seconds:number disagreed:number baselineHouseholds:number baselinePeople:number baselineSource baselineDay:day',
}
const widths: Partial<Record<Key, number>> = { street: 14, community: 20, grid: 20, address: 28, area: 20, form: 16 }

/** Columns of a list in the reader's language. */
export const columnsOf = (list: keyof typeof lists, language: Language): TableColumn[] =>
  lists[list].split(' ').map((column) => {
    const [key, kind = 'text'] = column.split(':') as [Key, ColumnKind | undefined]
    const width = widths[key] ?? (kind === 'instant' ? 18 : undefined)
    return { key, title: exportWords[language].columns[key], kind, ...(width === undefined ? {} : { width }) }
  })
