import type { Part, RedivisionFault } from '@gridward/contract/areas/redivision'

/** A household as a redivision sees it. */
export type Door = { id: string; area: string; address: string }

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** True when `piece` stands in the address and is not the tail of a longer number: 1号楼 is not in 11号楼. */
export function addressHas(address: string, piece: string): boolean {
  const [text, wanted] = [plain(address), plain(piece)]
  for (let at = text.indexOf(wanted); at >= 0 && wanted !== ''; at = text.indexOf(wanted, at + 1)) {
    const before = text[at - 1] ?? ''
    const after = text[at + wanted.length] ?? ''
    const cutsNumber = (a: string, b: string) => /[0-9a-z]/.test(a) && /[0-9a-z]/.test(b)
    if (!cutsNumber(before, wanted[0] ?? '') && !cutsNumber(wanted.at(-1) ?? '', after)) return true
  }
  return false
}

/** Which part takes which household: lists first, then addresses in the order of the parts. The rest is left out. */
export function pickHouseholds(
  doors: readonly Door[],
  into: readonly Part[],
): { chosen: Map<string, number>; faults: { fault: RedivisionFault['fault']; about: string }[] } {
  const here = new Set(doors.map((d) => d.id))
  const chosen = new Map<string, number>()
  const faults: { fault: RedivisionFault['fault']; about: string }[] = []
  into.forEach((part, i) => {
    for (const id of part.households ?? []) {
      if (!here.has(id)) faults.push({ fault: 'householdElsewhere', about: id })
      else if (chosen.has(id)) faults.push({ fault: 'householdTwice', about: id })
      else chosen.set(id, i)
    }
  })
  for (const door of doors) {
    if (chosen.has(door.id)) continue
    const part = into.findIndex((p) => p.addresses?.some((piece) => addressHas(door.address, piece)))
    if (part >= 0) chosen.set(door.id, part)
  }
  return { chosen, faults }
}
