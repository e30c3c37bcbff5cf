import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const poll = 10

/**
 * A name for one process that a later process with the same number does not share: its start in clock ticks since
 * boot (field 22 of /proc/<pid>/stat, proc(5)) and the boot it belongs to. Undefined when the process is gone or a zombie.
 */
export function identityOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${fields[19]}@${bootId()}`
  } catch {
    return undefined
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
}

export function isAlive(pid: number): boolean {
  return identityOf(pid) !== undefined
}

/** True also for a zombie and for a process of somebody else: the number cannot be given to a new one. */
export function isTaken(pid: number): boolean {
  return existsSync(`/proc/${pid}`)
}

/** The processes whose working folder is `folder` (an absolute real path): every PostgreSQL process sits in its data folder. */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && linkOf(`/proc/${pid}/cwd`) === folder && isPostgres(pid))
}

function isPostgres(pid: number): boolean {
  return (
    linkOf(`/proc/${pid}/exe`)
      ?.replace(/ \(deleted\)$/, '')
      .endsWith('/postgres') ?? false
  )
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

/** Sends `signal`; false when the process was gone or belongs to somebody else. */
export function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** True as soon as `done()` is; false when `ms` have passed. */
export async function waitUntil(done: () => boolean, ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += poll) {
    if (done()) return true
    await sleep(poll)
  }
  return done()
}
