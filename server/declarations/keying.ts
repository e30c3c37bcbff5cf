import type { KeyedLine, KeyedOutcome, keyLines, readLine } from '@gridward/contract/declarations/paper'
import { residentSurvey } from '@gridward/contract/questionnaire'
import { digestOf } from '../platform/canonical.ts'
import { field, Problem } from '../platform/problem.ts'
import { narrow } from '../platform/scope.ts'
import type { Call, Handler } from '../serve.ts'
import { doorsByTail, peopleBehind, recordId } from '../people/index.ts'
import { leaveClaims } from './claims.ts'
import { civil, dayBegins, dayEnds } from './days.ts'
import { keepDefinitions } from './definitions.ts'
import { findLineDoors, viewOf, type LineDoor } from './keying-doors.ts'
import type { Piece } from './pieces.ts'
import { answersOf, contentOf, dayProblem, readingOf } from './rules-keying.ts'
import { readLineCode } from './rules-line-code.ts'
import { settleClaim } from './store-claims.ts'
import { paperVisits } from './store-paper.ts'
import { findSent } from './store-visits.ts'
import { surroundings, type Surroundings } from './surroundings.ts'
import { IdTaken, take } from './take.ts'
import { paperWords } from './words-paper.ts'

export const read: Handler<typeof readLine> = async ({ params, tx, scope }) => {
  const tail = readLineCode(params.code)
  return tail === null ? [] : (await doorsByTail(tx, narrow(scope, 'people.read'), [tail])).map(viewOf)
}

type KeyCall = Call<typeof keyLines>
type Ready = { line: KeyedLine; door: LineDoor; piece: Piece; look: Piece | null }

/** Lines of one sheet. Doors are looked up together; what is fine goes in together, all else is named line by line. */
export const key: Handler<typeof keyLines> = async (call) => {
  const { body, tx, scope, keys, now, language } = call
  await keepDefinitions(tx, now)
  const around = await surroundings(tx, scope.district, keys, now)
  const problem = dayProblem(body.day, around.today)
  if (problem) throw new Problem('invalid', { fields: [field('day', problem, paperWords[language][problem])] })
  const sorted = (await attempt(call, around)) ?? (await attempt(call, around))
  // the id of a line exists where this person does not look
  if (!sorted) throw new Problem('sameIdOtherContent')
  const says = paperWords[language].keyed
  return {
    results: sorted.map((one) =>
      'piece' in one ? outcome(one.line, 'stored', one.door, one.look ? says.look : says.stored) : one,
    ),
  }
}

/** Sorts the lines and stores what is ready; null when one of them was stored by somebody else at this moment. */
async function attempt(call: KeyCall, around: Surroundings): Promise<(Ready | KeyedOutcome)[] | null> {
  const { body, tx, scope, journal } = call
  const doors = await findLineDoors(tx, scope, body.lines)
  const sort = await sorter(call, around, doors)
  const sorted: (Ready | KeyedOutcome)[] = []
  for (const line of body.lines) sorted.push(await sort(line))
  const ready = sorted.filter((one): one is Ready => 'piece' in one)
  const lines: Parameters<typeof journal>[0][] = []
  try {
    await tx.savepoint(() => store({ tx, scope, journal: (line) => void lines.push(line) }, around, ready))
    lines.forEach(journal)
    return sorted
  } catch (error) {
    if (error instanceof IdTaken) return null
    throw error
  }
}

const outcome = (line: KeyedLine, is: KeyedOutcome['outcome'], door: LineDoor | null, says: string): KeyedOutcome => ({
  ...{ id: line.id, outcome: is, household: door?.known ? door.id : null, address: door?.address ?? '', says },
})

/** Says of each line whether it is ready, was keyed before, or what is missing. */
async function sorter(
  call: KeyCall,
  around: Surroundings,
  doors: Awaited<ReturnType<typeof findLineDoors>>,
): Promise<(line: KeyedLine) => Promise<Ready | KeyedOutcome>> {
  const { body, tx, scope, language } = call
  const says = paperWords[language].keyed
  const known = [...doors.values()].flatMap((door) => (typeof door === 'string' ? [] : [door.id]))
  const [from, until] = [dayBegins(body.day, around.zone), dayEnds(body.day, around.zone)]
  const keyed = new Map<string, string[]>()
  const add = (household: string, digest: Buffer): void =>
    void keyed.set(household, [...(keyed.get(household) ?? []), digest.toString('hex')])
  for (const { household, digest } of await paperVisits(tx, scope, known, from, until)) add(household, digest)
  const ids = body.lines.map((line) => line.id)
  const rows = await findSent(tx, narrow(scope, 'declarations.visit'), ids)
  const sent = new Map(rows.map((row) => [row.id, row.digest]))
  return async (line) => {
    const door = doors.get(line)!
    if (typeof door === 'string') return outcome(line, door, null, says[door])
    const digest = digestOf(contentOf(line, body.day, body.collector))
    const before = keyed.get(door.id) ?? []
    if (sent.get(line.id)?.equals(digest) || before.includes(digest.toString('hex')))
      return outcome(line, 'same', door, says.same)
    if (sent.has(line.id) || (before.length > 0 && !line.again))
      return outcome(line, 'otherContent', door, says.otherContent)
    add(door.id, digest)
    sent.set(line.id, digest)
    return { line, door, ...(await piecesOf(call, around, line, door, digest)) }
  }
}

/** The visit with what it says of the door, and a claim where somebody has to go and look. */
async function piecesOf(
  { body, tx, scope, now }: KeyCall,
  around: Surroundings,
  line: KeyedLine,
  door: LineDoor,
  digest: Buffer,
): Promise<{ piece: Piece; look: Piece | null }> {
  const noon = civil(body.day, around.zone)
  const base: Omit<Piece, 'visit' | 'declaration'> = {
    ...{ source: 'paper', verified: true, area: door.area, household: door.id, place: door.place },
    ...{ observedAt: noon < now ? noon : now, recordedAt: now, account: scope.actor.account },
    ...{ device: scope.actor.device, collector: body.collector.trim(), import: null },
  }
  const visit = { id: line.id, result: line.result, note: line.note?.trim() ?? '', digest }
  const reading = readingOf(line, door.people, around.rules.feverFrom)
  if (reading === 'nothing') return { piece: { ...base, visit, declaration: null }, look: null }
  const [alone] = reading === 'person' ? await peopleBehind(tx, narrow(scope, 'people.read'), door.id) : []
  const answers = answersOf(line, door.place, alone?.name ?? null)
  const declaration = {
    ...{ id: recordId(line.id, reading), definition: residentSurvey, answers, digest, replaces: null },
    chosen: alone ? [alone.id] : [],
  }
  if (reading !== 'look') return { piece: { ...base, visit, declaration }, look: null }
  return { piece: { ...base, visit, declaration: null }, look: { ...base, verified: false, visit: null, declaration } }
}

async function store(
  { tx, scope, journal }: Pick<KeyCall, 'tx' | 'scope' | 'journal'>,
  around: Surroundings,
  ready: readonly Ready[],
): Promise<void> {
  if (ready.length === 0) return
  const visiting = narrow(scope, 'declarations.visit')
  const pieces = ready.map((one) => one.piece)
  const looks = ready.flatMap((one) => one.look ?? [])
  await take(tx, visiting, journal, pieces, around)
  const left = looks.length > 0 ? await leaveClaims(tx, visiting, journal, looks, around) : []
  for (const [i, { household, area }] of left.entries()) {
    const id = looks[i]!.declaration!.id
    const asked = { id, state: 'claim', verdict: 'needsVisit', reason: '', household, area } as const
    await settleClaim(tx, visiting, { ...asked, persons: [], applied: false }, around.now)
  }
}
