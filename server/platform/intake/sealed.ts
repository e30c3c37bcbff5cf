import type { SealedTable } from '../sealed-table.ts'
import { rejectedAbout } from './batch.ts'
import { fileAbout } from './files.ts'

export const sealedTables: readonly SealedTable[] = [
  { table: 'import_run', reads: ['id'], sealed: [{ column: 'file_key', about: ({ id }) => fileAbout(String(id)) }] },
  {
    table: 'import_row',
    reads: ['import'],
    sealed: [{ column: 'cells_sealed', about: (row) => rejectedAbout({ id: String(row['import']) }) }],
  },
]
