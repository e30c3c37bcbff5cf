import { sweepAccess, tellWrongTries } from './access/jobs.ts'
import { finishReports } from './briefings/jobs.ts'
import { turnCalls } from './calls/jobs.ts'
import { sendDue } from './calls/sending.ts'
import { playDemo } from './demo/load.ts'
import { endLedgerEntries, forgetPublicTries } from './declarations/jobs.ts'
import { importsTurn, intake } from './intake.ts'
import { expire } from './orders/jobs.ts'
import { watchOrders } from './orders/verify.ts'
import { nightly } from './nightly.ts'
import { millis } from './platform/clock.ts'
import { sweepImports } from './platform/intake/index.ts'
import { seedRules } from './rules/seed.ts'
import type { House } from './serve.ts'

/** Work that nobody waits for: every so many seconds, and at once when a line of one of these kinds was numbered. */
export type Job = { name: string; seconds: number; on?: readonly string[]; run(house: House): Promise<unknown> }

export const jobs: readonly Job[] = [
  { name: 'briefings.finish', seconds: 60, on: ['briefings.frozen'], run: ({ db }) => finishReports(db) },
  { name: 'declarations.ledgers', seconds: 600, run: ({ db }) => endLedgerEntries(db) },
  { name: 'declarations.forgetTries', seconds: 600, run: ({ db }) => forgetPublicTries(db) },
  { name: 'rules.seed', seconds: 600, on: ['access.setUp'], run: ({ db }) => seedRules(db) },
  { name: 'orders.expire', seconds: 30, on: ['orders.emergencyEnded'], run: ({ db }) => expire(db) },
  { name: 'calls.turn', seconds: 15, on: ['calls.raised'], run: ({ db, keys }) => turnCalls(db, keys) },
  { name: 'calls.send', seconds: 10, on: ['calls.routed', 'calls.escalated'], run: sendDue },
  { name: 'orders.watch', seconds: 30, run: ({ db, keys }) => watchOrders(db, keys) },
  {
    name: 'imports.run',
    seconds: 10,
    on: ['imports.confirmed', 'imports.resumed', 'imports.takingBack'],
    run: importsTurn,
  },
  { name: 'demo.play', seconds: 5, run: playDemo },
  { name: 'access.wrongTries', seconds: 60, run: ({ db }) => tellWrongTries(db) },
  { name: 'access.sweep', seconds: 3600, run: ({ db }) => sweepAccess(db) },
  { name: 'house.nightly', seconds: 300, run: nightly },
  { name: 'imports.sweep', seconds: 3600, run: (house) => sweepImports(house, intake) },
]

/** Runs every job until stopped; a job never overlaps itself, and one that fails is told and tried again at its next turn. */
export function startJobs(
  house: House,
  warn: (error: unknown) => void,
): { stop(): Promise<void>; runAll(): Promise<void> } {
  const due = new Map(jobs.map((job) => [job.name, 0]))
  let working = Promise.resolve()
  const turn = (ready: (job: Job) => boolean): Promise<void> =>
    (working = working.then(async () => {
      for (const job of jobs.filter(ready)) {
        due.set(job.name, millis() + job.seconds * 1000)
        await job.run(house).catch(warn)
      }
    }))
  const timer = setInterval(() => void turn((job) => (due.get(job.name) ?? 0) <= millis()), 1000).unref()
  const leave = house.live.follow((sealed) => {
    const kinds = new Set(sealed.lines.map((line) => line.kind))
    if (jobs.some((job) => job.on?.some((kind) => kinds.has(kind))))
      void turn((job) => job.on?.some((kind) => kinds.has(kind)) ?? false)
  })
  return {
    runAll: () => turn(() => true),
    stop: async () => {
      clearInterval(timer)
      leave()
      await working
    },
  }
}
