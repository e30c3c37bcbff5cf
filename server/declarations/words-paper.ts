import type { Dictionary } from '@gridward/contract/language'
import { words as en } from './words/paper/en.ts'
import { words as zhCN } from './words/paper/zh-CN.ts'
import { words as zhHant } from './words/paper/zh-Hant.ts'

export const paperWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
