import type { Dictionary } from '@gridward/contract/language'
import { words as en } from './words/judging/en.ts'
import { words as zhCN } from './words/judging/zh-CN.ts'
import { words as zhHant } from './words/judging/zh-Hant.ts'

export const judgingWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
