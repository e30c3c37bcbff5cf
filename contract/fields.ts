import Type, { type Static, type TProperties } from 'typebox'
import { pathPattern } from './paths.ts'

/** Schemas that every room uses. An object refuses fields that nobody declared. */
export const Shape = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })

export const Id = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
  title: 'id',
})
export const AreaPath = Type.String({ pattern: pathPattern, title: 'area' })
export const DayField = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', title: 'day' })
export const InstantField = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$',
  title: 'instant',
})
/** One line of text that a person typed: no control characters. */
export const Line = (maxLength: number, minLength = 0) =>
  Type.String({ minLength, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })
export const Text = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000]*$' })
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
export const OneOf = <const V extends readonly string[]>(values: V) =>
  Type.Unsafe<V[number]>(Type.String({ enum: [...values] }))

/** A page of a list: `next` is handed back as `after`; `more` says that the total is only known to exceed 1,000. */
export const Page = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Shape({
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()]),
    total: Type.Integer({ minimum: 0 }),
    more: Type.Boolean(),
  })
export const PageQuery = {
  after: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
}
export const Done = Shape({ done: Type.Boolean() })
export type Done = Static<typeof Done>
