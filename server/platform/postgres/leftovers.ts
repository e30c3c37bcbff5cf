import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from './problem.ts'
import type { PostgresStep } from './problem.ts'
import { isTaken, processesIn, send, waitUntil } from './processes.ts'
import { removeSocketFolder } from './socket.ts'

/** PostgreSQL shuts down fast on SIGINT, at once on SIGQUIT, and never refuses SIGKILL; each gets its milliseconds. */
const escalation: [NodeJS.Signals, number][] = [
  ['SIGINT', 5_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
]

/**
 * Ends what a killed server left behind in `pgdata`, so that two never write to it. Call it with the lock held.
 * Throws `stuckLeftovers` when a process does not go (it belongs to another user).
 */
export async function endLeftovers(pgdata: string, onStep: (step: PostgresStep) => void): Promise<void> {
  const file = join(pgdata, 'postmaster.pid')
  if (!existsSync(file)) return
  const [pidLine = '', , , , socketFolder = ''] = readFileSync(file, 'utf8').split('\n')
  const left = () => processesIn(pgdata)
  if (left().length > 0) {
    onStep('endingLeftovers')
    await endAll(Number(pidLine), left)
  }
  // PostgreSQL judges this file by the number alone: given to somebody else since, or not yet buried by the system, it
  // would refuse to start. Where the number is free the file stays, for PostgreSQL's own check of shared memory.
  if (isTaken(Number(pidLine))) rmSync(file, { force: true })
  removeSocketFolder(socketFolder)
}

async function endAll(postmaster: number, left: () => number[]): Promise<void> {
  for (const [signal, ms] of escalation) {
    const whom = signal === 'SIGKILL' || !left().includes(postmaster) ? left() : [postmaster]
    for (const pid of whom) send(pid, signal)
    if (await waitUntil(() => left().length === 0, ms)) return
  }
  throw problem('stuckLeftovers', left().join(' '))
}
