import { reachAfter, type VisitResult } from '@gridward/contract/coverage'
import type { DoorForWorker } from '@gridward/contract/declarations/rounds'
/** What somebody did at a door: a knock with its result, or the form of one returnee, which is no visit of the household. */
export type Did = VisitResult | 'returnee'
export type Todo = DoorForWorker['todo'][number]
export type Place = { estate: string; building: string; unit: string; room: string }

/** What this person did at a door, as far as the downloaded list does not know it yet. */
export type Act = {
  id: string
  /** The door as this phone names it, and as the server names it from then on. */
  household: string
  known: string | null
  area: string
  place: Place
  address: string
  result: Did
  observedAt: string
  /** When the server had it, by its own clock; null: only on this phone. */
  sentAt: string | null
}

type Knock = Act & { result: VisitResult }

/** A door on the phone: the downloaded one with this person's own acts on top. */
export type Door = DoorForWorker & {
  mine: Knock | null
  /** Made on this phone; no list has it yet. */
  isNew: boolean
}

/** A door where nobody opened is looked at again after a day, until the server says otherwise. */
const again = 86_400_000

/** The list as it stands now: acts that came after it are laid over it, oldest first. */
export function overlay(doors: readonly DoorForWorker[], listedAt: string, acts: readonly Act[], now: Date): Door[] {
  const byId = new Map<string, Door>(doors.map((door) => [door.id, asOf(door, now)]))
  const sorted = [...acts].sort((a, b) => (a.observedAt < b.observedAt ? -1 : 1))
  for (const act of sorted) {
    const known = byId.get(act.household) ?? (act.known === null ? undefined : byId.get(act.known))
    const inList = act.sentAt !== null && Date.parse(act.sentAt) <= Date.parse(listedAt)
    if (known) byId.set(known.id, stand(known, act, inList))
    else if (!inList) byId.set(act.household, stand(newDoor(act), act, false))
  }
  return [...byId.values()]
}

/** The order in which a family is read out; whoever is not kin comes last. */
const kin = ['head', 'spouse', 'parent', 'child', 'grandparent', 'grandchild', 'sibling', 'otherKin']
const rank = (relation: string): number => (kin.includes(relation) ? kin.indexOf(relation) : kin.length)

// a list that is days old does not know yet what has become late since
const asOf = (door: DoorForWorker, now: Date): Door => ({
  ...door,
  residents: [...door.residents].sort((a, b) => rank(a.relation) - rank(b.relation)),
  overdue: door.dueAt !== null && Date.parse(door.dueAt) <= now.getTime(),
  mine: null,
  isNew: false,
})

function stand(door: Door, { result, ...act }: Act, inList: boolean): Door {
  if (result === 'returnee') return door
  const knock = { ...act, result }
  return inList ? { ...door, mine: knock } : after(door, knock)
}

function after(door: Door, act: Knock): Door {
  const settled = act.result !== 'noAnswer' && act.result !== 'refused'
  // one unanswered knock takes nothing away from a door that was reached before
  const stays = !settled && ['visited', 'declared', 'empty'].includes(door.reach)
  const rest = door.todo.filter((todo) => todo === 'claim' || (!settled && todo === 'second'))
  return {
    ...door,
    mine: act,
    reach: stays ? door.reach : reachAfter[act.result],
    todo: stays ? door.todo : settled ? rest : ['again', ...rest],
    tries: door.tries + 1,
    reachedAt: act.observedAt,
    dueAt: settled ? null : new Date(Date.parse(act.observedAt) + again).toISOString(),
    overdue: stays && door.overdue,
    secondDue: door.secondDue && !settled,
  }
}

export const newDoor = (of: Pick<Act, 'household' | 'area' | 'place' | 'address'>): Door => ({
  id: of.household,
  area: of.area,
  address: of.address,
  ...of.place,
  use: 'unknown',
  expected: false,
  reach: 'notReached',
  beside: null,
  tries: 0,
  reachedAt: null,
  dueAt: null,
  overdue: false,
  secondDue: false,
  residents: [],
  todo: ['knock'],
  mine: null,
  isNew: true,
})

/** Whether the phone's list lacks the server's word about this person's last visit. */
export const isUnsent = (door: Door): boolean => door.mine !== null && door.mine.sentAt === null

const withTail = (text: string, tail: string): string => (/^[\d-]+$/.test(text) ? text + tail : text)

/** The address in one line, as the server prints it. */
export const addressOf = ({ estate, building, unit, room }: Place): string =>
  estate + withTail(building, '栋') + withTail(unit, '单元') + withTail(room, '室')
