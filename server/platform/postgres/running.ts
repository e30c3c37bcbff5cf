import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Log } from './log.ts'
import type { PostgresStep } from './problem.ts'
import { processesIn, send, waitUntil } from './processes.ts'
import { cleanEnvironment } from './runner.ts'
import type { Runner } from './runner.ts'

const recoveringAfter = 2_000
const hour = 3_600_000

/**
 * Starts the postmaster in its own session, so that a Ctrl-C in the terminal reaches only us and the order of shutdown is
 * ours. It gets SIGINT (fast shutdown) when this process dies.
 */
export function spawnPostmaster(pgdata: string, binaries: Binaries, runner: Runner, log: Log): ChildProcess {
  const { file, args } = runner.wrap('INT', join(binaries.bin, 'postgres'), ['-D', pgdata])
  const stdio: ['ignore', number, number] = ['ignore', log.descriptor, log.descriptor]
  const child = spawn(file, args, { stdio, detached: true, cwd: '/', env: cleanEnvironment })
  child.on('error', (error) => appendFileSync(log.path, `FATAL: ${error.message}\n`))
  return child
}

/** Waits for the word "ready" in postmaster.pid (line 8), which needs no connection. Recovery may take its time. */
export async function untilReady(child: ChildProcess, pgdata: string, onStep: (step: PostgresStep) => void = () => {}) {
  const settled = () => hasExited(child) || isReady(child, pgdata)
  await turn()
  if (!(await waitUntil(settled, recoveringAfter))) {
    onStep('recovering')
    await waitUntil(settled, hour)
  }
  return !hasExited(child)
}

function isReady(child: ChildProcess, pgdata: string): boolean {
  try {
    const lines = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

/** Resolves when the postmaster has ended or could not be spawned at all. */
export function whenGone(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    if (child.pid === undefined) child.once('error', () => resolve())
  })
}

export function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined
}

/** Fast shutdown (clients are cut, a checkpoint is written); at once when that takes longer than 30 s. */
export async function shutDown(child: ChildProcess, pgdata: string, throwaway: boolean): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    [throwaway ? 'SIGQUIT' : 'SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ]
  for (const [signal, ms] of steps) {
    if (hasExited(child)) return
    child.kill(signal)
    if (await waitUntil(() => hasExited(child), ms)) return
  }
  killAll(child, pgdata)
  if (!hasExited(child)) await once(child, 'exit')
}

/** SIGKILL to the postmaster and all its children: what a crash of the machine's memory killer looks like. */
export function killAll(child: ChildProcess, pgdata: string): void {
  child.kill('SIGKILL')
  for (const pid of processesIn(pgdata)) send(pid, 'SIGKILL')
}
