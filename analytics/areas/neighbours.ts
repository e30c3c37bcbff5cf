/** Who borders on whom: neighbours of area i are `to[first[i] .. first[i + 1])`, ascending. */
export interface Neighbours {
  readonly first: Int32Array
  readonly to: Int32Array
}

/** From one list of neighbours for each area. Throws RangeError for an area that is none, itself, or named twice. */
export function neighboursOf(lists: ArrayLike<ArrayLike<number>>): Neighbours {
  const first = new Int32Array(lists.length + 1)
  for (let i = 0; i < lists.length; i++) first[i + 1] = first[i]! + lists[i]!.length
  const to = new Int32Array(first.at(-1)!)
  for (let i = 0; i < lists.length; i++) {
    for (let k = 0; k < lists[i]!.length; k++) {
      const j = lists[i]![k]!
      if (!(Number.isInteger(j) && j >= 0 && j < lists.length))
        throw new RangeError(`neighbours[${i}] names ${j}: there are areas 0 to ${lists.length - 1}.`)
      if (j === i) throw new RangeError(`neighbours[${i}] names the area itself.`)
    }
    const own = Int32Array.from(lists[i]!).sort()
    own.forEach((j, k) => {
      if (j === own[k - 1]) throw new RangeError(`neighbours[${i}] names ${j} twice.`)
    })
    to.set(own, first[i]!)
  }
  return { first, to }
}

/** The same with each area among its own neighbours, as Gi* wants. */
export function withSelf({ first, to }: Neighbours): Neighbours {
  const lists = Array.from({ length: first.length - 1 }, (_, i) => [...to.subarray(first[i], first[i + 1]), i])
  const grown = Int32Array.from(first, (at, i) => at + i)
  return { first: grown, to: Int32Array.from(lists.flatMap((list) => list.sort((a, b) => a - b))) }
}

/** A polygon: its rings, each a run of x, y, x, y …; the last point may repeat the first. */
export type Rings = readonly ArrayLike<number>[]

export interface ContiguityOptions {
  /** `queen`: one shared point is enough; `rook`: a shared edge. Default queen. */
  readonly rule?: 'queen' | 'rook'
  /** Points this near are one, in the unit of the coordinates. Default 0: equal coordinates only. */
  readonly snap?: number
}

/** Areas that touch, by the points (queen) or edges (rook) they share. Points along an edge of the other do not count. */
export function neighboursFromPolygons(areas: readonly Rings[], options: ContiguityOptions = {}): Neighbours {
  const { rule = 'queen', snap = 0 } = options
  const name = (value: number): string => String(snap > 0 ? Math.round(value / snap) : value)
  const holders = new Map<string, Set<number>>()
  const hold = (key: string, area: number): void => {
    const found = holders.get(key)
    if (found) found.add(area)
    else holders.set(key, new Set([area]))
  }
  areas.forEach((rings, area) => {
    for (const ring of rings) {
      const points = Array.from(
        { length: ring.length >> 1 },
        (_, k) => `${name(ring[2 * k]!)} ${name(ring[2 * k + 1]!)}`,
      )
      points.forEach((point, k) => {
        const next = points[(k + 1) % points.length]!
        if (rule === 'queen') hold(point, area)
        else if (next !== point) hold(point < next ? `${point} ${next}` : `${next} ${point}`, area)
      })
    }
  })
  const lists = areas.map(() => new Set<number>())
  for (const held of holders.values())
    if (held.size > 1) for (const one of held) for (const other of held) if (one !== other) lists[one]!.add(other)
  return neighboursOf(lists.map((list) => [...list]))
}

/** Reads a GAL file. `ids` gives the order of the areas; without it they are in the order of the file. */
export function neighboursFromGal(text: string, ids?: readonly string[]): Neighbours {
  const [header = '', ...lines] = text.split(/\r?\n/)
  const words = lines.join(' ').split(/\s+/).filter(Boolean)
  const head = header.trim().split(/\s+/)
  const count = Number(head.length > 1 ? head[1] : head[0])
  const found: { id: string; names: string[] }[] = []
  for (let at = 0; at < words.length;) {
    const many = Number(words[at + 1])
    if (!Number.isInteger(many) || at + 2 + many > words.length)
      throw new RangeError(`text: after area ${words[at]} there must be the number of its neighbours, and they.`)
    found.push({ id: words[at]!, names: words.slice(at + 2, at + 2 + many) })
    at += 2 + many
  }
  if (found.length !== count) throw new RangeError(`text: it says ${header.trim()}, but holds ${found.length} areas.`)
  const order = new Map((ids ?? found.map(({ id }) => id)).map((id, i) => [id, i]))
  const index = (id: string): number => {
    const at = order.get(id)
    if (at === undefined) throw new RangeError(`text: area ${id} is not known.`)
    return at
  }
  const lists: number[][] = Array.from({ length: order.size }, () => [])
  for (const { id, names } of found) lists[index(id)] = names.map(index)
  return neighboursOf(lists)
}
