import type { SealedTable } from '../platform/sealed-table.ts'
import { sealedAnswers } from './sealing.ts'
import { trayContent } from './visits.ts'

export const sealedTables: readonly SealedTable[] = [
  { table: 'submission', sealed: [{ column: 'sealed', about: sealedAnswers }] },
  { table: 'tray', sealed: [{ column: 'content_sealed', about: trayContent }] },
]
