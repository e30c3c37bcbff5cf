import type { Traits } from './rules-score.ts'

/**
 * The drawers in which a record lies: two records are compared when they share one. Each holds a handful of people of a
 * million, and each slip that is expected leaves at least one untouched. Texts; what is stored is keyed (store-pairs.ts).
 */
export function blocksOf({ name, birthDate, document, phone, home }: Traits): string[] {
  // letters in order of the alphabet: a name that was turned round lies in the same drawer
  const letters = [...name.pinyin].sort().join('')
  const first = name.initials.charAt(0)
  const named = name.plain !== '' && !name.plain.includes('*')
  const blocks: string[] = []
  if (document && document.number !== '') {
    blocks.push(`n ${document.type} ${document.number}`)
    // whatever happened to the birthday inside the number, region and serial stand; names keep the drawer small
    if (named && document.number.length === 18)
      blocks.push(`s ${document.number.slice(0, 6)}${document.number.slice(14, 17)} ${letters}`)
  }
  if (phone) {
    blocks.push(`p ${phone}`)
    if (named) blocks.push(`q ${phone.slice(-4)} ${letters}`, `r ${phone.slice(0, -4)} ${letters}`)
  }
  if (birthDate) {
    blocks.push(`f ${birthDate} ${first}`)
    if (named)
      blocks.push(
        `b ${birthDate} ${letters}`,
        `y ${birthDate.slice(0, 4)} ${letters}`,
        `d ${birthDate.slice(5)} ${letters}`,
      )
  }
  if (home && named) blocks.push(`h ${home} ${letters}`, `i ${home} ${first}`)
  return blocks
}
