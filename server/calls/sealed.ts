import type { SealedTable } from '../platform/sealed-table.ts'
import { about } from './raising.ts'

export const sealedTables: readonly SealedTable[] = [
  {
    table: 'call',
    sealed: [
      { column: 'text_sealed', about: about.text },
      { column: 'contact_sealed', about: about.contact },
      { column: 'answer_sealed', about: about.answer },
    ],
  },
  { table: 'call_step', sealed: [{ column: 'note_sealed', about: about.note }] },
  { table: 'call_webhook', sealed: [{ column: 'secret_sealed', about: about.secret }] },
  { table: 'call_delivery', sealed: [{ column: 'phone_sealed', about: about.phone }] },
]
