import type { Language } from '../../language.ts'
import type { FormWords } from '../schema.ts'
import { words as sharedEn } from '../words/en.ts'
import { words as sharedZhCN } from '../words/zh-CN.ts'
import { words as sharedZhHant } from '../words/zh-Hant.ts'
import { words as en } from './words/en.ts'
import { words as zhCN } from './words/zh-CN.ts'
import { words as zhHant } from './words/zh-Hant.ts'

const together = (own: typeof zhCN, shared: typeof sharedZhCN) =>
  ({ ...own, choices: { ...shared, ...own.choices } }) satisfies FormWords

export const residentSurveyWords = {
  'zh-CN': together(zhCN, sharedZhCN),
  en: together(en, sharedEn),
  'zh-Hant': together(zhHant, sharedZhHant),
} satisfies Record<Language, FormWords>
