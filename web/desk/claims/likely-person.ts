import type { ClaimView } from '@gridward/contract/declarations/claims'
import { maskIdentity, maskName } from '@gridward/contract/identity'
import type { Part } from './answers.ts'

type Residents = ClaimView['residents']
/** A shorter document shows too little of itself behind the mask. */
const enough = 15

/** The one resident whose name and shown digits are those of the answers; null where there is none, or more than one. */
export function likelyPerson(part: Part, residents: Residents): string | null {
  const said = (bind: string): string => {
    const key = part.questions.find((question) => question.bind === bind)?.key
    const value = key === undefined ? undefined : part.answers[key]
    return typeof value === 'string' ? value.trim() : ''
  }
  const [name, number] = [said('person.name'), said('person.documentNumber').toUpperCase()]
  if (name === '' || number.length < enough) return null
  const [shown, hidden] = [maskIdentity(number), maskName(name)]
  const same = residents.filter((one) => one.idNumber === shown && (one.name === name || one.name === hidden))
  return same.length === 1 ? same[0]!.id : null
}
