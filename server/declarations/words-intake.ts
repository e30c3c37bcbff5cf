import type { Dictionary } from '@gridward/contract/language'
import { words as en } from './words/intake/en.ts'
import { words as zhCN } from './words/intake/zh-CN.ts'
import { words as zhHant } from './words/intake/zh-Hant.ts'

export const intakeWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
