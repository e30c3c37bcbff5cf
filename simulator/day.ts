import type { ResidentAnswers } from '@gridward/contract/questionnaire'
import { living, surveyAnswers } from './answers.ts'
import type { Declarant } from './answers.ts'
import type { Declaration, DoorBase, ReturneeForm, SecondVisit, SimEvent, Visit } from './events.ts'
import type { Household } from './households.ts'
import { uuid } from './ids.ts'
import { disagreeing, withOtherName, withTypo } from './mistakes.ts'
import { outsiderAnswers } from './outsiders.ts'
import type { Plan } from './plan.ts'
import type { Random } from './random.ts'
import { tallyUntil } from './reports.ts'
import { returneeAnswers } from './returnee-answers.ts'
import { chinaMidnight } from './calendar.ts'
import type { Entry, VisitResult } from './schedule.ts'
import { noDoor } from './timetable.ts'
import type { Line, Stories } from './timetable.ts'
import type { Worker } from './workers.ts'

type Scene = {
  readonly plan: Plan
  readonly stories: Stories
  readonly random: Random
  readonly entries: readonly Entry[]
  readonly entry: Entry
  readonly household: Household
  readonly worker: Worker
  readonly base: DoorBase
}

const instant = (plan: Plan, second: number): number => chinaMidnight(plan.options.day) + second * 1000

const randomOf = ({ contents }: Stories, door: number, nth: number): Random => contents.part((door + 1) * 32 + nth)

const idOf = (plan: Plan, stories: Stories, door: number, { nth, recorded }: Entry): string =>
  uuid(instant(plan, recorded), randomOf(stories, door, nth))

const byWorker = ({ name, phone }: Worker): Declarant => ({ by: 'gridWorker', name, phone, relation: '网格员' })

/** Somebody next door answers; where nobody there has a phone, the worker signs. */
function byNeighbour({ stories: { community }, base, worker }: Scene): Declarant {
  const next = community.household((base.door + 1) % community.skeleton.doors).members[0]
  if (!next?.toldPhone) return byWorker(worker)
  return { by: 'neighbour', name: next.name, phone: next.toldPhone, relation: '邻居' }
}

function visitAnswers(scene: Scene, result: VisitResult): ResidentAnswers | null {
  const { entry, household, random, worker } = scene
  if (result === 'noAnswer' || result === 'refused') return null
  const audience = entry.kind === 'paper' ? 'paper' : 'door'
  if (result === 'empty') return surveyAnswers({ ...household, members: [] }, audience, byWorker(worker))
  const mute = living(household).every(({ toldPhone }) => toldPhone === null)
  return surveyAnswers(household, audience, mute || random.chance(0.015) ? byNeighbour(scene) : { by: 'self' })
}

function visit(scene: Scene): Visit {
  const { entry, household, base } = scene
  // Behind a door where only somebody dead was listed nobody is at home.
  const result = entry.result === 'home' && living(household).length === 0 ? 'empty' : entry.result
  const kind = entry.kind === 'paper' ? 'paper' : 'visit'
  return { ...base, kind, round: entry.round, result, answers: visitAnswers(scene, result) }
}

function second({ plan, stories, random, entry, entries, household, base }: Scene): SecondVisit {
  const of = idOf(plan, stories, base.door, entries[entry.of] as Entry)
  if (entry.result !== 'home')
    return { ...base, kind: 'second', of, result: entry.result, answers: null, disagrees: [] }
  const same = surveyAnswers(household, 'door', { by: 'self' })
  const { answers, keys } = random.chance(0.04) ? disagreeing(random, same) : { answers: same, keys: [] }
  return { ...base, kind: 'second', of, result: 'home', answers, disagrees: keys }
}

function declaration({ plan, random, entry, household, base }: Scene): Declaration {
  const kind = 'declaration'
  if (entry.kind === 'outsider')
    return { ...base, kind, answers: outsiderAnswers(plan, random, household), trap: 'outsider' }
  const told = surveyAnswers(household, 'self', { by: 'self' })
  const draw = random.unit()
  if (draw < 0.04) return { ...base, kind, answers: withTypo(random, told), trap: 'typo' }
  if (draw < 0.06) return { ...base, kind, answers: withOtherName(random, told), trap: 'otherName' }
  return { ...base, kind, answers: told, trap: 'none' }
}

function returnee({ random, entry, household, worker, base }: Scene): ReturneeForm | null {
  const person = household.members[entry.member]
  if (!person?.stay || person.died !== null) return null
  const officer = entry.worker === null ? null : worker
  return { ...base, kind: 'returnee', person: person.id, answers: returneeAnswers(random, person, household, officer) }
}

function report(plan: Plan, stories: Stories, { arrives, nth }: Line): SimEvent {
  const { path } = stories.community.plan
  const when = instant(plan, arrives)
  const id = uuid(when, randomOf(stories, noDoor, nth))
  const times = { observedAt: when, recordedAt: when, arrivesAt: when }
  return { id, kind: 'report', community: path, ...times, day: nth, ...tallyUntil(stories, arrives), synthetic: true }
}

/** The event of one line of the timetable, or null where the door turns out to have nothing to tell. */
export function eventOf(plan: Plan, stories: Stories, line: Line): SimEvent | null {
  const { community, rounds } = stories
  if (line.door === noDoor) return report(plan, stories, line)
  const entries = stories.entries(line.door)
  const entry = entries[line.nth] as Entry
  const household = community.household(line.door)
  const { worker } = rounds[community.layout.gridOf(line.door)] as (typeof rounds)[number]
  const { path } = community.plan
  const base: DoorBase = {
    id: idOf(plan, stories, line.door, entry),
    community: path,
    grid: worker.grid,
    door: line.door,
    household: household.id,
    address: household.address,
    worker: entry.worker,
    observedAt: instant(plan, entry.observed),
    recordedAt: instant(plan, entry.recorded),
    arrivesAt: instant(plan, entry.arrives),
    clockError: entry.worker === worker.index ? worker.clockError : 0,
    synthetic: true,
  }
  // The id has taken the first numbers of this stream.
  const random = randomOf(stories, line.door, line.nth).part(1)
  const scene: Scene = { plan, stories, random, entries, entry, household, worker, base }
  if (entry.kind === 'second') return second(scene)
  if (entry.kind === 'returnee') return returnee(scene)
  return entry.kind === 'visit' || entry.kind === 'paper' ? visit(scene) : declaration(scene)
}
