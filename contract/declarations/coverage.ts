import Type, { type Static } from 'typebox'
import { AreaPath, DayField, Nullable, Shape } from '../fields.ts'
import { route } from '../route.ts'

const n = Type.Integer()

/**
 * Where the doors of an area stand. `baseline` is what was believed before; found (lived in, on no list) and missing
 * (on the list, nobody there) are never set off against each other. `late`: visits that came after their day was frozen.
 */
export const CoverageLine = Shape({
  area: AreaPath,
  name: Type.String(),
  households: n,
  people: n,
  notReached: n,
  visited: n,
  declared: n,
  refused: n,
  empty: n,
  noAnswer: n,
  found: n,
  missing: n,
  overdue: n,
  fresh: n,
  claims: n,
  visits: n,
  late: n,
  seconds: n,
  disagreed: n,
  secondsDue: n,
  baseline: Nullable(
    Shape({ households: n, people: n, source: Type.String(), countedOn: DayField, frozen: Type.Boolean() }),
  ),
})
export type CoverageLine = Static<typeof CoverageLine>

export const coverage = route({
  method: 'GET',
  path: '/api/declarations/coverage',
  verb: 'declarations.read',
  at: { in: 'query', key: 'area' },
  says: 'Coverage of an area and of the areas one level below it, live, or as it stood when a past day was frozen.',
  query: Shape({ area: AreaPath, day: Type.Optional(DayField) }),
  reply: Shape({
    day: DayField,
    frozen: Type.Boolean(),
    area: CoverageLine,
    children: Type.Array(CoverageLine),
  }),
})
