import type { SealedTable } from '../platform/sealed-table.ts'
import { phoneSeal } from './pins.ts'
import { querySeal } from './queries.ts'
import { codeSeal, invitedPhoneSeal } from './roster.ts'
import { whoOf } from './rules-roster.ts'

/** Who asks by phone asks for accounts and invitations at once, so both have one index. */
const phone = { column: 'phone_blind', about: 'account.phone_blind' } as const

export const sealedTables: readonly SealedTable[] = [
  { table: 'look_query', reads: ['id'], sealed: [{ column: 'sealed', about: querySeal }] },
  {
    table: 'account',
    sealed: [{ column: 'phone_sealed', about: phoneSeal }],
    blinds: [{ ...phone, of: ({ phone_sealed }) => phone_sealed ?? null }],
  },
  {
    table: 'invitation',
    reads: ['name', 'unit'],
    sealed: [
      { column: 'phone_sealed', about: invitedPhoneSeal },
      { column: 'code_sealed', about: codeSeal },
    ],
    blinds: [
      { ...phone, of: ({ phone_sealed }) => phone_sealed ?? null },
      {
        column: 'who',
        about: 'invitation.who',
        of: ({ phone_sealed }, { name, unit }) =>
          whoOf({ phone: phone_sealed ?? '', name: String(name), unit: String(unit) }),
      },
    ],
  },
]
