import type { Door } from './doors.ts'
import { initialsOf } from './initials.ts'

/** 3栋, 3号楼 and 3 are one building to the person who types. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(号楼|栋|幢|座|单元|室|房|号|户|#)/g, ' ')
    .trim()

/**
 * Doors that fit what was typed: a room (`3-502`, `502`), a name, or the initials of its pinyin (`wxm` for 王小明). Every
 * word has to fit something; a number fits the beginning of a building, unit or room.
 */
export function findDoors(doors: readonly Door[], typed: string): readonly Door[] {
  const words = plain(typed)
    .split(/[\s\-,，。/]+/)
    .filter(Boolean)
  return words.length === 0 ? doors : doors.filter((door) => words.every((word) => fits(door, word)))
}

function fits(door: Door, word: string): boolean {
  const parts = [door.building, door.unit, door.room].map(plain)
  if (/^\d/.test(word)) return parts.some((part) => part.startsWith(word))
  if (parts.some((part) => part === word) || door.address.toLowerCase().includes(word)) return true
  return door.residents.some(({ name }) => name.toLowerCase().includes(word) || isInitials(name, word))
}

const isInitials = (name: string, word: string): boolean => /^[a-z]+$/.test(word) && initialsOf(name).startsWith(word)
