import type { Dictionary } from '../language.ts'
import { words as en } from './tags/en.ts'
import { words as zhCN } from './tags/zh-CN.ts'
import { words as zhHant } from './tags/zh-Hant.ts'

export const tagWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
