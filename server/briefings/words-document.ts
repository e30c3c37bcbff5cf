import type { Dictionary } from '@gridward/contract/language'
import { words as en } from './words/document/en.ts'
import { words as zhCN } from './words/document/zh-CN.ts'
import { words as zhHant } from './words/document/zh-Hant.ts'

export const documentWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
export type DocumentWords = typeof zhCN
