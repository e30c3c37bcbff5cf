import type { Door } from './doors.ts'
import { initialsOf } from './initials.ts'

/** 3栋, 3号楼 and 3 are one building to the person who types. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(号楼|栋|幢|座|单元|室|房|号|户|#)/g, ' ')
    .trim()

const isNumber = (word: string): boolean => /^\d/.test(word)

/**
 * Doors that fit what was typed: a room (`3-502`, `502`), a name, or the initials of its pinyin (`wxm` for 王小明). Numbers
 * name building, unit and room in this order, the last one perhaps not to its end; every other word has to fit something.
 */
export function findDoors(doors: readonly Door[], typed: string): readonly Door[] {
  const words = plain(typed)
    .split(/[\s\-,，。/]+/)
    .filter(Boolean)
  const numbers = words.filter(isNumber)
  const others = words.filter((word) => !isNumber(word))
  if (words.length === 0) return doors
  return doors.filter((door) => fitsNumbers(door, numbers) && others.every((word) => fits(door, word)))
}

function fitsNumbers(door: Door, numbers: readonly string[]): boolean {
  let at = 0
  const parts = [door.building, door.unit, door.room].map(plain)
  return numbers.every((number, i) => {
    const last = i === numbers.length - 1
    const found = parts.findIndex(
      (part, n) => n >= at && (part === number || (last && n === 2 && part.startsWith(number))),
    )
    at = found + 1
    return found !== -1
  })
}

function fits(door: Door, word: string): boolean {
  if (door.address.toLowerCase().includes(word)) return true
  return door.residents.some(({ name }) => name.toLowerCase().includes(word) || isInitials(name, word))
}

const isInitials = (name: string, word: string): boolean => /^[a-z]+$/.test(word) && initialsOf(name).startsWith(word)
