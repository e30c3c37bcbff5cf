import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, InstantField, Line, Nullable, OneOf, Page, PageQuery, Shape } from './fields.ts'
import { route } from './route.ts'

/**
 * previewed: uploaded and shown, nothing stored · running · stopped: by a person, may go on · done · takingBack, takenBack
 * failed: could not be read to its end; what was stored stays and may be taken back, and it may go on
 */
export const importStates = ['previewed', 'running', 'stopped', 'failed', 'done', 'takingBack', 'takenBack'] as const
export type ImportState = (typeof importStates)[number]

export const columnKinds = ['text', 'number', 'day', 'instant'] as const

export const ImportColumn = Shape({
  key: Type.String(),
  title: Type.String(),
  kind: OneOf(columnKinds),
  required: Type.Boolean(),
  options: Type.Array(Type.String()),
  note: Type.String(),
})
export type ImportColumn = Static<typeof ImportColumn>

export const ImportKindView = Shape({
  kind: Type.String(),
  title: Type.String(),
  about: Type.String(),
  columns: Type.Array(ImportColumn),
})
export type ImportKindView = Static<typeof ImportKindView>

/** `in` = stored + same + rejected, always, also while it runs. */
export const ImportCounts = Shape({
  in: Type.Integer(),
  stored: Type.Integer(),
  same: Type.Integer(),
  rejected: Type.Integer(),
})
export type ImportCounts = Static<typeof ImportCounts>

/** A control total of the receipt: `cells` counts the filled cells, others are named by the kind. */
export const ControlTotal = Shape({ name: Type.String(), ...ImportCounts.properties })

export const ImportView = Shape({
  id: Id,
  kind: Type.String(),
  title: Type.String(),
  area: AreaPath,
  fileName: Type.String(),
  fileSize: Type.Integer(),
  sha256: Type.String(),
  state: OneOf(importStates),
  madeBy: Type.String(),
  madeAt: InstantField,
  startedAt: Nullable(InstantField),
  endedAt: Nullable(InstantField),
  /** Rows that the file seems to have; null when it does not say. */
  expected: Nullable(Type.Integer()),
  counts: ImportCounts,
  totals: Type.Array(ControlTotal),
  /** Why it failed, in words. */
  fault: Nullable(Type.String()),
  takenBack: Nullable(
    Shape({ by: Type.String(), at: InstantField, reason: Type.String(), rows: Type.Integer(), kept: Type.Integer() }),
  ),
})
export type ImportView = Static<typeof ImportView>

const RowProblem = Shape({ path: Type.String(), code: Type.String(), text: Type.String() })

export const ImportPreview = Shape({
  sheets: Type.Array(Shape({ name: Type.String(), hidden: Type.Boolean() })),
  /** How the text of a CSV file was read; null for a workbook. */
  csv: Nullable(Shape({ encoding: OneOf(['utf-8', 'utf-16le', 'utf-16be', 'gb18030']), delimiter: Type.String() })),
  sheet: Type.String(),
  headerRow: Type.Integer(),
  /** Every column of the file that has a heading; `key` null: not taken; `certain` false: please look. */
  headings: Type.Array(
    Shape({ column: Type.Integer(), heading: Type.String(), key: Nullable(Type.String()), certain: Type.Boolean() }),
  ),
  /** Sheets that go on with the same list and are read with it, and sheets with the same headings that are not. */
  more: Type.Array(Type.String()),
  others: Type.Array(Type.String()),
  /** Saved from a file with these headings before, and followed here. */
  mapping: Nullable(Shape({ id: Id, name: Type.String(), by: Type.String(), at: InstantField })),
  /** Required columns that the file lacks; it cannot be confirmed then. */
  missing: Type.Array(Shape({ key: Type.String(), title: Type.String() })),
  rows: Type.Array(
    Shape({
      number: Type.Integer(),
      values: Type.Array(Shape({ key: Type.String(), text: Type.String() })),
      problems: Type.Array(RowProblem),
    }),
  ),
  /** Rows among those tried that are hidden in the file, by a filter mostly; they are imported as the others are. */
  hidden: Type.Integer(),
  /** Rows that were tried, and how many of them have problems. */
  tried: Type.Integer(),
  troubled: Type.Integer(),
  /** The same bytes were imported before. */
  before: Nullable(Shape({ id: Id, at: InstantField, by: Type.String(), state: OneOf(importStates) })),
})
export type ImportPreview = Static<typeof ImportPreview>

export const Previewed = Shape({ run: ImportView, preview: ImportPreview })
export type Previewed = Static<typeof Previewed>

const OneImport = Shape({ id: Id })
const common = { verb: 'imports.run', at: 'record', purpose: 'screening' } as const

export const importKinds = route({
  method: 'GET',
  path: '/api/imports/kinds',
  verb: 'imports.run',
  at: 'scope',
  says: 'What may be imported, with the columns of each.',
  reply: Type.Array(ImportKindView),
})

export const importTemplate = route({
  method: 'GET',
  path: '/api/imports/kinds/:kind/template',
  verb: 'imports.run',
  at: 'scope',
  says: 'An empty workbook to fill in, with drop-downs and notes.',
  params: Shape({ kind: Line(60, 1) }),
  reply: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  problems: ['notFound'],
})

export const uploadImport = route({
  method: 'POST',
  path: '/api/imports',
  verb: 'imports.run',
  at: { in: 'query', key: 'area' },
  purpose: 'screening',
  says: 'Takes a workbook or CSV file and shows how it would be read; nothing is stored of it yet.',
  query: Shape({ kind: Line(60, 1), area: Type.Optional(AreaPath) }),
  upload: true,
  reply: Previewed,
  problems: ['wrongFile', 'tooLarge', 'notFound', 'forbidden'],
})

export const previewImport = route({
  ...common,
  method: 'POST',
  path: '/api/imports/:id/preview',
  says: 'Shows the file again, read from another sheet, with another heading row or other columns.',
  params: OneImport,
  body: Shape({
    sheet: Type.Optional(Type.String({ maxLength: 200 })),
    headerRow: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_048_576 })),
    columns: Type.Optional(
      Type.Array(Shape({ column: Type.Integer({ minimum: 0, maximum: 16_383 }), key: Nullable(Line(60, 1)) }), {
        maxItems: 1000,
      }),
    ),
    /** False: without what was saved from files before. */
    saved: Type.Optional(Type.Boolean()),
  }),
  reply: Previewed,
  problems: ['notFound', 'conflict', 'wrongFile', 'gone'],
})

export const confirmImport = route({
  ...common,
  method: 'POST',
  path: '/api/imports/:id/confirm',
  says: 'Starts the import as the last preview showed it; it runs in the background.',
  params: OneImport,
  reply: ImportView,
  problems: ['notFound', 'conflict', 'invalid'],
})

export const stopImport = route({
  ...common,
  method: 'POST',
  path: '/api/imports/:id/stop',
  says: 'Stops a running import after the rows that are being stored; it may go on later.',
  params: OneImport,
  reply: ImportView,
  problems: ['notFound', 'conflict'],
})

export const resumeImport = route({
  ...common,
  method: 'POST',
  path: '/api/imports/:id/resume',
  says: 'Goes on with a stopped or failed import from the first row that was not handled.',
  params: OneImport,
  reply: ImportView,
  problems: ['notFound', 'conflict', 'gone'],
})

export const takeBackImport = route({
  ...common,
  method: 'POST',
  path: '/api/imports/:id/take-back',
  says: 'Takes back everything that this import stored, unless somebody has built on it; answers who did.',
  params: OneImport,
  body: Shape({ reason: Line(300, 1) }),
  reply: ImportView,
  problems: ['notFound', 'conflict', 'refusedByRule'],
})

export const dropImport = route({
  ...common,
  method: 'DELETE',
  path: '/api/imports/:id',
  says: 'Throws away an upload that was not confirmed.',
  params: OneImport,
  reply: Done,
  problems: ['notFound', 'conflict'],
})

export const readImport = route({
  ...common,
  method: 'GET',
  path: '/api/imports/:id',
  says: 'Progress and receipt of one import.',
  params: OneImport,
  reply: ImportView,
  problems: ['notFound'],
})

export const listImports = route({
  method: 'GET',
  path: '/api/imports',
  verb: 'imports.run',
  at: 'scope',
  says: 'Imports of the own areas, the newest first.',
  query: Shape({ ...PageQuery, kind: Type.Optional(Line(60, 1)) }),
  reply: Page(ImportView),
})

export const rejectedFile = route({
  ...common,
  method: 'GET',
  path: '/api/imports/:id/rejected',
  says: 'The refused rows as they were, with the reason for each: correct them there and import the file again.',
  params: OneImport,
  reply: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  problems: ['notFound', 'gone'],
})

export const ImportMapping = Shape({
  id: Id,
  kind: Type.String(),
  title: Type.String(),
  area: AreaPath,
  name: Type.String(),
  columns: Type.Array(Shape({ heading: Type.String(), key: Nullable(Type.String()) })),
  madeBy: Type.String(),
  madeAt: InstantField,
  usedAt: InstantField,
  used: Type.Integer(),
})
export type ImportMapping = Static<typeof ImportMapping>

export const listImportMappings = route({
  method: 'GET',
  path: '/api/imports/mappings',
  verb: 'imports.run',
  at: 'scope',
  says: 'Which heading stands for which column, as it was corrected for the tables of a sender; the last used first.',
  reply: Type.Array(ImportMapping),
})

export const renameImportMapping = route({
  ...common,
  method: 'POST',
  path: '/api/imports/mappings/:id',
  says: 'Gives a saved mapping another name.',
  params: OneImport,
  body: Shape({ name: Line(80, 1) }),
  reply: Done,
  problems: ['notFound', 'forbidden'],
})

export const dropImportMapping = route({
  ...common,
  method: 'DELETE',
  path: '/api/imports/mappings/:id',
  says: 'Forgets a saved mapping; imports that followed it stay as they are.',
  params: OneImport,
  reply: Done,
  problems: ['notFound', 'forbidden'],
})

export const importsRoutes = {
  listImportMappings,
  renameImportMapping,
  dropImportMapping,
  importKinds,
  importTemplate,
  uploadImport,
  previewImport,
  confirmImport,
  stopImport,
  resumeImport,
  takeBackImport,
  dropImport,
  readImport,
  listImports,
  rejectedFile,
}
