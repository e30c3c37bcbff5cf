import Type from 'typebox'
import { AreaPath, Line, OneOf, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { ledgers } from './parts.ts'

export const workbook = { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

export const exportPeople = route({
  method: 'GET',
  path: '/api/people/export',
  verb: 'exports.run',
  at: { in: 'query', key: 'area' },
  purpose: 'screening',
  says: 'Everybody of an area door by door, or one ledger of it, as a workbook without a limit of rows. Masked; with a reason, which stands in the journal, and the right to unmask, in full.',
  query: Shape({ area: AreaPath, ledger: Type.Optional(OneOf(ledgers)), reason: Type.Optional(Line(200, 2)) }),
  reply: workbook,
  problems: ['forbidden'],
})
