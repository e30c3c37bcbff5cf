import type { Dictionary } from '../language.ts'
import { words as en } from './roles/en.ts'
import { words as zhCN } from './roles/zh-CN.ts'
import { words as zhHant } from './roles/zh-Hant.ts'

export const roleWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
