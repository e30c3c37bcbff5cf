import type { Part, Step } from '@gridward/contract/areas'

/** `东格：1号楼、2号楼` -> a part that takes these addresses; a name alone takes the rest; digits alone are an open area. */
export function readPart(line: string): Part {
  const [head = '', tail] = line.split(/[:：]/).map((text) => text.trim())
  const addresses = (tail ?? '')
    .split(/[、,，;；]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
  const who: Part = /^\d{9,18}$/.test(head) ? { path: head } : { name: head }
  return addresses.length > 0 ? { ...who, addresses } : who
}

const linesOf = (text: string): string[] =>
  text
    .split(/\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const readRedraw = (from: string, into: string): Step => ({
  do: 'redraw',
  from: from.split(/[\s,，、]+/).filter((path) => path !== ''),
  into: linesOf(into).map(readPart),
})
