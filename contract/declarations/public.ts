import Type from 'typebox'
import { AreaPath, Done, Line, Shape } from '../fields.ts'
import { route } from '../route.ts'

/** Codes and receipts are written in these signs: no 0 and O, no 1, I and L. */
export const codeSigns = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const Code = Type.String({ pattern: '^[2-9A-HJKMNP-Za-hjkmnp-z]{6,20}$' })
const Form = Type.Record(Type.String({ maxLength: 200 }), Type.Union([Type.String(), Type.Array(Type.String())]))
const page = { file: 'text/html' } as const
const Query = Shape({
  form: Type.Optional(Type.String({ maxLength: 40 })),
  lang: Type.Optional(Type.String({ maxLength: 10 })),
  people: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
})

export const showForm = route({
  method: 'GET',
  path: '/p/:code',
  verb: 'open',
  at: 'open',
  says: 'The page behind a QR: the form to declare oneself, without an account and without JavaScript.',
  params: Shape({ code: Code }),
  query: Query,
  reply: page,
})

export const sendForm = route({
  method: 'POST',
  path: '/p/:code',
  verb: 'open',
  at: 'open',
  says: 'Takes a declaration as a claim and shows its receipt, the same whether or not anything is known.',
  params: Shape({ code: Code }),
  query: Query,
  body: Form,
  reply: page,
})

export const showReceipt = route({
  method: 'GET',
  path: '/p/receipt',
  verb: 'open',
  at: 'open',
  says: 'Where to type a receipt code.',
  query: Shape({ lang: Type.Optional(Type.String({ maxLength: 10 })) }),
  reply: page,
})

export const openReceipt = route({
  method: 'POST',
  path: '/p/receipt',
  verb: 'open',
  at: 'open',
  says: 'Where a declaration stands, and its form to correct it, for whoever has the receipt code.',
  query: Shape({ lang: Type.Optional(Type.String({ maxLength: 10 })) }),
  body: Form,
  reply: page,
})

export const PageCode = Shape({
  code: Type.String(),
  area: AreaPath,
  name: Type.String(),
  address: Type.String(),
  ended: Type.Boolean(),
})

export const listCodes = route({
  method: 'GET',
  path: '/api/declarations/codes',
  verb: 'declarations.read',
  at: { in: 'query', key: 'area' },
  says: 'The QR codes of an area.',
  query: Shape({ area: AreaPath }),
  reply: Type.Array(PageCode),
})

export const makeCodes = route({
  method: 'POST',
  path: '/api/declarations/codes',
  verb: 'declarations.key',
  at: { in: 'body', key: 'area' },
  says: 'Makes a code for a place, or for every grid below it that has none.',
  body: Shape({ area: AreaPath, name: Type.Optional(Line(80)), grids: Type.Optional(Type.Boolean()) }),
  reply: Type.Array(PageCode),
})

export const endCode = route({
  method: 'POST',
  path: '/api/declarations/codes/:code/end',
  verb: 'declarations.key',
  at: 'scope',
  says: 'Ends a code that was torn off or copied elsewhere.',
  params: Shape({ code: Code }),
  reply: Done,
  problems: ['notFound'],
})

export const codePoster = route({
  method: 'GET',
  path: '/api/declarations/codes/:code/poster',
  verb: 'declarations.read',
  at: 'scope',
  says: 'A page to print and put on the wall, with the QR.',
  params: Shape({ code: Code }),
  reply: page,
  problems: ['notFound'],
})

/** Posters of one document: a stack that one printer bears, and a street has fewer grids. */
export const mostPosters = 600

export const codePosters = route({
  method: 'GET',
  path: '/api/declarations/codes/posters',
  verb: 'declarations.read',
  at: { in: 'query', key: 'area' },
  says: 'The posters of all codes of an area, one A4 page each, as one document to print. At most 600.',
  query: Shape({ area: AreaPath }),
  reply: page,
  problems: ['refusedByRule'],
})
