import Type from 'typebox'
import { AreaPath, DayField, Id, Line, OneOf, Page, PageQuery, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { HouseholdLine, ledgers, PersonLine, PersonView } from './parts.ts'

export const listPeople = route({
  method: 'GET',
  path: '/api/people',
  verb: 'people.read',
  at: { in: 'query', key: 'area' },
  purpose: 'screening',
  says: 'People of an area, the last changed first; a ledger of them; or who is found by name, pinyin, initials, document number or phone. Masked.',
  query: Shape({
    area: Type.Optional(AreaPath),
    ledger: Type.Optional(OneOf(ledgers)),
    q: Type.Optional(Line(60)),
    ...PageQuery,
  }),
  reply: Page(PersonLine),
})

export const readPerson = route({
  method: 'GET',
  path: '/api/people/:id',
  verb: 'people.read',
  at: 'record',
  purpose: 'screening',
  says: 'One person with facts, homes and ledgers. Name, number and phone are masked, sensitive facts left out.',
  params: Shape({ id: Id }),
  reply: PersonView,
  problems: ['notFound'],
})

export const openPerson = route({
  method: 'POST',
  path: '/api/people/:id/open',
  verb: 'people.unmask',
  at: 'record',
  purpose: 'screening',
  says: 'One person unmasked. The look stands in the journal, with its reason, before the answer leaves.',
  params: Shape({ id: Id }),
  body: Shape({ reason: Line(200, 1) }),
  reply: PersonView,
  problems: ['notFound'],
})

export const readHousehold = route({
  method: 'GET',
  path: '/api/people/households/:id',
  verb: 'people.read',
  at: 'record',
  purpose: 'screening',
  says: 'A door with the people behind it, masked.',
  params: Shape({ id: Id }),
  reply: Shape({ household: HouseholdLine, people: Type.Array(PersonLine) }),
  problems: ['notFound'],
})

/** Fields of the register that an officer may correct by hand. */
export const correctable = [
  'person.name',
  'person.sex',
  'person.birthDate',
  'person.documentType',
  'person.documentNumber',
  'person.phone',
  'person.workplace',
  'person.remark',
  'member.relation',
  'member.residence',
] as const

export const correctPerson = route({
  method: 'POST',
  path: '/api/people/:id/correct',
  verb: 'people.write',
  at: 'record',
  purpose: 'correction',
  says: 'Puts facts right, with a reason. `version` is the one that was looked at; the correction outranks every declaration.',
  params: Shape({ id: Id }),
  body: Shape({
    id: Id,
    version: Type.Integer(),
    reason: Line(200, 1),
    fields: Type.Partial(Shape(Object.fromEntries(correctable.map((f) => [f, Type.String({ maxLength: 500 })])))),
  }),
  reply: PersonView,
  problems: ['notFound', 'changedMeanwhile', 'invalid', 'alreadyExists', 'sameIdOtherContent'],
})

const about = { id: Id, version: Type.Integer(), reason: Line(200, 1) }

export const reportDeath = route({
  method: 'POST',
  path: '/api/people/:id/death',
  verb: 'people.write',
  at: 'record',
  purpose: 'correction',
  says: 'Notes that somebody has died, or takes a wrong note back (day left out). Nothing is declared under the name afterwards.',
  params: Shape({ id: Id }),
  body: Shape({ ...about, day: Type.Optional(DayField) }),
  reply: PersonView,
  problems: ['notFound', 'changedMeanwhile', 'sameIdOtherContent'],
})

export const movePerson = route({
  method: 'POST',
  path: '/api/people/:id/move',
  verb: 'people.write',
  at: 'record',
  purpose: 'correction',
  says: 'Moves somebody to another door of the register, or out of the district (household left out).',
  params: Shape({ id: Id }),
  body: Shape({
    ...about,
    day: DayField,
    household: Type.Optional(Id),
    relation: Type.Optional(Line(40)),
  }),
  reply: PersonView,
  problems: ['notFound', 'changedMeanwhile', 'sameIdOtherContent'],
})

export const judgeSame = route({
  method: 'POST',
  path: '/api/people/:id/same',
  verb: 'people.write',
  at: 'record',
  purpose: 'correction',
  says: 'Says of two records whether they are one person. One: this record goes into the other, with all its facts, and can be taken out again. `fields`: the facts that shall be as in this record; with it, all others stay as in the other one.',
  params: Shape({ id: Id }),
  body: Shape({
    ...about,
    other: Id,
    verdict: OneOf(['same', 'different', 'apart']),
    fields: Type.Optional(Type.Array(Line(60, 1), { maxItems: 100 })),
  }),
  reply: PersonView,
  problems: ['notFound', 'changedMeanwhile', 'conflict', 'sameIdOtherContent'],
})

export const closeTag = route({
  method: 'POST',
  path: '/api/people/:id/tags/:kind/close',
  verb: 'people.write',
  at: 'record',
  purpose: 'correction',
  says: 'Takes somebody out of a ledger, with a reason. A new stay, reading or need opens it again.',
  params: Shape({ id: Id, kind: OneOf(['key', 'fever', 'observation', 'care']) }),
  body: Shape(about),
  reply: PersonView,
  problems: ['notFound', 'changedMeanwhile', 'sameIdOtherContent'],
})
