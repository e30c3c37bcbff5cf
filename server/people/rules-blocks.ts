import type { Traits } from './rules-score.ts'

/**
 * The drawers in which a record lies. Two records are compared when they share one, or a whole number, a phone or a door,
 * which have indexes of their own. Each drawer holds a handful of people of a million, and each slip that is expected
 * leaves at least one untouched. Texts; what is stored is keyed (matching.ts).
 */
export function blocksOf({ name, birthDate, document, phone }: Traits): string[] {
  // letters in order of the alphabet: a name that was turned round lies in the same drawer
  const letters = [...name.pinyin].sort().join('')
  const named = name.plain !== '' && !name.plain.includes('*')
  const blocks: string[] = []
  if (birthDate) blocks.push(`f ${birthDate} ${name.initials.charAt(0)}`)
  if (!named) return blocks
  // whatever happened to the birthday inside the number, region and serial stand; names keep the drawer small
  if (document?.number.length === 18)
    blocks.push(`s ${document.number.slice(0, 6)}${document.number.slice(14, 17)} ${letters}`)
  if (phone) blocks.push(`q ${phone.slice(-4)} ${letters}`, `r ${phone.slice(0, -4)} ${letters}`)
  if (birthDate) blocks.push(`y ${birthDate.slice(0, 4)} ${letters}`, `d ${birthDate.slice(5)} ${letters}`)
  return blocks
}
