import type { Shape } from '../../language.ts'
import type { words as source } from './zh-CN.ts'

export const words: Shape<typeof source> = {
  reasons: {
    sameNumberAndName: 'Same document number and name.',
    chosen: 'Whoever registered them says that they are one person.',
    sameNumberOtherName: "Same number, another name: perhaps a child under a parent's number. Please check.",
    sameNumberOtherBirth: 'Same number and name, another birth date. Please check.',
    samePhoneAndName: 'Same phone and name without a common document number. Are they one person?',
    sameNameBirthAddress: 'Same name, birth date and address without a common document number. Are they one person?',
    dead: 'The register says that this person has died. Please check before anything is done.',
    alike: 'Several things agree: they look like one person. Please compare them side by side.',
    chosenOtherNumber: 'This person was chosen from the list, but the document number differs. Please check.',
  },
  evidence: {
    number: {
      same: 'same document number',
      check: 'numbers differ in the check digit only',
      digit: 'numbers differ in one digit',
      swapped: 'two neighbouring digits of the number are exchanged',
      serial: 'numbers differ in one digit, and both are valid',
      differs: 'different document numbers, both valid',
      other: 'different numbers, one of them damaged or of a document that is renewed',
      otherKind: 'different kinds of document',
      unknown: 'at least one has no document number',
    },
    name: {
      same: 'same name',
      sound: 'names sound the same',
      latin: 'one name is spelt in letters and sounds the same',
      turned: 'same characters of the name in another order',
      initials: 'one name is only initials',
      letter: 'names differ in one character',
      given: 'same given name, another surname',
      surname: 'same surname, another given name',
      differs: 'different names',
      unknown: 'a name is incomplete',
    },
    birth: {
      same: 'same birth date',
      near: 'birth dates are close: one digit, or day and month exchanged',
      differs: 'different birth dates',
      unknown: 'at least one has no birth date',
    },
    phone: {
      same: 'same phone',
      near: 'phones differ in one digit or two exchanged ones',
      differs: 'different phones',
      unknown: 'at least one has no phone',
    },
    home: { same: 'same household', differs: 'different addresses', unknown: 'at least one has no address' },
    sex: { same: 'same sex', differs: 'different sex', unknown: 'at least one has no sex noted' },
    form: { same: 'one form named them as two people', differs: 'from different forms' },
  },
  score: (bits) => `agreement ${bits}`,
  strength: { strong: 'very alike', likely: 'alike', doubtful: 'doubtful' },
}
