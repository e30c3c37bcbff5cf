import type { Dictionary } from '@gridward/contract/language'
import { words as en } from './words/entry/en.ts'
import { words as zhCN } from './words/entry/zh-CN.ts'
import { words as zhHant } from './words/entry/zh-Hant.ts'

/** Apart from the others: they are needed only while somebody takes the phone. */
export const entryWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
