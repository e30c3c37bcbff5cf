import type { Dictionary } from '../language.ts'
import { words as en } from './rules/en.ts'
import { words as zhCN } from './rules/zh-CN.ts'
import { words as zhHant } from './rules/zh-Hant.ts'

export const ruleWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
