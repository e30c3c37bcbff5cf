import type { SealedTable } from '../platform/sealed-table.ts'
import { about as responsible } from './areas-responsible.ts'
import { about as site } from './areas-sites.ts'

const phone = (table: string, about: (district: number) => string): SealedTable => ({
  table,
  reads: ['district'],
  sealed: [{ column: 'phone_sealed', about: ({ district }) => about(Number(district)) }],
})

export const sealedTables: readonly SealedTable[] = [phone('responsible', responsible), phone('site', site)]
