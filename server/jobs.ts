import { sweepAccess, tellWrongTries } from './access/jobs.ts'
import { finishReports } from './briefings/jobs.ts'
import { turnCalls } from './calls/jobs.ts'
import { sendDue } from './calls/sending.ts'
import { playDemo } from './demo/load.ts'
import { endLedgerEntries, forgetPublicTries } from './declarations/jobs.ts'
import { importsTurn, intake } from './intake.ts'
import { matchChanged } from './people/index.ts'
import { expire } from './orders/jobs.ts'
import { watchOrders } from './orders/verify.ts'
import { nightly } from './nightly.ts'
import { millis } from './platform/clock.ts'
import { sweepImports } from './platform/intake/index.ts'
import { seedRules } from './rules/seed.ts'
import type { House } from './serve.ts'

/** What runs beside what: the jobs of a lane wait for each other, and no lane waits for another. Six connections at most. */
export type Lane = 'clocks' | 'sending' | 'watching' | 'imports' | 'house' | 'matching'

/** Work that nobody waits for: every so many seconds, and at once when a line of one of these kinds was numbered. */
export type Job = {
  name: string
  lane: Lane
  seconds: number
  on?: readonly string[]
  run(house: House): Promise<unknown>
}

export const jobs: readonly Job[] = [
  {
    name: 'briefings.finish',
    lane: 'clocks',
    seconds: 60,
    on: ['briefings.frozen'],
    run: ({ db }) => finishReports(db),
  },
  { name: 'people.match', lane: 'matching', seconds: 10, run: ({ db, keys }) => matchChanged(db, keys) },
  { name: 'declarations.ledgers', lane: 'house', seconds: 600, run: ({ db }) => endLedgerEntries(db) },
  { name: 'declarations.forgetTries', lane: 'house', seconds: 600, run: ({ db }) => forgetPublicTries(db) },
  { name: 'rules.seed', lane: 'house', seconds: 600, on: ['access.setUp'], run: ({ db }) => seedRules(db) },
  { name: 'orders.expire', lane: 'clocks', seconds: 30, on: ['orders.emergencyEnded'], run: ({ db }) => expire(db) },
  { name: 'calls.turn', lane: 'clocks', seconds: 15, on: ['calls.raised'], run: ({ db, keys }) => turnCalls(db, keys) },
  { name: 'calls.send', lane: 'sending', seconds: 10, on: ['calls.routed', 'calls.escalated'], run: sendDue },
  { name: 'orders.watch', lane: 'watching', seconds: 30, run: ({ db, keys }) => watchOrders(db, keys) },
  {
    name: 'imports.run',
    lane: 'imports',
    seconds: 10,
    on: ['imports.confirmed', 'imports.resumed', 'imports.takingBack'],
    run: importsTurn,
  },
  { name: 'demo.play', lane: 'house', seconds: 5, run: playDemo },
  { name: 'access.wrongTries', lane: 'clocks', seconds: 60, run: ({ db }) => tellWrongTries(db) },
  { name: 'access.sweep', lane: 'house', seconds: 3600, run: ({ db }) => sweepAccess(db) },
  { name: 'house.nightly', lane: 'house', seconds: 300, run: nightly },
  { name: 'imports.sweep', lane: 'imports', seconds: 3600, run: (house) => sweepImports(house, intake) },
]

/** Runs every job until stopped; a job never overlaps itself, and one that fails is told and tried again at its next turn. */
export function startJobs(
  house: House,
  warn: (error: unknown) => void,
  all: readonly Job[] = jobs,
): { stop(): Promise<void>; runAll(): Promise<void> } {
  const due = new Map(all.map((job) => [job.name, 0]))
  const lanes = new Map<Lane, Promise<void>>()
  const waiting = new Set<string>()
  const runOne = async (job: Job): Promise<void> => {
    waiting.delete(job.name)
    due.set(job.name, millis() + job.seconds * 1000)
    // one that throws at once must not end its lane either
    try {
      await job.run(house)
    } catch (error) {
      warn(error)
    }
  }
  const turn = async (ready: (job: Job) => boolean): Promise<void> => {
    // one that waits for its lane already will see whatever has happened until it starts
    for (const job of all.filter((one) => !waiting.has(one.name) && ready(one))) {
      waiting.add(job.name)
      lanes.set(
        job.lane,
        (lanes.get(job.lane) ?? Promise.resolve()).then(() => runOne(job)),
      )
    }
    await Promise.all(lanes.values())
  }
  const timer = setInterval(() => void turn((job) => (due.get(job.name) ?? 0) <= millis()), 1000).unref()
  const leave = house.live.follow((sealed) => {
    const kinds = new Set(sealed.lines.map((line) => line.kind))
    void turn((job) => job.on?.some((kind) => kinds.has(kind)) ?? false)
  })
  return {
    runAll: () => turn(() => true),
    stop: async () => {
      clearInterval(timer)
      leave()
      await Promise.all(lanes.values())
    },
  }
}
