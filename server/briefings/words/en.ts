import type { Shape } from '@gridward/contract/language'
import type { words as source } from './zh-CN.ts'

export const words: Shape<typeof source> = {
  sayNil: 'Nothing was visited or declared on this day: tick "nil report" to confirm.',
  notNil: 'There were visits or declarations on this day: it is no nil report.',
  future: (_missing: number) => 'This day has not come yet and cannot be frozen.',
  gap: (_missing: number) => 'The day before is not frozen yet; freeze days in order.',
  early: (_missing: number) =>
    'It is too early to freeze this day: wait for the hour set for the next day, or until everybody has confirmed and the time for it has passed. To freeze all the same, say why.',
  moved: 'The figures moved before you confirmed. Look at the new ones and confirm again.',
  movedFigure: (name: string, was: number, is: number) => `${name}: the page showed ${was}, it is ${is} now`,
  missing: (missing: number) =>
    `${missing} communities have not confirmed. Remind them first; to freeze all the same tick "freeze with missing reports": they will be named in the report.`,
  title: (number: number | null, day: string) =>
    number === null ? `Daily report (not frozen) ${day}` : `Daily report no. ${number}, ${day}`,
  sheet: 'Daily report',
  correctionsSheet: 'Corrections',
  missingSheet: 'Missing reports',
  street: 'Sub-district or town',
  community: 'Community or village',
  code: 'Area code',
  confirmedBy: 'Confirmed by',
  confirmedAt: 'Confirmed at',
  state: 'Confirmation',
  nil: 'Nil report',
  confirmed: 'Confirmed',
  lateConfirmed: 'Confirmed late',
  notConfirmed: 'Missing',
  note: 'Note',
  total: 'Total',
  number: 'Correction no.',
  aboutDay: 'About the day',
  item: 'Item',
  change: 'Change',
  hash: (hash: string) => `Last block hash of the journal: ${hash}`,
  frozen: (by: string, at: string) => `Frozen by ${by} at ${at}`,
  demo: 'Demo data; all people are synthetic',
}
