import Type from 'typebox'
import { Shape } from '../fields.ts'
import { route } from '../route.ts'

/** What a resident asks for; medicine, food and questions are calls for help, care is a call for care. */
export const residentNeeds = ['medicine', 'food', 'care', 'question'] as const
export type ResidentNeed = (typeof residentNeeds)[number]

const Form = Type.Record(Type.String({ maxLength: 40 }), Type.Union([Type.String(), Type.Array(Type.String())]))
const Query = Shape({ lang: Type.Optional(Type.String({ maxLength: 10 })) })
const page = { file: 'text/html' } as const

export const showHelp = route({
  method: 'GET',
  path: '/p/help',
  verb: 'open',
  at: 'open',
  says: 'Where a resident types the receipt code to ask for help.',
  query: Query,
  reply: page,
})

export const askHelp = route({
  method: 'POST',
  path: '/p/help',
  verb: 'open',
  at: 'open',
  says: 'For whoever has a receipt code: asks for help, shows what became of it, and takes the word on whether it was done.',
  query: Query,
  body: Form,
  reply: page,
})
