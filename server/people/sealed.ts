import type { SealedTable } from '../platform/sealed-table.ts'
import { about } from './apply-record.ts'
import type { Secrets } from './facts.ts'

/** The value that counts, as `writeRegister` indexes it. */
const secret = (sealed: string | null | undefined, field: keyof Secrets['f']): string | null => {
  const value = sealed ? (JSON.parse(sealed) as Secrets).f[field] : null
  return typeof value === 'string' && value !== '' ? value : null
}

export const sealedTables: readonly SealedTable[] = [
  { table: 'household', sealed: [{ column: 'sealed', about: about.household }] },
  {
    table: 'person',
    sealed: [{ column: 'sealed', about: about.person }],
    blinds: [
      { column: 'id_blind', about: about.number, of: ({ sealed }) => secret(sealed, 'person.documentNumber') },
      { column: 'phone_blind', about: about.phone, of: ({ sealed }) => secret(sealed, 'person.phone') },
    ],
  },
]
