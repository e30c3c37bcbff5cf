import { adjacency, checkLinks, type Adjacency, type Links } from './links.ts'

export interface Generations {
  /** Links from a case without infector: 0 for that case itself; -1 for cases in a cycle or reached only from one. */
  readonly generation: Int32Array
  /** Groups of cases that infected each other in a circle (also a case that infected itself): an error in the data. */
  readonly cycles: readonly (readonly number[])[]
  /** Cases to which links come from two or more different cases. */
  readonly severalInfectors: readonly number[]
  /** Positions of links that repeat an earlier one. */
  readonly repeated: readonly number[]
}

/**
 * Generation of each case, and what is wrong with the links.
 *
 * A case with several infectors gets the smallest generation that a chain to it allows. Cycles are the strongly connected
 * components with more than one case (Tarjan 1972, doi:10.1137/0201010), found without recursion.
 * Misleads when the index cases are unknown: everybody whose infector was not found looks like generation 0.
 * Errors: `RangeError` for a link outside of the cases.
 */
export function generations(cases: number, links: Links): Generations {
  checkLinks(cases, links)
  const { from, to } = links
  const forward = adjacency(cases, from, to)
  const back = adjacency(cases, to, from)
  const severalInfectors: number[] = []
  for (let c = 0; c < cases; c++) {
    const first = back.target[back.start[c]!]
    for (let i = back.start[c]! + 1; i < back.start[c + 1]!; i++)
      if (back.target[i] !== first) {
        severalInfectors.push(c)
        break
      }
  }
  return {
    generation: levels(cases, forward, back),
    cycles: circles(cases, forward),
    severalInfectors,
    repeated: repetitions(cases, links),
  }
}

function levels(cases: number, forward: Adjacency, back: Adjacency): Int32Array {
  const generation = new Int32Array(cases).fill(-1)
  const queue = new Int32Array(cases)
  let end = 0
  for (let c = 0; c < cases; c++)
    if (back.start[c] === back.start[c + 1]) {
      generation[c] = 0
      queue[end++] = c
    }
  for (let at = 0; at < end; at++) {
    const c = queue[at]!
    for (let i = forward.start[c]!; i < forward.start[c + 1]!; i++) {
      const next = forward.target[i]!
      if (generation[next]! >= 0) continue
      generation[next] = generation[c]! + 1
      queue[end++] = next
    }
  }
  return generation
}

function repetitions(cases: number, { from, to }: Links): number[] {
  const seen = new Set<number>()
  const found: number[] = []
  for (let i = 0; i < from.length; i++) {
    const key = from[i]! * cases + to[i]!
    if (seen.has(key)) found.push(i)
    seen.add(key)
  }
  return found
}

function circles(cases: number, { start, target }: Adjacency): number[][] {
  const order = new Int32Array(cases)
  const low = new Int32Array(cases)
  const open = new Uint8Array(cases)
  const next = start.slice(0, cases)
  const stack: number[] = []
  const path: number[] = []
  const found: number[][] = []
  let count = 0
  const enter = (c: number): void => {
    order[c] = low[c] = ++count
    open[c] = 1
    stack.push(c)
    path.push(c)
  }
  const leave = (c: number): void => {
    path.pop()
    const above = path.at(-1)
    if (above !== undefined) low[above] = Math.min(low[above]!, low[c]!)
    if (low[c] !== order[c]) return
    const group = stack.splice(stack.lastIndexOf(c))
    for (const one of group) open[one] = 0
    if (group.length > 1 || pointsAtItself(c)) found.push(group.toSorted((a, b) => a - b))
  }
  const pointsAtItself = (c: number): boolean => target.subarray(start[c], start[c + 1]).includes(c)
  for (let c = 0; c < cases; c++) {
    if (order[c]) continue
    enter(c)
    while (path.length > 0) {
      const at = path.at(-1)!
      const done = next[at] === start[at + 1]
      if (done) leave(at)
      else {
        const to = target[next[at]!++]!
        if (!order[to]) enter(to)
        else if (open[to]) low[at] = Math.min(low[at]!, order[to]!)
      }
    }
  }
  return found
}
