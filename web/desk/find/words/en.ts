import type { words as zhCN } from './zh-CN.ts'

export const words: typeof zhCN = {
  label: 'Find',
  hint: 'Find areas, people, doors, calls',
  key: 'Press / to begin',
  open: 'Open the search',
  areas: 'Areas',
  people: 'People',
  doors: 'Doors',
  calls: 'Calls',
  all: 'All of them in the search for people',
  finding: 'Looking…',
  none: 'Nothing found. People are found by name, pinyin, initials, document number or phone; doors by 3-502.',
  short: 'One more letter.',
  masked: 'Names, numbers and phones are masked; a search for people stands in the journal.',
}
