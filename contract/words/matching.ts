import type { Dictionary } from '../language.ts'
import { words as en } from './matching/en.ts'
import { words as zhCN } from './matching/zh-CN.ts'
import { words as zhHant } from './matching/zh-Hant.ts'

export const matchingWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
