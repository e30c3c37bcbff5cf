import type { District, SimEvent } from '@gridward/simulator'
import { asJob } from '../access/index.ts'
import { applyPieces } from '../declarations/index.ts'
import type { OpenHouse } from '../house.ts'
import { millis, now } from '../platform/clock.ts'
import { openJournal } from '../platform/journal.ts'
import { fenceOf } from '../platform/scope.ts'
import { pieceOf } from './pieces.ts'
import { saveProgress, type DemoState } from './store.ts'

/** 1,000 events a transaction: about a third of a second, so that a person's request is never held up for long. */
const batch = 1_000

/**
 * Tells what has happened since the story's first midnight until this moment, and goes on as time passes. A killed
 * load goes on where it stood: how far it came is written with each batch.
 */
export async function tell(
  house: OpenHouse,
  state: DemoState,
  district: District,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const midnight = Date.parse(`${state.day}T00:00:00+08:00`)
  const hoursNow = (millis() - midnight) / 3_600_000
  const toldHours = state.told_until ? (Date.parse(state.told_until) - midnight) / 3_600_000 : 0
  let waiting: SimEvent[] = []
  let loaded = state.loaded
  for (const event of district.events(toldHours, Math.min(hoursNow, 96))) {
    waiting.push(event)
    if (waiting.length < batch) continue
    await store(house, state, waiting, (loaded += waiting.length))
    progress(loaded, estimate(state.people, hoursNow))
    waiting = []
  }
  if (waiting.length > 0) await store(house, state, waiting, loaded + waiting.length)
}

/** Two events for three people over the first day; only for the progress bar. */
const estimate = (people: number, hours: number): number => Math.round(people * 0.66 * Math.min(1, hours / 30))

async function store(house: OpenHouse, state: DemoState, events: readonly SimEvent[], loaded: number): Promise<void> {
  const scope = asJob('demo.tell', state.district)
  const pieces = events.flatMap((event) => pieceOf(event) ?? []).filter((piece) => piece.verified)
  const until = new Date(events.at(-1)!.arrivesAt + 1).toISOString()
  await house.db.transact(fenceOf(scope), async (tx) => {
    const journal = openJournal(tx, state.district, scope.actor)
    await applyPieces(tx, scope, journal, house.keys, pieces, now())
    await saveProgress(tx, state.district, loaded, loaded, until)
  })
}
