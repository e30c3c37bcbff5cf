import Type from 'typebox'
import { AreaPath, Line, OneOf, Shape } from './fields.ts'
import { besides, ledgers, reaches } from './people/parts.ts'
import { route } from './route.ts'

const book = { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const
const area = { in: 'query', key: 'area' } as const
const common = { method: 'GET', verb: 'exports.run', at: area, purpose: 'screening', reply: book } as const
/** Without a reason names, numbers and phones are masked; with one they stand in full, and the reason in the journal. */
const reason = Type.Optional(Line(200, 1))

export const exportPeople = route({
  ...common,
  path: '/api/exports/people',
  says: 'Everybody of an area, or one ledger of it, as a workbook without a limit of rows.',
  query: Shape({ area: AreaPath, ledger: Type.Optional(OneOf(ledgers)), reason }),
  problems: ['forbidden'],
})

export const exportHouseholds = route({
  ...common,
  path: '/api/exports/households',
  purpose: 'coverage',
  says: 'The doors of an area in the order of walking, or those behind one number of the coverage.',
  query: Shape({
    area: AreaPath,
    reach: Type.Optional(OneOf(reaches)),
    beside: Type.Optional(OneOf(besides)),
    late: Type.Optional(OneOf(['overdue', 'second'])),
  }),
})

export const exportCoverage = route({
  ...common,
  path: '/api/exports/coverage',
  purpose: 'coverage',
  says: 'The coverage of an area, one line for every area below it.',
  query: Shape({ area: AreaPath }),
})

export const exportClaims = route({
  ...common,
  path: '/api/exports/claims',
  says: 'Declarations that wait for somebody to look at them: where and since when, not what was said.',
  query: Shape({ area: AreaPath }),
})

export const exportsRoutes = { exportPeople, exportHouseholds, exportCoverage, exportClaims }
