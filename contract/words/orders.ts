import type { Dictionary } from '../language.ts'
import { words as en } from './orders/en.ts'
import { words as zhCN } from './orders/zh-CN.ts'
import { words as zhHant } from './orders/zh-Hant.ts'

export const orderWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
