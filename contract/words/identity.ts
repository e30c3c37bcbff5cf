import type { Dictionary } from '../language.ts'
import { words as en } from './identity/en.ts'
import { words as zhCN } from './identity/zh-CN.ts'
import { words as zhHant } from './identity/zh-Hant.ts'

export const identityWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
