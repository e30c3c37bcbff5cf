import Type from 'typebox'
import { AreaPath, OneOf, Shape } from '../fields.ts'
import { workbook } from '../people/exports.ts'
import { besides, lates, reaches } from '../people/parts.ts'
import { route } from '../route.ts'

const common = { method: 'GET', verb: 'exports.run', at: { in: 'query', key: 'area' }, reply: workbook } as const

export const exportHouseholds = route({
  ...common,
  path: '/api/declarations/households/export',
  purpose: 'coverage',
  says: 'The doors of an area in the order of walking, or those behind one number of the coverage, without a limit of rows.',
  query: Shape({
    area: AreaPath,
    reach: Type.Optional(OneOf(reaches)),
    beside: Type.Optional(OneOf(besides)),
    late: Type.Optional(OneOf(lates)),
  }),
})

export const exportCoverage = route({
  ...common,
  path: '/api/declarations/coverage/export',
  purpose: 'coverage',
  says: 'The coverage of an area as it stands now, one line for itself and for every area below it.',
  query: Shape({ area: AreaPath }),
})

export const exportClaims = route({
  ...common,
  path: '/api/declarations/claims/export',
  purpose: 'screening',
  says: 'Declarations that wait for somebody to look at them: where and since when, not what was said.',
  query: Shape({ area: AreaPath }),
})

export const exportRoutes = { exportHouseholds, exportCoverage, exportClaims }
