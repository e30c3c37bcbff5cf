import Type, { type Static } from 'typebox'
import { AreaPath, DayField, Done, Id, InstantField, Line, Nullable, OneOf, Shape } from './fields.ts'
import { route } from './route.ts'
import { ruleKinds } from './rules/kinds.ts'

export * from './rules/kinds.ts'
export * from './rules/pack-for.ts'
export { ruleInputs, type Input } from './rules/inputs.ts'

const Json = Type.Unknown()

/** An input with the answer that the document's author expects; it runs as a test when the pack is activated. */
export const Example = Shape({ says: Line(200, 1), input: Json, expected: Json })
export type Example = Static<typeof Example>

/** What an example really gives. */
export const Ran = Shape({ says: Type.String(), right: Type.Boolean(), gives: Json, problem: Nullable(Type.String()) })
export type Ran = Static<typeof Ran>

/** Who would change and the load that a pack brings, counted when somebody looked. */
export const Preview = Shape({
  /** Null: no room can count it for this kind. */
  changes: Nullable(Type.Integer()),
  lines: Type.Array(Shape({ what: Type.String(), now: Type.Integer(), then: Type.Integer() })),
  at: InstantField,
})
export type Preview = Static<typeof Preview>

export const Signer = Shape({ name: Type.String(), unit: Type.String(), at: InstantField })
export type Signer = Static<typeof Signer>

const pack = {
  id: Id,
  kind: OneOf(ruleKinds),
  area: AreaPath,
  title: Type.String(),
  document: Type.String(),
  parameters: Json,
  examples: Type.Array(Example),
  effectiveFrom: DayField,
  effectiveTo: Nullable(DayField),
}

export const PackView = Shape({
  ...pack,
  version: Type.Integer(),
  state: OneOf(['coming', 'inForce', 'superseded']),
  signers: Type.Array(Signer),
})
export type PackView = Static<typeof PackView>

export const DraftView = Shape({
  ...pack,
  /** A value that the product assumed; no document stands behind it. */
  assumption: Type.Boolean(),
  /** Digest of everything above; a signature is for this content alone. */
  content: Type.String(),
  changedAt: InstantField,
  preview: Nullable(Preview),
  signers: Type.Array(Signer),
  mine: Type.Boolean(),
})
export type DraftView = Static<typeof DraftView>

export const listRules = route({
  method: 'GET',
  path: '/api/rules',
  verb: 'rules.read',
  at: 'scope',
  says: 'Rule packs in force, coming and superseded, and the drafts that wait for signatures.',
  reply: Shape({ today: DayField, packs: Type.Array(PackView), drafts: Type.Array(DraftView) }),
})

export const saveDraft = route({
  method: 'PUT',
  path: '/api/rules/drafts/:id',
  verb: 'rules.draft',
  at: { in: 'body', key: 'area' },
  says: 'Makes or changes a draft; a change takes back the signature and the preview that it had.',
  params: Shape({ id: Id }),
  body: Shape({
    kind: OneOf(ruleKinds),
    area: AreaPath,
    title: Line(120, 1),
    document: Line(120),
    parameters: Json,
    examples: Type.Array(Example, { maxItems: 50 }),
    effectiveFrom: DayField,
    effectiveTo: Nullable(DayField),
  }),
  reply: Shape({ content: Type.String(), ran: Type.Array(Ran) }),
  problems: ['invalid', 'gone', 'notFound'],
})

export const previewDraft = route({
  method: 'POST',
  path: '/api/rules/drafts/:id/preview',
  verb: 'rules.draft',
  at: 'record',
  says: 'Runs the examples of a draft and counts who would change and what it brings.',
  params: Shape({ id: Id }),
  reply: Shape({ preview: Preview, ran: Type.Array(Ran) }),
  problems: ['notFound'],
})

export const signDraft = route({
  method: 'POST',
  path: '/api/rules/drafts/:id/sign',
  verb: 'rules.activate',
  at: 'record',
  says: 'Signs the content of a draft; the second signature, of another unit, makes it a pack that nobody can change.',
  params: Shape({ id: Id }),
  body: Shape({ content: Line(64, 64) }),
  reply: Shape({ activated: Type.Boolean(), version: Nullable(Type.Integer()) }),
  problems: ['notFound', 'changedMeanwhile', 'refusedByRule', 'needsSecondPerson'],
})

export const dropDraft = route({
  method: 'DELETE',
  path: '/api/rules/drafts/:id',
  verb: 'rules.draft',
  at: 'record',
  says: 'Drops a draft.',
  params: Shape({ id: Id }),
  reply: Done,
  problems: ['notFound'],
})

export const tryRule = route({
  method: 'POST',
  path: '/api/rules/trial',
  verb: 'rules.read',
  at: 'scope',
  says: 'What a rule gives for one input under some parameters; nothing is stored.',
  body: Shape({ kind: OneOf(ruleKinds), parameters: Json, input: Json }),
  reply: Shape({ gives: Json }),
  problems: ['invalid'],
})

export const rulesRoutes = { listRules, saveDraft, previewDraft, signDraft, dropDraft, tryRule }
