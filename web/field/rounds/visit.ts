import { sendVisits, type SentVisit, type VisitOutcome } from '@gridward/contract/declarations/visits'
import type { Item, Kind, Outcome } from '../../offline/item.ts'
import { shelfOf } from '../../offline/shelf.ts'
import { call, clockError } from '../../ui/api.ts'
import { currentLanguage } from '../../ui/language.tsx'
import { fieldWords } from '../words.ts'
import { addressOf, type Place } from './doors.ts'
import { didOf, entryOf, keepEntry } from './log.ts'

/** What the queue keeps of one knock: what is sent, and what this phone needs to show and to correct it. */
export type VisitBody = {
  grid: string
  place: Place
  visit: Omit<SentVisit, 'id' | 'observedAt' | 'recordedAt'>
  /** What the questions were called that were left open, so that they can be named where no form is loaded. */
  labels?: Record<string, string>
}

/** A visit can be taken back without a trace for so long, ms. */
export const undoFor = 120_000

export const sentVisit = (item: Pick<Item<VisitBody>, 'id' | 'observedAt' | 'recordedAt' | 'body'>): SentVisit => ({
  id: item.id,
  ...item.body.visit,
  observedAt: item.observedAt,
  recordedAt: item.recordedAt,
})

/** Clocks that differ by less are one clock, ms: a measurement is good to half a second and a slow network. */
const oneClock = 5_000

type Measured = Pick<Item, 'clockError'>
/** Items in runs that share one clock error; `now` stands in where it had not been measured. */
export function runsByClock<T extends Measured>(items: readonly T[], now: number): { error: number; items: T[] }[] {
  const runs: { error: number; items: T[] }[] = []
  for (const item of items) {
    const error = item.clockError ?? now
    const last = runs[runs.length - 1]
    if (last && Math.abs(last.error - error) < oneClock) last.items.push(item)
    else runs.push({ error, items: [item] })
  }
  return runs
}

/** Every answer means that the server has it and owns what comes next, so the queue lets go; the log remembers. */
export const outcomeOf = ({ id }: VisitOutcome): Outcome => ({ id, result: 'stored' })

async function send(items: readonly Item<VisitBody>[], signal: AbortSignal): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const run of runsByClock(items, clockError() ?? 0)) {
    const reply = await call(sendVisits, { body: { items: run.items.map(sentVisit), clockError: run.error }, signal })
    for (const [i, result] of reply.results.entries()) {
      const item = run.items[i]
      if (!item) continue
      await keepEntry(shelfOf(item.account), entryOf(item, result, reply.now))
      outcomes.push(outcomeOf({ ...result, id: item.id }))
    }
  }
  return outcomes
}

export const visitKind: Kind<VisitBody> = {
  kind: 'visit',
  batch: 50,
  send,
  title: (body) => {
    const words = fieldWords[currentLanguage()]
    return `${addressOf(body.place) || words.noAddress} · ${words.results[didOf(body)]}`
  },
}
