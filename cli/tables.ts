import type { TableReceipt } from '@gridward/server/platform/backup/backup'

/** What a receipt says, one line for each table that has rows; `differing`: those that came out otherwise. */
export function tableLines(tables: readonly TableReceipt[], differing?: readonly string[]): string {
  const lines = tables
    .filter(({ rows, table }) => rows > 0 || differing?.includes(table))
    .map(({ table, rows, sha256 }) => {
      const state = differing === undefined ? '' : differing.includes(table) ? '✗ 不一致 differs  ' : '一致 equal  '
      return `${String(rows).padStart(10)}  ${sha256.slice(0, 16)}  ${state}${table}`
    })
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return [...lines, `${String(rows).padStart(10)}  ${tables.length} 张表 tables`].join('\n')
}
