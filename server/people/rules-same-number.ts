import { checkSign } from '@gridward/contract/identity'

/**
 * How two document numbers of one kind compare. check: only the check sign is another; digit: one sign is another;
 * swapped: two neighbours changed places; serial: both are sound and one digit (and with it the check sign) is another,
 * as with twins; differs: two sound numbers of two people; other: two numbers, of which one is
 * damaged or of a kind that changes when the document is renewed.
 */
export type NumberAgreement = 'same' | 'check' | 'digit' | 'swapped' | 'serial' | 'differs' | 'other'

const card = /^\d{17}[\dX]$/
/** A number of 18 signs whose check sign belongs to it (GB 11643). */
export const isSound = (number: string): boolean => card.test(number) && checkSign(number) === number.charAt(17)

export function compareNumbers(a: string, b: string): NumberAgreement {
  if (a === b) return 'same'
  if (a.length !== b.length) return 'other'
  if (isSound(a) && isSound(b)) return slips(a.slice(0, 17), b.slice(0, 17)) === 'digit' ? 'serial' : 'differs'
  if (card.test(a) && card.test(b) && a.slice(0, 17) === b.slice(0, 17)) return 'check'
  const slipped = slips(a, b)
  return slipped === 'differs' ? 'other' : slipped
}

/** Phones have no check sign: any single slip is near. */
export const nearNumber = (a: string, b: string): boolean => a.length === b.length && slips(a, b) !== 'differs'

function slips(a: string, b: string): 'digit' | 'swapped' | 'differs' {
  const at: number[] = []
  for (let i = 0; i < a.length && at.length < 3; i++) if (a.charAt(i) !== b.charAt(i)) at.push(i)
  const [first = -1, second = -1] = at
  if (at.length === 1) return 'digit'
  if (at.length !== 2 || second !== first + 1) return 'differs'
  return a.charAt(first) === b.charAt(second) && a.charAt(second) === b.charAt(first) ? 'swapped' : 'differs'
}
