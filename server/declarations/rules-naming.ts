/** An area as a table may name it. */
export type NamedArea = { path: string; name: string }
export type Naming = { area: string } | { fault: 'areaMissing' } | { fault: 'areaUnknown' | 'areaTwice'; name: string }

// 夏港街道办事处 and 夏港街道, 金碧社区居委会 and 金碧社区 are one.
const tails = /(街道办事处|居民委员会|村民委员会|居委会|村委会|街道|社区|镇|乡|村|网格)$/

const bare = (text: string): string => {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  let short = plain
  for (let before = ''; before !== short;) {
    before = short
    short = short.replace(tails, '')
  }
  return short === '' ? plain : short
}

/** Finds areas by name, by name below a street, or by code; the last three digits are enough for a grid. */
export function namingOf(areas: readonly NamedArea[]): (street: string, community: string, grid: string) => Naming {
  const paths = new Set(areas.map((area) => area.path))
  const byName = new Map<string, string[]>()
  for (const { path, name } of areas) {
    const key = `${path.length} ${bare(name)}`
    const found = byName.get(key)
    if (found) found.push(path)
    else byName.set(key, [path])
  }
  const among = (length: number, text: string, above: string): string[] => {
    const digits = /^\d+$/.test(text) ? text : null
    if (digits && paths.has(digits) && digits.length === length) return [digits]
    const short = digits && length > 9 && above !== '' ? above + digits.padStart(3, '0') : null
    if (short && short.length === length && paths.has(short)) return [short]
    return (byName.get(`${length} ${bare(text)}`) ?? []).filter((path) => path.startsWith(above))
  }
  return (street, community, grid) => {
    let area = ''
    for (const [length, text] of [
      [9, street],
      [12, community],
      [15, grid],
    ] as const) {
      if (text === '') continue
      const found = among(length, text, area)
      if (found.length === 0) return { fault: 'areaUnknown', name: text }
      if (found.length > 1) return { fault: 'areaTwice', name: text }
      area = found[0]!
    }
    return area.length < 12 ? { fault: 'areaMissing' } : { area }
  }
}
