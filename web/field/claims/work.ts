import type { Kind } from '../../offline/item.ts'
import type { Work } from '../work.ts'
import { fieldWords } from '../words.ts'

const each = (key: 'claims' | 'claimsHint') => ({
  'zh-CN': fieldWords['zh-CN'][key],
  en: fieldWords.en[key],
  'zh-Hant': fieldWords['zh-Hant'][key],
})

/** What residents declared themselves, looked at by the grid worker who knows them. */
export const claims: Work = {
  screens: [
    {
      path: '/claims',
      verb: 'declarations.judge',
      text: each('claims'),
      hint: each('claimsHint'),
      load: () => import('./claims-page.tsx'),
    },
  ],
  kinds: async () => [(await import('./verdict.ts')).verdictKind as Kind],
}
