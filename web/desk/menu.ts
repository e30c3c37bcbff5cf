import type { Dictionary } from '@gridward/contract/language'
import type { MenuEntry } from './room.ts'
import { deskWords } from './words.ts'

/** One text of a dictionary in every language: `inEach(deskWords, (words) => words.imports.menu)`. */
export const inEach = <W>(dictionary: Dictionary<W>, pick: (words: W) => string): Dictionary<string> => ({
  'zh-CN': pick(dictionary['zh-CN']),
  en: pick(dictionary.en),
  'zh-Hant': pick(dictionary['zh-Hant']),
})

/** The side menu in its order; a room adds its entries here and its pages in rooms.ts. */
export const menu: readonly MenuEntry[] = [
  { to: '/imports', group: 'work', verb: 'imports.run', text: inEach(deskWords, (words) => words.imports.menu) },
]
