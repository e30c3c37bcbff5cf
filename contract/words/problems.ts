import type { Dictionary } from '../language.ts'
import { words as en } from './problems/en.ts'
import { words as zhCN } from './problems/zh-CN.ts'
import { words as zhHant } from './problems/zh-Hant.ts'

export const problemWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
