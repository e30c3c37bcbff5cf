import { words as en } from './words/en.ts'
import { words as zhCN } from './words/zh-CN.ts'
import { words as zhHant } from './words/zh-Hant.ts'

export type Words = typeof zhCN
export type ReportLanguage = 'zh-CN' | 'zh-Hant' | 'en'
export const reportWords: Readonly<Record<ReportLanguage, Words>> = { 'zh-CN': zhCN, 'zh-Hant': zhHant, en }
