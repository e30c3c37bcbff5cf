const stemmed = (stem: string, n: number): string => stem + String(n).padStart(3, '0')

/** The next code below `parent`: one after the highest ever used; gaps are filled only when 999 is taken. */
export function freeCode(parent: string, used: ReadonlySet<string>): string {
  const numbers = [...used]
    .filter((p) => p.startsWith(parent))
    .map((p) => Number(p.slice(parent.length, parent.length + 3)))
  const next = Math.max(0, ...numbers) + 1
  if (next <= 999) return stemmed(parent, next)
  for (let n = 1; n <= 999; n++) if (!used.has(stemmed(parent, n))) return stemmed(parent, n)
  throw new RangeError(`no code is left below ${parent}`)
}

/** The wished path, or the highest free one beside it: 999 downwards, far from codes that the state still gives out. */
export function freePath(wish: string, used: ReadonlySet<string>): string {
  if (!used.has(wish)) return wish
  for (let n = 999; n > 0; n--) {
    const path = stemmed(wish.slice(0, -3), n)
    if (!used.has(path)) return path
  }
  throw new RangeError(`no code is left beside ${wish}`)
}
