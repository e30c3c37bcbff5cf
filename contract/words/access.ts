import type { Dictionary } from '../language.ts'
import { words as en } from './access/en.ts'
import { words as zhCN } from './access/zh-CN.ts'
import { words as zhHant } from './access/zh-Hant.ts'

export const accessWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
