import Type, { type Static } from 'typebox'
import { AreaPath, Id, Line, Nullable, OneOf, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { areaKinds } from './kinds.ts'

export const rejections = [
  'codeMissing',
  'codeNotDigits',
  'codeWasNumber',
  'streetNotPrefix',
  'nameMissing',
  'duplicateRow',
  'duplicateCode',
  'twoStreetNames',
] as const

const Planned = Shape({
  path: AreaPath,
  code: Type.String(),
  name: Type.String(),
  kind: OneOf(areaKinds),
  before: Nullable(Type.String()),
})

export const ImportPreview = Shape({
  id: Id,
  digest: Type.String(),
  /** Columns that the file lacks; nothing else is filled in then. */
  missing: Type.Array(Type.String()),
  /** Districts in the file with their number of rows, to choose roots from. */
  districts: Type.Array(Shape({ code: Type.String(), name: Type.String(), rows: Type.Integer() })),
  roots: Type.Array(Type.String()),
  /** rowsIn = stored + same + rejected */
  rowsIn: Type.Integer(),
  stored: Type.Integer(),
  same: Type.Integer(),
  outside: Type.Integer(),
  rejected: Type.Array(
    Shape({
      row: Type.Integer(),
      code: Type.String(),
      name: Type.String(),
      reason: OneOf(rejections),
      other: Type.Optional(Type.String()),
    }),
  ),
  streets: Shape({ all: Type.Integer(), new: Type.Array(Planned), renamed: Type.Array(Planned) }),
  communities: Shape({ all: Type.Integer(), new: Type.Array(Planned), renamed: Type.Array(Planned) }),
  gone: Type.Array(Shape({ path: AreaPath, code: Type.String(), name: Type.String(), maybeNow: Nullable(AreaPath) })),
})
export type ImportPreview = Static<typeof ImportPreview>

export const Receipt = Shape({
  rowsIn: Type.Integer(),
  stored: Type.Integer(),
  same: Type.Integer(),
  rejected: Type.Integer(),
  streets: Type.Integer(),
  communities: Type.Integer(),
  gone: Type.Integer(),
})
export type Receipt = Static<typeof Receipt>

export const previewImport = route({
  method: 'POST',
  path: '/api/areas/imports',
  verb: 'areas.write',
  at: 'district',
  says: 'Reads a division file (CSV or XLSX) and shows what it would change; nothing is changed yet.',
  query: Shape({
    roots: Type.Optional(Type.String({ pattern: '^(\\d{6}|\\d{9})(,(\\d{6}|\\d{9}))*$', maxLength: 2000 })),
  }),
  upload: true,
  reply: ImportPreview,
  problems: ['wrongFile', 'tooLarge', 'unreadable'],
})

export const confirmImport = route({
  method: 'POST',
  path: '/api/areas/imports/:id/confirm',
  verb: 'areas.write',
  at: 'district',
  says: 'Carries out exactly what the preview with this digest showed; answers the receipt.',
  params: Shape({ id: Id }),
  body: Shape({ digest: Type.String({ maxLength: 100 }) }),
  reply: Receipt,
  problems: ['notFound', 'changedMeanwhile', 'conflict'],
})

export const rejectedRows = route({
  method: 'GET',
  path: '/api/areas/imports/:id/rejected',
  verb: 'areas.write',
  at: 'district',
  says: 'The refused rows with the reason for each, ready to correct and import again.',
  params: Shape({ id: Id }),
  reply: { file: 'text/csv' },
  problems: ['notFound'],
})

export const outlineFaults = [
  'notGeoJson',
  'noPolygon',
  'notDegrees',
  'ringTooShort',
  'unknownArea',
  'tooManyPoints',
] as const

export const uploadOutlines = route({
  method: 'POST',
  path: '/api/areas/outlines',
  verb: 'areas.write',
  at: 'district',
  says: 'Takes outlines as GeoJSON (of the district, or of streets and communities) and derives every shape that has none.',
  query: Shape({ area: Type.Optional(Type.String({ pattern: '^(\\d{6}|\\d{9}|\\d{12}|\\d{15})$' })) }),
  upload: true,
  reply: Shape({
    stored: Type.Array(Shape({ prefix: Type.String(), name: Type.String(), squareKilometres: Type.Number() })),
    faults: Type.Array(Shape({ feature: Type.Integer(), fault: OneOf(outlineFaults), detail: Type.String() })),
    drawn: Type.Integer(),
  }),
  problems: ['wrongFile', 'tooLarge', 'unreadable'],
})

export const listOutlines = route({
  method: 'GET',
  path: '/api/areas/outlines',
  verb: 'areas.read',
  at: 'scope',
  says: 'Which outlines were given, by whom and when.',
  reply: Type.Array(Shape({ prefix: Type.String(), name: Line(200), fileName: Type.String(), setAt: Type.String() })),
})
