import type { Dictionary } from '../language.ts'
import { words as en } from './questionnaire/en.ts'
import { words as zhCN } from './questionnaire/zh-CN.ts'
import { words as zhHant } from './questionnaire/zh-Hant.ts'

export const questionnaireWords: Dictionary<typeof zhCN> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
