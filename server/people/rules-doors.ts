import { normalName } from './rules-names.ts'

/** How a door was named; empty parts are normal (a village house has no unit). */
export type Place = { estate: string; building: string; unit: string; room: string }

export const noPlace: Place = { estate: '', building: '', unit: '', room: '' }

// 3栋, 3幢, 3号楼 and 3 are one building; 501室 and 501 one room.
const tails = { estate: '', building: /(号楼|栋|幢|座|楼|#)$/, unit: /(单元|梯)$/, room: /(室|房|号|户)$/ } as const

const part = (place: Place, name: keyof Place): string => {
  const plain = normalName(place[name])
  const short = plain.replace(tails[name], '')
  return (short === '' ? plain : short).replace(/\d+/g, (digits) => digits.padStart(5, '0'))
}

/** One text per door of an area; in its order ("C") people walk from door to door. */
export const doorOf = (place: Place): string =>
  `${part(place, 'estate')}|${part(place, 'building')}|${part(place, 'unit')}|${part(place, 'room')}`

/** The door of a place without any address. */
export const nowhere = '|||'

const withTail = (text: string, tail: string): string => (/^[\d-]+$/.test(text) ? text + tail : text)

/** The address in one line, as it is printed on a round sheet. */
export const addressOf = ({ estate, building, unit, room }: Place): string =>
  estate + withTail(building, '栋') + withTail(unit, '单元') + withTail(room, '室')
