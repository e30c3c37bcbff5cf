/** Rows are of one height, so that their place is known without measuring. px */
export const rowHeight = 36
const spare = 12

/** Which rows are drawn for a scroll position: those in sight and a few around them. */
export function rowsInSight(scrolled: number, height: number, count: number): { from: number; to: number } {
  const first = Math.floor(scrolled / rowHeight)
  const shown = Math.ceil(height / rowHeight)
  const from = Math.max(0, Math.min(first - spare, count - 1))
  return { from, to: Math.min(count, first + shown + spare) }
}

/** How far to scroll so that a row is in sight; undefined when it is. The header covers the first rows. */
export function scrollFor(row: number, scrolled: number, height: number, header: number): number | undefined {
  const top = row * rowHeight
  if (top < scrolled) return top
  const bottom = top + rowHeight + header
  return bottom > scrolled + height ? bottom - height : undefined
}

/** The row that a key leads to. */
export function rowAfter(key: string, row: number, count: number, page: number): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  }
  const to = moves[key]
  return to === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, to))
}
