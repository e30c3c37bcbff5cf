import type { Dictionary } from '../language.ts'
import { words as en } from './sunset/en.ts'
import { words as zhCN } from './sunset/zh-CN.ts'
import { words as zhHant } from './sunset/zh-Hant.ts'

export const sunsetWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
