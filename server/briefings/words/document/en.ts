import type { Shape } from '@gridward/contract/language'
import type { words as source } from './zh-CN.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

export const words: Shape<typeof source> = {
  issuer: (district: string) => `Epidemic Control Headquarters of ${district}`,
  mark: 'Daily',
  title: (day: string) => `Daily report on epidemic control, ${day}`,
  to: 'To all sub-districts, towns and departments of the district:',
  number: (mark: string, year: number, number: string) => `${mark} [${year}] No. ${number}`,
  blankNumber: '   ',
  draft: 'Draft, not signed',
  demo: 'Demo data; all people are synthetic',
  date: (year: number, month: number, day: number) => `${day} ${months[month - 1]} ${year}`,
  printed: (day: string) => `Printed ${day}`,
  headings: ['1. Situation', '2. Compared with the day before', '3. Reports of the communities', '4. Corrections'],
  register: (households: string, people: string) =>
    `The district has ${households} households and ${people} people on its register. `,
  coverage: (visited: string, declared: string, notReached: string, refused: string) =>
    `Households visited: ${visited}; declared: ${declared}; not reached: ${notReached}; refused: ${refused}. `,
  work: (visits: string, self: string, paper: string) =>
    `Visits on the day: ${visits}; declarations by residents: ${self}; keyed from paper: ${paper}. `,
  tags: (key: string, fever: string, observation: string, care: string, waiting: string) =>
    `People at higher risk: ${key}; with fever: ${fever}; under central observation: ${observation}; in need of help: ${care}; declarations waiting for a check: ${waiting}.`,
  noBefore: 'The day before has no frozen report to compare with.',
  sameAsBefore: (day: string) => `All figures are those of ${day}.`,
  comparedWith: (day: string, moved: string) => `Compared with ${day}: ${moved}.`,
  more: (item: string, n: string) => `${item} up by ${n}`,
  fewer: (item: string, n: string) => `${item} down by ${n}`,
  between: '; ',
  reported: (all: string, done: string) => `Of ${all} communities ${done} confirmed their figures. `,
  missing: (n: string, names: string) => `Missing (${n}): ${names}.`,
  missingMany: (n: string, annex: string) => `${n} are missing; annex ${annex} names them.`,
  listComma: ', ',
  noCorrections: 'There are no corrections.',
  corrected: (n: string, first: string, last: string, annex: string) =>
    `What came in after earlier reports were frozen makes ${n} corrections, no. ${first} to ${last}, in annex ${annex}. The figures of earlier reports stay as they were.`,
  annex: (n: string) => `Annex ${n}`,
  annexTitles: {
    figures: 'Main figures and the day before',
    streets: 'Figures by sub-district',
    missing: 'Communities that are missing',
    corrections: 'Corrections',
  },
  columns: {
    item: 'Item',
    today: 'This day',
    before: 'Day before',
    change: 'Change',
    street: 'Sub-district',
    area: 'Community',
    code: 'Area code',
    number: 'No.',
    aboutDay: 'About the day',
    total: 'Total',
  },
  chart: 'Visits of the day by sub-district',
  moreRows: (n: string) => `${n} more stand in the workbook of the report.`,
  hash: (number: string, hash: string) =>
    `The figures are those of frozen report no. ${number}. Last block hash of the journal: ${hash}`,
  notFrozen: 'This day is not frozen yet; its document comes with the frozen figures.',
  signed: 'This report is signed and does not change any more.',
  savedMeanwhile: (by: string, version: string) =>
    `${by} saved version ${version} before you; your text did not overwrite it. Look at version ${version}, then change it.`,
}
