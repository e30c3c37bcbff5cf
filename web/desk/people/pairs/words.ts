import type { Dictionary } from '@gridward/contract/language'
import { words as en } from './words/en.ts'
import { words as zhCN } from './words/zh-CN.ts'
import { words as zhHant } from './words/zh-Hant.ts'

export const pairWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
