import type { Kind } from '../../offline/item.ts'
import type { Work } from '../work.ts'
import { fieldWords } from '../words.ts'

const each = (key: 'rounds' | 'roundsHint') => ({
  'zh-CN': fieldWords['zh-CN'][key],
  en: fieldWords.en[key],
  'zh-Hant': fieldWords['zh-Hant'][key],
})

/** Door rounds: the households of a grid, one knock after the other, with or without a network. */
export const rounds: Work = {
  screens: [
    {
      path: '/rounds',
      verb: 'declarations.visit',
      text: each('rounds'),
      hint: each('roundsHint'),
      load: () => import('./rounds-page.tsx'),
    },
  ],
  kinds: async () => [(await import('./visit.ts')).visitKind as Kind],
}
