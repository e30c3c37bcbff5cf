import type { VisitOutcome } from '@gridward/contract/declarations/visits'
import type { Item } from '../../offline/item.ts'
import type { Shelf } from '../../offline/shelf.ts'
import { addressOf, type Act, type Did } from './doors.ts'
import type { VisitBody } from './visit.ts'

export type AnswerProblem = VisitOutcome['problems'][number]

/** What became of one visit that was sent. The whole record stays only as long as something in it has to be put right. */
export type LogEntry = {
  id: string
  act: Act & { sentAt: string }
  grid: string
  outcome: VisitOutcome['outcome']
  problems: AnswerProblem[]
  body: VisitBody | null
}

const prefix = 'visit/'
/** Days for which a phone remembers what it sent. */
const keptFor = 3 * 86_400_000

const addressParts = new Set(['estate', 'building', 'unit', 'room'])
const identityParts = new Set(['fullName', 'sex', 'idType', 'idNumber', 'birthDate', 'phone'])

/**
 * The problems that a person has to look at. An empty answer about somebody whom the register knows, or about the address
 * of a door that is on the list, is none: nobody asks again for what was answered before.
 */
export function toPutRight(problems: readonly AnswerProblem[], body: VisitBody): AnswerProblem[] {
  const persons = body.visit.declaration?.persons ?? []
  const named = addressOf(body.place) !== ''
  // its rows are who travelled along, whom the register does not know
  const alone = body.visit.declaration?.questionnaire === 'returnee'
  return problems.filter(({ path, code }) => {
    if (code !== 'required') return true
    const [key = '', row, question] = path.split('/')
    // a form about one person has that person's own questions outside of any row
    if (question === undefined) return !(named && addressParts.has(key)) && !(persons[0] && identityParts.has(key))
    return alone || !persons[Number(row)]
  })
}

export function entryOf(item: Item<VisitBody>, result: VisitOutcome, now: string): LogEntry {
  const problems = toPutRight(result.problems, item.body)
  return {
    id: item.id,
    act: { ...actOf(item), known: result.household, sentAt: now },
    grid: item.body.grid,
    outcome: result.outcome,
    problems,
    body: problems.length > 0 ? item.body : null,
  }
}

/** As the server sees it: a returnee's form alone is no visit (server/declarations/visits.ts). */
export const didOf = ({ visit: { result, note, declaration } }: VisitBody): Did =>
  declaration?.questionnaire === 'returnee' && result === 'home' && !note ? 'returnee' : result

export const actOf = ({ id, body, observedAt }: Pick<Item<VisitBody>, 'id' | 'body' | 'observedAt'>): Act => ({
  id,
  household: body.visit.household,
  known: null,
  area: body.visit.area,
  place: body.place,
  address: addressOf(body.place),
  result: didOf(body),
  observedAt,
  sentAt: null,
})

export const keepEntry = (shelf: Shelf, entry: LogEntry): Promise<void> =>
  shelf.put(prefix + entry.id, entry, entry.act.sentAt)

/** The record has been put right by a later one. */
export async function settleEntry(shelf: Shelf, id: string): Promise<void> {
  const found = await shelf.get<LogEntry>(prefix + id)
  if (found) await keepEntry(shelf, { ...found.value, problems: [], body: null })
}

/** What was sent lately, newest first; what is older than three days is forgotten. */
export async function readLog(shelf: Shelf, now: Date): Promise<LogEntry[]> {
  const all = await shelf.list<LogEntry>(prefix)
  const old = all.filter(({ savedAt }) => now.getTime() - Date.parse(savedAt) > keptFor)
  for (const { value } of old) await shelf.remove(prefix + value.id)
  return all
    .filter((one) => !old.includes(one))
    .map(({ value }) => value)
    .sort((a, b) => (a.act.observedAt < b.act.observedAt ? 1 : -1))
}
