import type { Shape } from '../../language.ts'
import type { words as source } from './zh-CN.ts'

export const words: Shape<typeof source> = {
  problems: {
    required: 'This has to be filled in.',
    type: 'This cannot be read. Please write it again.',
    characters: 'This contains signs that cannot be kept. Please remove them.',
    tooLong: (p) => `At most ${p.max} characters. Please make it shorter.`,
    choice: 'Please choose one of the options.',
    alone: '"None" cannot stand beside other options. Please check.',
    number: 'Please write a number.',
    decimals: (p) => (p.decimals === 0 ? 'Please write a whole number.' : `At most ${p.decimals} decimals.`),
    tooSmall: (p) => `Not below ${p.min}. Please check.`,
    tooBig: (p) => `Not above ${p.max}. Please check.`,
    date: 'Please write a date such as 2020-02-03.',
    datetime: 'Please write a date and time such as 2020-02-03 14:30.',
    constraint: 'This does not fit. Please check.',
    name: 'Please write a name.',
    region: 'Please write a division code of 2 to 12 digits such as 420100.',
    photo: (p) => `The picture did not arrive, or there are more than ${p.max}. Please take it again.`,
    tooMany: (p) => `At most ${p.max} rows. Please use another form for the rest.`,
    tooFew: (p) => `At least ${p.min} rows.`,
  },
  warnings: {
    sexContradicts: 'The sex differs from the identity number. Is it the number of a relative?',
    birthContradicts: 'The birth date differs from the identity number. Is it the number of a relative?',
    sameNumber: (p) => `Row ${p.other} has the same number. Is it the number of a relative?`,
    upgraded: 'The old number of 15 digits was written out in 18. Please compare it with the new card.',
    otherDocument: 'The number belongs to another kind of document; the kind was corrected.',
  },
}
