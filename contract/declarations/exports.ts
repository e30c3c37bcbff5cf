import Type from 'typebox'
import { AreaPath, Line, OneOf, Shape } from '../fields.ts'
import { workbook } from '../people/exports.ts'
import { reaches } from '../coverage.ts'
import { besides, lates } from '../people/parts.ts'
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

export const exportPopulationBase = route({
  ...common,
  path: '/api/declarations/population-base/export',
  purpose: 'screening',
  says: 'Everybody who lives behind a door of an area, under the headings of the governance platform; the same file may be imported as its population base. In full, hence with a reason and the right to unmask.',
  query: Shape({ area: AreaPath, reason: Line(200, 2) }),
  problems: ['forbidden'],
})

export const exportRoutes = { exportHouseholds, exportCoverage, exportClaims, exportPopulationBase }
