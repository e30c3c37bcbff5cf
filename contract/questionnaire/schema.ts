import Type from 'typebox'
import type { Static } from 'typebox'
import { fieldNames } from './fields.ts'

// A form is data: a subset of XLSForm in which conditions are comparisons, never expressions in a string,
// so that a phone, the server and a reader can all say what a form does without running anything.

const Key = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' })
const Choice = Type.String({ pattern: '^[a-zA-Z0-9_-]{1,40}$' })

export const Comparison = Type.Object(
  {
    question: Key,
    op: Type.Enum(['=', '!=', '>', '>=', '<', '<=', 'includes', 'answered', 'empty']),
    value: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Number()])),
    other: Type.Optional(Key),
    today: Type.Optional(Type.Integer({ minimum: -40000, maximum: 40000, description: 'today plus this many days' })),
  },
  { additionalProperties: false },
)

const some = { minItems: 1, maxItems: 20, additionalProperties: false }
export const Condition = Type.Union([
  Comparison,
  Type.Object({ all: Type.Array(Type.Union([Comparison, Type.Object({ any: Type.Array(Comparison, some) })]), some) }),
  Type.Object({ any: Type.Array(Type.Union([Comparison, Type.Object({ all: Type.Array(Comparison, some) })]), some) }),
])

export const Audience = Type.Enum(['self', 'door', 'paper'])

const common = {
  key: Key,
  bind: Type.Optional(Type.Enum(fieldNames)),
  sensitive: Type.Optional(Type.Literal(true)),
  originField: Type.Optional(Type.Literal(true)),
  audience: Type.Optional(Type.Array(Audience, { minItems: 1, maxItems: 3 })),
  required: Type.Optional(Type.Union([Type.Literal(true), Condition])),
  relevant: Type.Optional(Condition),
  constraint: Type.Optional(Condition),
}

const closed = { additionalProperties: false }
export const Question = Type.Union([
  Type.Object({ ...common, type: Type.Literal('select_one'), choices: Key }, closed),
  Type.Object({ ...common, type: Type.Literal('select_multiple'), choices: Key, alone: Type.Optional(Choice) }, closed),
  Type.Object(
    {
      ...common,
      type: Type.Literal('number'),
      min: Type.Optional(Type.Number()),
      max: Type.Optional(Type.Number()),
      decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
    },
    closed,
  ),
  Type.Object({ ...common, type: Type.Literal('date') }, closed),
  Type.Object({ ...common, type: Type.Literal('datetime') }, closed),
  Type.Object(
    {
      ...common,
      type: Type.Literal('text'),
      kind: Type.Optional(Type.Enum(['name', 'identity', 'phone', 'region'])),
      documentKey: Type.Optional(Key),
      maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
    },
    closed,
  ),
  Type.Object(
    { ...common, type: Type.Literal('photo'), max: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })) },
    closed,
  ),
  Type.Object({ ...common, type: Type.Literal('note') }, closed),
])

export const Repeat = Type.Object(
  {
    key: Key,
    type: Type.Literal('repeat'),
    audience: Type.Optional(Type.Array(Audience, { minItems: 1, maxItems: 3 })),
    relevant: Type.Optional(Condition),
    min: Type.Optional(Type.Integer({ minimum: 0, maximum: 200 })),
    max: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    questions: Type.Array(Question, { minItems: 1, maxItems: 200 }),
  },
  closed,
)

const Text = Type.String({ minLength: 1, maxLength: 2000 })
export const FormWords = Type.Object(
  {
    title: Text,
    labels: Type.Record(Key, Text),
    hints: Type.Record(Key, Text),
    constraints: Type.Record(Key, Text),
    choices: Type.Record(Key, Type.Record(Choice, Text)),
    checks: Type.Record(Key, Type.Record(Key, Text)),
  },
  closed,
)

export const Definition = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
    version: Type.Integer({ minimum: 1 }),
    lists: Type.Record(Key, Type.Array(Choice, { minItems: 1, maxItems: 500 })),
    questions: Type.Array(Type.Union([Question, Repeat]), { minItems: 1, maxItems: 300 }),
    checks: Type.Optional(
      Type.Record(Key, Type.Array(Type.Object({ key: Key, questions: Type.Array(Key, { minItems: 1 }) }, closed))),
    ),
    words: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]{2}(-[A-Za-z]{2,4})?$' }), FormWords)),
  },
  closed,
)

type Frozen<T> = T extends (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

export type Comparison = Frozen<Static<typeof Comparison>>
export type Condition = Frozen<Static<typeof Condition>>
export type Audience = Static<typeof Audience>
export type Question = Frozen<Static<typeof Question>>
export type Repeat = Frozen<Static<typeof Repeat>>
export type FormWords = Frozen<Static<typeof FormWords>>
export type Definition = Frozen<Static<typeof Definition>>
