import Type from 'typebox'
import { AreaPath, Shape } from '../fields.ts'
import { route } from '../route.ts'

// Paper and its keying: handlers are in server/declarations/paper*.ts and keying*.ts.
// The public page, receipts and codes (public.ts) are in server/declarations/public*.ts, receipt*.ts, codes*.ts and pages/.
const page = { file: 'text/html' } as const

export const roundSheet = route({
  method: 'GET',
  path: '/api/declarations/paper/round-sheet',
  verb: 'declarations.read',
  at: { in: 'query', key: 'area' },
  purpose: 'screening',
  says: 'A sheet to carry from door to door: A4, one line per household with its own code.',
  query: Shape({ area: AreaPath, blank: Type.Optional(Type.Integer({ minimum: 0, maximum: 60 })) }),
  reply: page,
})
