import Type, { type Static } from 'typebox'
import { AreaPath, DayField, Done, InstantField, Line, Nullable, Shape, Text, OneOf } from './fields.ts'
import { documentFile, documentPrint, readDocument, saveDocument, signDocument } from './briefings/document.ts'
import { route } from './route.ts'

export * from './briefings/document.ts'

const Figures = Type.Record(Type.String(), Type.Integer())

export const FigureRow = Shape({ area: AreaPath, metric: Type.String(), n: Type.Integer(), late: Type.Integer() })

export const figures = route({
  method: 'GET',
  path: '/api/figures',
  verb: 'briefings.read',
  at: { in: 'query', key: 'area' },
  says: 'Counters of an area and of the areas below it, for a day and of now; the frozen figures when the day is frozen.',
  query: Shape({
    area: AreaPath,
    day: Type.Optional(DayField),
    /** children: the next level below; grids and communities: all of them; self: the area alone. */
    below: Type.Optional(
      Type.Unsafe<'children' | 'self' | 'streets' | 'communities' | 'grids'>(
        Type.String({ enum: ['children', 'self', 'streets', 'communities', 'grids'] }),
      ),
    ),
    metrics: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  reply: Shape({ day: DayField, today: DayField, frozen: Type.Boolean(), figures: Type.Array(FigureRow) }),
})

export const Confirmation = Shape({
  nil: Type.Boolean(),
  figures: Figures,
  note: Type.String(),
  by: Type.String(),
  at: InstantField,
  late: Type.Boolean(),
})

export const Correction = Shape({
  number: Type.Integer(),
  aboutDay: DayField,
  area: AreaPath,
  areaName: Type.String(),
  metric: Type.String(),
  n: Type.Integer(),
})

export const ReportView = Shape({
  day: DayField,
  today: DayField,
  due: InstantField,
  overdue: Type.Boolean(),
  /** From when the day is frozen: earlier only with a reason, or once everybody has confirmed and `due` has passed. */
  freezeFrom: InstantField,
  /** Freezing now needs a reason. */
  early: Type.Boolean(),
  number: Nullable(Type.Integer()),
  state: Type.Unsafe<'open' | 'freezing' | 'frozen'>(Type.String({ enum: ['open', 'freezing', 'frozen'] })),
  frozenAt: Nullable(InstantField),
  frozenBy: Nullable(Type.String()),
  blockHash: Nullable(Type.String()),
  missing: Type.Array(Shape({ area: AreaPath, name: Type.String() })),
  totals: Figures,
  communities: Type.Array(
    Shape({
      area: AreaPath,
      name: Type.String(),
      street: Type.String(),
      figures: Figures,
      late: Figures,
      confirmation: Nullable(Confirmation),
    }),
  ),
  corrections: Type.Array(Correction),
})
export type ReportView = Static<typeof ReportView>

export const dailyReport = route({
  method: 'GET',
  path: '/api/briefings/days/:day',
  verb: 'briefings.read',
  at: 'scope',
  says: 'The daily report of a day: figures by community, who confirmed, who is missing, corrections to earlier days.',
  params: Shape({ day: DayField }),
  reply: ReportView,
})

export const confirmDay = route({
  method: 'POST',
  path: '/api/briefings/confirmations',
  verb: 'briefings.confirm',
  at: { in: 'body', key: 'area' },
  says: 'A community confirms the figures that it saw for a day; nil has to be said. Figures that have moved since are answered with what they are now.',
  body: Shape({
    area: Type.String({ pattern: '^\\d{12}$', title: 'area' }),
    day: DayField,
    nil: Type.Boolean(),
    figures: Figures,
    note: Type.Optional(Text(500)),
  }),
  reply: Confirmation,
  problems: ['dayFrozen', 'refusedByRule', 'changedMeanwhile'],
})

export const freezeDay = route({
  method: 'POST',
  path: '/api/briefings/days/:day/freeze',
  verb: 'briefings.freeze',
  at: 'district',
  says: 'Freezes a day with the next report number; communities that did not confirm are named in it. `early`: why it is frozen before its time.',
  params: Shape({ day: DayField }),
  body: Shape({ withMissing: Type.Boolean(), early: Type.Optional(Line(200, 2)) }),
  reply: Shape({ number: Type.Integer(), missing: Type.Integer() }),
  problems: ['dayFrozen', 'refusedByRule'],
})

export const reportSheet = route({
  method: 'GET',
  path: '/api/briefings/days/:day/report.xlsx',
  verb: 'briefings.read',
  at: 'scope',
  says: 'The daily report as a workbook.',
  params: Shape({ day: DayField }),
  reply: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
})

export const reportPrint = route({
  method: 'GET',
  path: '/api/briefings/days/:day/report.html',
  verb: 'briefings.read',
  at: 'scope',
  says: 'The daily report for A4 paper.',
  params: Shape({ day: DayField }),
  reply: { file: 'text/html' },
})

export const reportDays = route({
  method: 'GET',
  path: '/api/briefings/days',
  verb: 'briefings.read',
  at: 'scope',
  says: 'The frozen days, newest first, and which of them are signed as a document.',
  reply: Type.Array(
    Shape({
      day: DayField,
      number: Type.Integer(),
      frozenAt: InstantField,
      missing: Type.Integer(),
      /** The number of its signed document. */
      document: Nullable(Type.String()),
    }),
  ),
})

export const lastHour = route({
  method: 'GET',
  path: '/api/briefings/changes',
  verb: 'briefings.read',
  at: 'scope',
  says: 'What happened in the last hour, by kind and street, most first.',
  reply: Type.Array(
    Shape({ kind: Type.String(), area: AreaPath, name: Type.String(), n: Type.Integer(), lastAt: InstantField }),
  ),
})

/** What somebody owes: an answer to an objection or to a call, the figures of a day, a knock at a door. Worst first. */
export const lateKinds = ['appeals', 'calls', 'confirmation', 'coverage'] as const

export const late = route({
  method: 'GET',
  path: '/api/briefings/late',
  verb: 'briefings.read',
  at: 'scope',
  says: 'What is late and whose it is, worst first.',
  reply: Type.Array(
    Shape({
      what: OneOf(lateKinds),
      area: AreaPath,
      name: Type.String(),
      n: Type.Integer(),
      responsible: Type.Array(Shape({ name: Type.String(), role: Type.String() })),
      since: Nullable(InstantField),
    }),
  ),
})

const Minute = Type.Integer({ minimum: 0, maximum: 1439 })

export const briefingSettings = route({
  method: 'PUT',
  path: '/api/briefings/settings',
  verb: 'briefings.freeze',
  at: 'district',
  says: 'The minute of the day by which communities confirm, and that of the next day from which it is frozen.',
  body: Shape({ dueMinute: Minute, freezeMinute: Type.Optional(Minute) }),
  reply: Done,
})

export const briefingsRoutes = {
  figures,
  dailyReport,
  confirmDay,
  freezeDay,
  reportSheet,
  reportPrint,
  reportDays,
  lastHour,
  late,
  briefingSettings,
  readDocument,
  saveDocument,
  signDocument,
  documentFile,
  documentPrint,
}

/** What is late is listed up to here, worst first: more than a wall can show and a person can call before lunch. */
export const mostLate = 100

/** What stands behind a count of late things when the list may have been cut. */
export const orMore = (listed: number): '' | '+' => (listed < mostLate ? '' : '+')
