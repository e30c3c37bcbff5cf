import type { Dictionary } from '../language.ts'
import { words as en } from './calls/en.ts'
import { words as zhCN } from './calls/zh-CN.ts'
import { words as zhHant } from './calls/zh-Hant.ts'

export const callWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
