import type { Dictionary, Language } from '@gridward/contract/language'
import type { BadCell } from './cell.ts'
import type { TableError } from './problem.ts'
import { words as en } from './words/en.ts'
import { words as zhCN } from './words/zh-CN.ts'
import { words as zhHant } from './words/zh-Hant.ts'

export type TableWords = Dictionary<typeof zhCN>['zh-CN']
export const tableWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }

/** What went wrong with a file, where, and what to do. */
export function tableSentence(error: TableError, language: Language = 'zh-CN'): string {
  const { errors, where } = tableWords[language]
  const { sheet, cell, limit, allowed } = error.place
  const places = [
    sheet && where.sheet(sheet),
    cell && where.cell(cell),
    limit && where.limit(limit, allowed ?? 0),
  ].filter(Boolean)
  const [open, close] = language === 'en' ? [' (', ')'] : ['（', '）']
  return errors[error.code] + (places.length > 0 ? open + places.join(language === 'en' ? ', ' : '，') + close : '')
}

/** Why a cell cannot be used as it stands. */
export const badCellSentence = ({ bad, shown }: BadCell, language: Language = 'zh-CN'): string =>
  tableWords[language].cell[bad](shown)
