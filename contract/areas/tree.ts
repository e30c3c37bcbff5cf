import Type, { type Static } from 'typebox'
import { AreaPath, DayField, Done, Id, Line, Nullable, OneOf, Shape } from '../fields.ts'
import { levels } from '../paths.ts'
import { route } from '../route.ts'
import { areaKinds } from './kinds.ts'

export const AreaView = Shape({
  path: AreaPath,
  level: OneOf(levels),
  kind: OneOf(areaKinds),
  name: Type.String(),
  /** Official code; '' for grids and buildings. */
  code: Type.String(),
})
export type AreaView = Static<typeof AreaView>

export const Tree = Shape({
  version: Type.Integer(),
  shapes: Type.Integer(),
  name: Type.String(),
  roots: Type.Array(Type.String()),
  /** True when `known` was the newest version; `areas` is empty then. */
  same: Type.Boolean(),
  areas: Type.Array(AreaView),
})
export type Tree = Static<typeof Tree>

export const readTree = route({
  method: 'GET',
  path: '/api/areas',
  verb: 'areas.read',
  at: 'scope',
  says: "The open areas of the caller's scope and everything above them, in one reply; nothing when `known` is current.",
  query: Shape({ known: Type.Optional(Type.Integer()) }),
  reply: Tree,
})

/** Features carry path, name, label (lon, lat) and schematic; coordinates have five decimals (a metre). */
export const readShapes = route({
  method: 'GET',
  path: '/api/areas/shapes',
  verb: 'areas.read',
  at: 'scope',
  says: "Outlines of the caller's areas as one GeoJSON FeatureCollection, compressed; `version` makes it cacheable for ever.",
  query: Shape({ version: Type.Optional(Type.Integer()) }),
  reply: { file: 'application/geo+json' },
})

export const Alias = Shape({ from: AreaPath, to: AreaPath, main: Type.Boolean(), day: DayField })
export type Alias = Static<typeof Alias>

export const listAliases = route({
  method: 'GET',
  path: '/api/areas/aliases',
  verb: 'areas.read',
  at: 'scope',
  says: "Where closed paths went, so that a phone with an old tree can name today's area.",
  reply: Type.Array(Alias),
})

export const renameArea = route({
  method: 'POST',
  path: '/api/areas/rename',
  verb: 'areas.write',
  at: { in: 'body', key: 'area' },
  says: 'Gives an area another name from today; the old one stays in its history.',
  body: Shape({ area: AreaPath, name: Line(60, 1) }),
  reply: Done,
  problems: ['notFound'],
})

export const GridDivision = Type.Union([
  Shape({ by: OneOf(['households', 'people', 'even'] as const), total: Type.Integer({ minimum: 1, maximum: 50_000 }) }),
  Shape({ by: Type.Literal('each'), each: Type.Integer({ minimum: 1, maximum: 999 }) }),
  Shape({ by: Type.Literal('size'), households: Type.Integer({ minimum: 1, maximum: 100_000 }) }),
])
export type GridDivision = Static<typeof GridDivision>

export const divideGrids = route({
  method: 'POST',
  path: '/api/areas/grids',
  verb: 'areas.write',
  at: { in: 'body', key: 'area' },
  says: 'Divides every community below an area that has no grids yet; `dry` only shows the numbers.',
  body: Shape({ area: AreaPath, division: GridDivision, dry: Type.Optional(Type.Boolean()) }),
  reply: Shape({
    made: Type.Integer(),
    communities: Type.Array(Shape({ path: AreaPath, name: Type.String(), grids: Type.Integer() })),
  }),
  problems: ['invalid', 'refusedByRule'],
})

export const setKinds = ['managementArea', 'servicePort', 'enterpriseGrid', 'other'] as const
export const AreaSet = Shape({
  id: Id,
  kind: OneOf(setKinds),
  name: Line(60, 1),
  prefixes: Type.Array(AreaPath, { minItems: 1, maxItems: 500 }),
})
export type AreaSet = Static<typeof AreaSet>

export const listSets = route({
  method: 'GET',
  path: '/api/areas/sets',
  verb: 'areas.read',
  at: 'scope',
  says: 'Levels without a path of their own: management areas, service ports.',
  reply: Type.Array(AreaSet),
})
export const saveSet = route({
  method: 'PUT',
  path: '/api/areas/sets',
  verb: 'areas.write',
  at: 'district',
  says: 'Makes or changes a named set of areas.',
  body: AreaSet,
  reply: Done,
  problems: ['invalid', 'alreadyExists'],
})
export const removeSet = route({
  method: 'DELETE',
  path: '/api/areas/sets/:id',
  verb: 'areas.write',
  at: 'district',
  says: 'Removes a named set; the areas in it stay.',
  params: Shape({ id: Id }),
  reply: Done,
  problems: ['notFound'],
})

export const AreaHistory = Shape({
  path: AreaPath,
  names: Type.Array(Shape({ from: DayField, name: Type.String(), code: Type.String() })),
  opened: DayField,
  closed: Nullable(DayField),
  cameFrom: Type.Array(Alias),
  wentTo: Type.Array(Alias),
})
export const readHistory = route({
  method: 'GET',
  path: '/api/areas/history',
  verb: 'areas.read',
  at: { in: 'query', key: 'area' },
  says: 'Names, codes and paths that one area had over time.',
  query: Shape({ area: AreaPath }),
  reply: AreaHistory,
  problems: ['notFound'],
})
