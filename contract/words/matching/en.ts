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
    chosenOtherNumber: 'This person was chosen from the list, but the document number differs. Please check.',
  },
}
