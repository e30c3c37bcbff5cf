import type { Shape } from '../../language.ts'
import type { words as source } from './zh-CN.ts'

export const words: Shape<typeof source> = {
  problems: {
    empty: 'Please write the number.',
    tooLong: (p) => `The number is too long (${p.length} signs). Was something else pasted here?`,
    masked: 'The number contains stars. Please write it in full.',
    cardSigns: 'An identity number has digits only; its last sign may be X.',
    cardLength: (p) => `An identity number has 18 signs; this one has ${p.length}. Please check it.`,
    region: (p) => `The first six digits, ${p.region}, are no region code. Please check them.`,
    birth: (p) => `The birth date in the number, ${p.date}, does not exist. Please check digits 7 to 14.`,
    birthAhead: (p) => `The birth date in the number, ${p.date}, lies after today. Please check digits 7 to 14.`,
    check: 'One digit is wrong (the check digit does not fit). Please compare it with the card.',
    rounded: 'A spreadsheet rounded this number and its last digits are lost. Please write it again as text.',
    synthetic: 'Numbers that begin with 99 are for demos and drills only. Please write the real number.',
    passport: 'A passport number has 5 to 15 letters and digits. Please check it.',
    hkMacaoPermit: 'This permit begins with H or M and has 8 or 10 digits. Please check it.',
    taiwanPermit: 'This permit has 8 digits, an old one 10. Please check it.',
    hmtResidence: 'This residence permit has 18 signs and begins with 810000, 820000 or 830000. Please check it.',
    foreignResidence: 'This card has 3 letters and 12 digits, or 18 signs that begin with 9. Please check it.',
    other: 'The number should have 3 to 40 letters or digits. Please check it.',
    numberWithoutDocument:
      'You chose "no document" and wrote a number. Choose the kind of document or clear the number.',
    severalPhones: 'There is more than one phone number here. Keep one and put the others in the remarks.',
    phoneSigns: 'The phone number contains unknown signs. Please write digits only.',
    mobileLength: (p) => `A mobile number has 11 digits; this one has ${p.length}. Please check it.`,
    noSuchMobile: 'No mobile number begins with 10, 11 or 12. Please check it.',
    noAreaCode: 'Please add the area code to the landline, such as 020-82110000.',
    phone: 'This is no phone number. A number abroad begins with + and its country code.',
  },
  documents: {
    identityCard: 'Resident identity card',
    passport: 'Passport',
    hkMacaoPermit: 'Mainland travel permit (Hong Kong, Macao)',
    taiwanPermit: 'Mainland travel permit (Taiwan)',
    hmtResidence: 'Residence permit (Hong Kong, Macao, Taiwan)',
    foreignResidence: "Foreigner's permanent residence card",
    other: 'Other document',
    none: 'No document',
  },
}
