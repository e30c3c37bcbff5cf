import type { Dictionary } from '@gridward/contract/language'
import { accessDeskWords } from './access/words.ts'
import { callWords } from '@gridward/contract/words/calls'
import { orderWords } from '@gridward/contract/words/orders'
import { ruleWords } from '@gridward/contract/words/rules'
import { areaDeskWords } from './areas/words.ts'
import { briefingWords } from './briefings/words.ts'
import { claimWords } from './claims/words.ts'
import { coverageWords } from './doors/words.ts'
import { lateWords } from './late/words.ts'
import { pairWords } from './people/pairs/words.ts'
import { peopleWords } from './people/words.ts'
import type { MenuEntry } from './room.ts'
import { roundWords } from './rounds/words.ts'
import { deskWords } from './words.ts'

/** One text of a dictionary in every language: `inEach(deskWords, (words) => words.imports.menu)`. */
export const inEach = <W>(dictionary: Dictionary<W>, pick: (words: W) => string): Dictionary<string> => ({
  'zh-CN': pick(dictionary['zh-CN']),
  en: pick(dictionary.en),
  'zh-Hant': pick(dictionary['zh-Hant']),
})

/** The side menu in its order; a room adds its entries here and its pages in rooms.ts. */
export const menu: readonly MenuEntry[] = [
  { to: '/areas', group: 'ground', verb: 'areas.read', text: inEach(areaDeskWords, (words) => words.menu.areas) },
  { to: '/sites', group: 'ground', verb: 'areas.read', text: inEach(areaDeskWords, (words) => words.menu.sites) },
  { to: '/people', group: 'ground', verb: 'people.read', text: inEach(peopleWords, (words) => words.menu) },
  { to: '/ledgers/key', group: 'work', verb: 'people.read', text: inEach(peopleWords, (words) => words.ledgerMenu) },
  { to: '/people/pairs', group: 'work', verb: 'people.write', text: inEach(pairWords, (words) => words.menu) },
  { to: '/coverage', group: 'work', verb: 'declarations.read', text: inEach(coverageWords, (words) => words.menu) },
  { to: '/claims', group: 'work', verb: 'declarations.judge', text: inEach(claimWords, (words) => words.menu) },
  { to: '/rounds', group: 'work', verb: 'declarations.read', text: inEach(roundWords, (words) => words.menu) },
  {
    to: '/rounds/keying',
    group: 'work',
    verb: 'declarations.key',
    text: inEach(roundWords, (words) => words.keyingMenu),
  },
  { to: '/imports', group: 'work', verb: 'imports.run', text: inEach(deskWords, (words) => words.imports.menu) },
  { to: '/orders', group: 'limits', verb: 'orders.read', text: inEach(orderWords, (words) => words.screen.menu) },
  { to: '/rules', group: 'limits', verb: 'rules.read', text: inEach(ruleWords, (words) => words.screen.title) },
  { to: '/calls', group: 'answer', verb: 'calls.read', text: inEach(callWords, (words) => words.screen.menu) },
  { to: '/report', group: 'report', verb: 'briefings.read', text: inEach(briefingWords, (words) => words.menu) },
  { to: '/late', group: 'report', verb: 'briefings.read', text: inEach(lateWords, (words) => words.menu) },
  {
    to: '/areas/set-up',
    group: 'admin',
    verb: 'areas.redivide',
    text: inEach(areaDeskWords, (words) => words.menu.setUp),
  },
  {
    to: '/redivisions',
    group: 'admin',
    verb: 'areas.redivide',
    text: inEach(areaDeskWords, (words) => words.menu.redivisions),
  },
  {
    to: '/accounts',
    group: 'admin',
    verb: 'access.read',
    text: inEach(accessDeskWords, (words) => words.menu.accounts),
  },
  {
    to: '/invitations',
    group: 'admin',
    verb: 'access.invite',
    text: inEach(accessDeskWords, (words) => words.menu.invitations),
  },
  {
    to: '/devices',
    group: 'admin',
    verb: 'access.devices',
    text: inEach(accessDeskWords, (words) => words.menu.devices),
  },
  { to: '/tokens', group: 'admin', verb: 'access.tokens', text: inEach(accessDeskWords, (words) => words.menu.tokens) },
  {
    to: '/journal',
    group: 'admin',
    verb: 'journal.read',
    text: inEach(accessDeskWords, (words) => words.menu.journal),
  },
]
