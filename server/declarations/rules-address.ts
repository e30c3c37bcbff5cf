/** Buildings and rooms as people say them: 3-502, 3栋502, 3号楼2单元502. */
const numbers = /^(\d{1,4})(?:栋|幢|座|号楼|[-－—–])(?:(\d{1,3})(?:单元|[-－—–]))?(\d{0,5})(?:室|房|号)?$/

/** The beginnings of an address that a typed text may stand for; addresses are written 3栋2单元502室. */
export function beginningsOf(typed: string): string[] {
  const text = typed.normalize('NFKC').replace(/\s+/g, '')
  const [, building, unit, room] = numbers.exec(text) ?? []
  if (building === undefined) return text === '' ? [] : [text]
  return [`${building}栋${unit === undefined ? '' : `${unit}单元`}${room}`]
}
