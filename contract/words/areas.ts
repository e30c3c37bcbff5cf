import type { Dictionary } from '../language.ts'
import { words as en } from './areas/en.ts'
import { words as zhCN } from './areas/zh-CN.ts'
import { words as zhHant } from './areas/zh-Hant.ts'

export const areaWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
