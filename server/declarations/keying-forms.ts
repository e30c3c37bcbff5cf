import type { keyForm } from '@gridward/contract/declarations/paper'
import { isTooDeep, type Definition } from '@gridward/contract/questionnaire'
import { digestOf } from '../platform/canonical.ts'
import { field, Problem } from '../platform/problem.ts'
import { covers, narrow } from '../platform/scope.ts'
import type { Call, Handler } from '../serve.ts'
import { doorsById, noPlace, recordId, type NamedDoor } from '../people/index.ts'
import { todaysPath } from './areas.ts'
import { civil } from './days.ts'
import { findDefinition, keepDefinitions } from './definitions.ts'
import type { Piece, PieceDeclaration } from './pieces.ts'
import { readPiece } from './reading.ts'
import { dayProblem } from './rules-keying.ts'
import { sentence } from './sentences.ts'
import { findSent } from './store-visits.ts'
import { surroundings, type Surroundings } from './surroundings.ts'
import { IdTaken, take } from './take.ts'
import { paperWords } from './words-paper.ts'

type FormCall = Call<typeof keyForm>

/** A form filled in by hand: it counts as seen by whoever collected it, and keeps its own day. */
export const key: Handler<typeof keyForm> = async (call) => {
  const { body, tx, scope, keys, now, language, journal } = call
  await keepDefinitions(tx, now)
  const around = await surroundings(tx, scope.district, keys, now)
  const piece = await pieceOf(call, around)
  const { problems } = readPiece(piece, around)
  const says = problems.map(({ path, code, params }) => ({ path, code, text: sentence(code, params, language) }))
  const visiting = narrow(scope, 'declarations.visit')
  const [before] = await findSent(tx, visiting, [body.declaration.id])
  if (before?.digest.equals(piece.declaration!.digest))
    return { household: before.household, persons: before.persons, problems: says }
  if (before) throw new Problem('sameIdOtherContent')
  try {
    const [taken] = await take(tx, visiting, journal, [piece], around)
    return { household: taken!.household, persons: taken!.persons, problems: says }
  } catch (error) {
    if (error instanceof IdTaken) throw new Problem('sameIdOtherContent')
    throw error
  }
}

async function pieceOf(call: FormCall, around: Surroundings): Promise<Piece> {
  const { body, tx, scope, now } = call
  const area = await todaysPath(tx, scope.district, body.area)
  if (!area || !covers(scope, area)) throw new Problem('notFound')
  const noon = civil(body.day, around.zone)
  const piece: Piece = {
    ...{ source: 'paper', verified: true, area, household: body.household ?? null, place: noPlace },
    ...{ observedAt: noon < now ? noon : now, recordedAt: now, account: scope.actor.account },
    ...{ device: scope.actor.device, collector: body.collector.trim(), import: null, visit: null },
    declaration: await declarationOf(call, around, await doorOf(call)),
  }
  const { place } = readPiece(piece, around)
  if (piece.household === null && Object.values(place).some(Boolean))
    piece.household = recordId(body.declaration.id, 'door')
  return piece
}

/** The door that was named by its line code; its address need not be written once more. */
async function doorOf({ body, tx, scope }: FormCall): Promise<NamedDoor | null> {
  if (body.household === undefined) return null
  const [door] = await doorsById(tx, narrow(scope, 'people.read'), [body.household])
  if (!door) throw new Problem('notFound')
  return door
}

type AddressPart = 'estate' | 'building' | 'unit' | 'room'
const addressParts: Partial<Record<string, AddressPart>> = {
  ...{ 'household.estate': 'estate', 'household.building': 'building' },
  ...{ 'household.unit': 'unit', 'household.room': 'room' },
}

/** The answers with the address of their door, where nobody wrote one. */
function addressed(definition: Definition, answers: Answers, door: NamedDoor | null): Answers {
  if (!door) return answers
  const known = definition.questions.flatMap((item) => {
    const part = item.type === 'repeat' || !item.bind ? undefined : addressParts[item.bind]
    return part && door[part] ? [[item.key, door[part]] as const] : []
  })
  return { ...Object.fromEntries(known), ...answers }
}
type Answers = Readonly<Record<string, unknown>>

async function declarationOf(
  { body, tx, language }: FormCall,
  around: Surroundings,
  door: NamedDoor | null,
): Promise<PieceDeclaration> {
  const says = paperWords[language]
  const problem = dayProblem(body.day, around.today)
  if (problem) throw new Problem('invalid', { fields: [field('day', problem, says[problem])] })
  const { id, questionnaire, version, answers, persons } = body.declaration
  const definition = await findDefinition(tx, questionnaire, version)
  if (!definition || isTooDeep(answers))
    throw new Problem('invalid', { fields: [field('declaration', 'unknown', says.unknownForm)] })
  const whole = addressed(definition, answers, door)
  return { id, definition, answers: whole, chosen: persons ?? [], digest: digestOf(body), replaces: null }
}
