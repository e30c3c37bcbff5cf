import { checkLinks, type Links } from './links.ts'

export interface Components {
  /** Number of its component for each case; 0 is the largest, equal sizes in order of their first case. */
  readonly label: Int32Array
  /** Cases in each component, descending. A case without links is a component of 1. */
  readonly sizes: Int32Array
}

/**
 * Connected components of the links, direction ignored: chains that belong together.
 *
 * Union-find with path halving and union by size (Tarjan & van Leeuwen 1984, doi:10.1145/62.2160), O((n + m) α(n)).
 * Misleads when links are missing: one unseen link splits a chain into two.
 * Errors: `RangeError` for a link outside of the cases.
 */
export function components(cases: number, links: Links): Components {
  checkLinks(cases, links)
  const { from, to } = links
  const parent = new Int32Array(cases)
  const size = new Int32Array(cases).fill(1)
  for (let c = 0; c < cases; c++) parent[c] = c
  for (let i = 0; i < from.length; i++) {
    let a = rootOf(parent, from[i]!)
    let b = rootOf(parent, to[i]!)
    if (a === b) continue
    if (size[a]! < size[b]!) [a, b] = [b, a]
    parent[b] = a
    size[a]! += size[b]!
  }
  return numbered(parent, size)
}

function rootOf(parent: Int32Array, of: number): number {
  let at = of
  while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!
  return at
}

function numbered(parent: Int32Array, size: Int32Array): Components {
  const roots: number[] = []
  const seen = new Uint8Array(parent.length)
  for (let c = 0; c < parent.length; c++) {
    const root = rootOf(parent, c)
    if (!seen[root]) roots.push(root)
    seen[root] = 1
  }
  // a stable sort keeps the order of the first case among equals
  roots.sort((a, b) => size[b]! - size[a]!)
  const number = new Int32Array(parent.length)
  for (let i = 0; i < roots.length; i++) number[roots[i]!] = i
  return {
    label: Int32Array.from(parent, (_, c) => number[rootOf(parent, c)]!),
    sizes: Int32Array.from(roots, (root) => size[root]!),
  }
}
