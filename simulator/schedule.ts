import { at, dayLength, knocking, nextNetwork } from './clockwork.ts'
import type { Community } from './community.ts'
import type { Random } from './random.ts'
import { travelled } from './returnees.ts'
import type { Round } from './rounds.ts'
import { Dwelling } from './skeleton.ts'

export type VisitResult = 'home' | 'empty' | 'noAnswer' | 'refused'
export type EntryKind = 'visit' | 'paper' | 'declaration' | 'outsider' | 'returnee' | 'second'

/** What happens at one door, before anybody has said a word. Seconds since the first midnight; `nth` counts at this door. */
export type Entry = {
  readonly kind: EntryKind
  readonly nth: number
  readonly observed: number
  readonly recorded: number
  readonly arrives: number
  /** Number of the worker in the district; null for what people send themselves. */
  readonly worker: number | null
  readonly result: VisitResult
  /** First knock 1, revisits 2 and 3. */
  readonly round: number
  /** Of a returnee form: whom it is about. */
  readonly member: number
  /** Of a second visit: `nth` of the visit that it checks. */
  readonly of: number
}

class DoorStory {
  readonly entries: Entry[] = []
  private readonly random: Random
  private readonly round: Round

  constructor(random: Random, round: Round) {
    this.random = random
    this.round = round
  }

  /** Adds an entry; a worker's phone sends at once or, without a network, when it next finds one. */
  add(kind: EntryKind, observed: number, recorded: number, rest: Partial<Entry> = {}): Entry {
    const { worker } = this.round
    const self = kind === 'declaration' || kind === 'outsider'
    const sent = recorded + 2 + Math.floor(this.random.unit() * 30)
    const arrives = !self && kind !== 'paper' && worker.offline ? nextNetwork(sent, worker.index % 20) : sent
    const by = self ? null : worker.index
    const entry = {
      kind,
      nth: this.entries.length,
      observed,
      recorded,
      arrives,
      worker: by,
      result: 'home' as const,
      round: 1,
      member: 0,
      of: 0,
      ...rest,
    }
    this.entries.push(entry)
    return entry
  }
}

function knock(random: Random, vacant: boolean): VisitResult {
  const draw = random.unit()
  if (vacant) return draw < 0.92 ? 'empty' : 'noAnswer'
  return draw < 0.79 ? 'home' : draw < 0.96 ? 'noAnswer' : draw < 0.975 ? 'refused' : 'empty'
}

function declaredAt(random: Random): number {
  const draw = random.unit()
  const hour = draw < 0.3 ? random.normal(12.5, 0.8) : draw < 0.75 ? random.normal(19.7, 1.2) : 9 + random.unit() * 13
  const day = random.chance(0.75) ? 0 : dayLength
  return day + Math.round(Math.min(23.4, Math.max(8, hour)) * 3600)
}

/** Paper is filled in at the door and typed in the same evening or the next morning. */
function typedAt(random: Random, observed: number): number {
  const day = Math.floor(observed / dayLength) * dayLength
  return Math.max(
    observed + 900,
    day + (random.chance(0.75) ? at(16) + random.whole(0, 5 * 3600) : at(32) + random.whole(0, 3 * 3600)),
  )
}

function visits(story: DoorStory, random: Random, round: Round, door: number, vacant: boolean): Entry | null {
  const observed = knocking(round.start + (door - round.from + random.unit() * 0.6) * round.pace)
  const result = knock(random, vacant)
  if (result === 'home' && (round.paper || random.chance(0.02)))
    return story.add('paper', observed, typedAt(random, observed))
  const first = story.add('visit', observed, observed + random.whole(30, 150), { result })
  if (result === 'home' || result === 'empty') return result === 'home' ? first : null
  const evening = Math.floor(observed / dayLength) * dayLength + at(19)
  const tries = result === 'refused' ? [evening + dayLength - at(3)] : [evening, evening + dayLength]
  for (const [i, time] of tries.entries()) {
    const again = time + random.whole(0, 6300)
    const outcome =
      random.chance(0.6) && !vacant ? 'home' : result === 'refused' && random.chance(0.5) ? 'refused' : 'noAnswer'
    const visit = story.add('visit', again, again + random.whole(30, 150), { result: outcome, round: i + 2 })
    if (outcome === 'home') return visit
  }
  return null
}

/** One form for each person who came back, filled in right after the household has answered. */
function returnees(story: DoorStory, random: Random, community: Community, door: number, told: Entry): void {
  const trip = community.trip(door)
  if (!trip) return
  const size = community.skeleton.size[door] as number
  for (let member = 0; member < size; member++) {
    if (!travelled(trip, member)) continue
    const after = Math.max(told.recorded, told.observed) + random.whole(120, 600)
    story.add('returnee', after, after + random.whole(20, 90), { member, worker: told.worker })
  }
}

/** The worker of the next grid knocks again: the same afternoon, or the next day. */
function check(story: DoorStory, random: Random, round: Round, visit: Entry): void {
  const early = visit.observed % dayLength < at(13)
  const again = visit.observed + (early ? at(4) : at(20)) + random.whole(0, 5400)
  const result = random.chance(0.9) ? 'home' : 'noAnswer'
  const rest = { result, of: visit.nth, worker: round.neighbour } as const
  story.add('second', again, again + random.whole(30, 150), rest)
}

/** Everything that happens at one door in the first three days, in the order in which it is told (not of arrival). */
export function entriesOf(random: Random, community: Community, round: Round, door: number): readonly Entry[] {
  const { skeleton, plan } = community
  const kind = skeleton.kind[door] as number
  const vacant = kind === Dwelling.vacant
  const story = new DoorStory(random, round)
  const selfShare = plan.setting === 'village' ? 0.1 : kind === Dwelling.tenants ? 0.25 : 0.2
  const declares = !vacant && random.chance(selfShare) ? declaredAt(random) : null
  const knockedAt = knocking(round.start + (door - round.from) * round.pace)
  // A worker leaves out three of four doors that have declared themselves before.
  const spared = declares !== null && declares < knockedAt && random.chance(0.75)
  const visit = spared ? null : visits(story, random, round, door, vacant)
  const declared = declares === null ? null : story.add('declaration', declares, declares + 1)
  const claimed = random.chance(0.003) ? declaredAt(random) : null
  if (claimed !== null) story.add('outsider', claimed, claimed + 1)
  const told = visit ?? declared
  if (told) returnees(story, random, community, door, told)
  if (visit?.kind === 'visit' && random.chance(0.02)) check(story, random, round, visit)
  return story.entries
}
