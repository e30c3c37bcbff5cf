import type { SealedTable } from '../platform/sealed-table.ts'
import { about } from './seals.ts'

const name = { column: 'name_sealed', about: about.name } as const
const evidence = { column: 'evidence_sealed', about: about.evidence } as const

export const sealedTables: readonly SealedTable[] = [
  { table: 'order_proposal', sealed: [evidence] },
  { table: 'order_proposal_person', sealed: [name, evidence] },
  { table: 'person_order', sealed: [name, { column: 'notice_sealed', about: about.notice }] },
  {
    table: 'order_appeal',
    sealed: [
      { column: 'text_sealed', about: about.appeal },
      { column: 'answer_sealed', about: about.appeal },
    ],
  },
  { table: 'hold', sealed: [name] },
]
