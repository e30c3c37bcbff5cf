import type { Archive } from './archive.ts'
import { columnIndex, type Cell, type TableRow } from './cell.ts'
import type { TableLimits } from './limits.ts'
import { tooBig } from './problem.ts'

/** One column of cells merged downwards; rows from 1, both included. */
type Merge = { column: number; first: number; last: number }

const element = Buffer.from('mergeCell ')
const reference = /^mergeCell\s[^>]*?ref=["']\$?([A-Z]+)\$?(\d+):\$?[A-Z]+\$?(\d+)["']/
/** A reference and what may stand before it; longer than any. */
const carried = 200

/**
 * Cells that are merged downwards: one street written once beside all of its rows. They stand behind the rows in a
 * worksheet, so this goes through the whole part once, without parsing it.
 */
export async function readMerges(archive: Archive, part: string, limits: TableLimits): Promise<Merge[]> {
  const merges: Merge[] = []
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of archive.bytes(part)) {
    const bytes = Buffer.concat([rest, chunk])
    let seen = 0
    for (let at = bytes.indexOf(element); at >= 0; at = bytes.indexOf(element, at + 1)) {
      if (at + carried > bytes.length) break
      seen = at + 1
      add(merges, bytes.toString('latin1', at, at + carried))
      if (merges.length > limits.merges) throw tooBig('merges', limits.merges, { part })
    }
    rest = bytes.subarray(Math.max(seen, bytes.length - carried))
  }
  for (let at = rest.indexOf(element); at >= 0; at = rest.indexOf(element, at + 1)) {
    add(merges, rest.toString('latin1', at, at + carried))
  }
  return merges.sort((a, b) => a.first - b.first)
}

function add(merges: Merge[], text: string): void {
  const [, column, first, last] = reference.exec(text) ?? []
  if (column !== undefined && Number(last) > Number(first)) {
    merges.push({ column: columnIndex(column), first: Number(first), last: Number(last) })
  }
}

/** Writes the value of a merged cell into every row beside it that has a value of its own somewhere. */
export function mergeFiller(merges: readonly Merge[]): (row: TableRow) => void {
  let next = 0
  const active = new Map<number, { last: number; value: Cell }>()
  return (row) => {
    for (const [column, { last, value }] of active) {
      if (row.number > last) active.delete(column)
      else if ((row.cells[column] ?? null) === null) put(row.cells, column, value)
    }
    for (let merge = merges[next]; merge && merge.first <= row.number; merge = merges[++next]) {
      const value = merge.first === row.number ? (row.cells[merge.column] ?? null) : null
      if (value !== null) active.set(merge.column, { last: merge.last, value })
    }
  }
}

function put(cells: Cell[], column: number, value: Cell): void {
  while (cells.length < column) cells.push(null)
  cells[column] = value
}
