import Type, { type Static } from 'typebox'
import { DayField, InstantField, Nullable, OneOf, Shape } from '../fields.ts'
import { languages } from '../language.ts'
import { route } from '../route.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A line or a paragraph as a person typed it: no control characters but, in a paragraph, line breaks. */
const Words = (maxLength: number, minLength = 0) =>
  Type.String({ minLength, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })
const Words2000 = Type.String({ minLength: 1, maxLength: 2000, pattern: '^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*$' })

/** What a person may change of the daily report before it is signed. The figures in its tables are those of the frozen day. */
export const DocumentText = Shape({
  language: OneOf(languages),
  /** The red heading and the signature. */
  issuer: Words(60, 2),
  /** 机关代字: what stands before 〔year〕number. */
  mark: Words(20, 1),
  title: Words(100, 2),
  to: Words(100),
  paragraphs: Type.Array(Shape({ kind: OneOf(['heading', 'text']), text: Words2000 }), { minItems: 1, maxItems: 60 }),
})
export type DocumentText = Static<typeof DocumentText>

export const DocumentView = Shape({
  day: DayField,
  /** A day that is not frozen has no document yet. */
  state: OneOf(['notFrozen', 'draft', 'signed']),
  /** Goes up with every save; 0 is the text as it was made from the figures. */
  version: Type.Integer({ minimum: 0 }),
  text: Nullable(DocumentText),
  editedBy: Nullable(Type.String()),
  editedAt: Nullable(InstantField),
  /** Once signed: 疫防日报〔2020〕3号. */
  number: Nullable(Type.String()),
  signedBy: Nullable(Type.String()),
  signedAt: Nullable(InstantField),
  /** SHA-256 of the signed file; the journal has the same. */
  digest: Nullable(Type.String()),
})
export type DocumentView = Static<typeof DocumentView>

const params = Shape({ day: DayField })

export const readDocument = route({
  method: 'GET',
  path: '/api/briefings/days/:day/document',
  verb: 'briefings.read',
  at: 'district',
  says: 'The text of the daily report of a frozen day, and who signed it under which number.',
  params,
  reply: DocumentView,
})

export const saveDocument = route({
  method: 'PUT',
  path: '/api/briefings/days/:day/document',
  verb: 'briefings.write',
  at: 'district',
  says: 'Saves the text of the daily report. `version` is the one that was edited; somebody who saved meanwhile is named.',
  params,
  body: Shape({ version: Type.Integer({ minimum: 0 }), text: DocumentText }),
  reply: DocumentView,
  problems: ['changedMeanwhile', 'refusedByRule'],
})

export const signDocument = route({
  method: 'POST',
  path: '/api/briefings/days/:day/document/sign',
  verb: 'briefings.sign',
  at: 'district',
  says: 'Signs the text that was read, with the next number of its year. It is never rewritten afterwards.',
  params,
  body: Shape({ version: Type.Integer({ minimum: 0 }) }),
  reply: DocumentView,
  problems: ['changedMeanwhile', 'refusedByRule'],
})

export const documentFile = route({
  method: 'GET',
  path: '/api/briefings/days/:day/document.docx',
  verb: 'briefings.read',
  at: 'district',
  says: 'The daily report as a Word file (GB/T 9704): the signed bytes, or a draft without a number.',
  params,
  reply: { file: docx },
})

export const documentPrint = route({
  method: 'GET',
  path: '/api/briefings/days/:day/document.html',
  verb: 'briefings.read',
  at: 'district',
  says: 'The same document for A4 paper.',
  params,
  reply: { file: 'text/html' },
})
