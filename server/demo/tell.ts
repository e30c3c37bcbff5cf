import type { District, SimEvent } from '@gridward/simulator'
import { asJob } from '../access/index.ts'
import { applyPieces, IdTaken } from '../declarations/index.ts'
import type { House } from '../serve.ts'
import { millis, now } from '../platform/clock.ts'
import { openJournal } from '../platform/journal.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { pieceOf } from './pieces.ts'
import { saveProgress, type DemoState } from './store.ts'

/** 1,000 events a transaction: about a third of a second, so that a person's request is never held up for long. */
const batch = 1_000
/** Two transactions at a time: while one waits for the database the other computes. */
const lanes = 2

/**
 * Tells what has happened since the story's first midnight until this moment, and goes on as time passes. A killed
 * load goes on where it stood: how far it came is written after each window, and what a window had stored is skipped.
 */
export async function tell(
  house: House,
  state: DemoState,
  district: District,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const midnight = Date.parse(`${state.day}T00:00:00+08:00`)
  const hoursNow = Math.min((millis() - midnight) / 3_600_000, 96)
  const toldHours = state.told_until ? (Date.parse(state.told_until) - midnight) / 3_600_000 : 0
  let loaded = state.loaded
  for (const window of windows(district.events(toldHours, hoursNow), batch * lanes)) {
    await storeWindow(house, state, window)
    loaded += window.length
    const until = new Date(window.at(-1)!.arrivesAt + 1).toISOString()
    await house.db.transact(noFence, (tx) =>
      saveProgress(tx, state.district, loaded, Math.max(loaded, estimate(state.people, hoursNow)), until),
    )
    progress(loaded, estimate(state.people, hoursNow))
  }
}

function* windows<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let window: T[] = []
  for (const item of items) {
    window.push(item)
    if (window.length < size) continue
    yield window
    window = []
  }
  if (window.length > 0) yield window
}

/** Two events for three people over the first day; only for the progress bar. */
const estimate = (people: number, hours: number): number => Math.round(people * 0.66 * Math.min(1, hours / 30))

/** Communities of one street stay in one lane and so in their order. */
async function storeWindow(house: House, state: DemoState, window: readonly SimEvent[]): Promise<void> {
  const parts = Array.from({ length: lanes }, (_, lane) =>
    window.filter((e) => Number(e.community.slice(6, 9)) % lanes === lane),
  )
  await Promise.all(parts.map((events) => storeAgain(house, state, events, 3)))
}

async function storeAgain(house: House, state: DemoState, events: readonly SimEvent[], tries: number): Promise<void> {
  try {
    await store(house, state, events)
  } catch (error) {
    const told = error instanceof IdTaken
    if (told && events.length === 1) return
    if (told) for (const event of events) await storeAgain(house, state, [event], 0)
    else if (tries === 0) throw error
    // the two lanes may meet in a person who lives in one street and sleeps in another
    else await storeAgain(house, state, events, tries - 1)
  }
}

/** The story's own time: a load that takes a minute must not look as if a day of doors had been knocked at in it. */
export const toldAt = (events: readonly { arrivesAt: number }[], now: string): string => {
  const last = new Date(Math.max(...events.map((event) => event.arrivesAt))).toISOString()
  return last < now ? last : now
}

async function store(house: House, state: DemoState, events: readonly SimEvent[]): Promise<void> {
  if (events.length === 0) return
  const scope = asJob('demo.tell', state.district)
  const pieces = events.flatMap((event) => pieceOf(event) ?? [])
  await house.db.transact(fenceOf(scope), async (tx) => {
    const write = openJournal(tx, state.district, scope.actor)
    const at = toldAt(events, now())
    await applyPieces(tx, scope, (line) => write({ ...line, at }), house.keys, pieces, now())
  })
}
