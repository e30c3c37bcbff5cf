import type { Dictionary } from '@gridward/contract/language'
import { words as en } from './words/exports/en.ts'
import { words as zhCN } from './words/exports/zh-CN.ts'
import { words as zhHant } from './words/exports/zh-Hant.ts'

export const exportWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
