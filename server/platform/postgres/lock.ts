import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityOf } from './processes.ts'
import { problem } from './problem.ts'

type Holder = { pid: number; identity: string }

export type Lock = { release(): void }

const heldHere = new Set<string>()

/**
 * Makes this process the only server on `dataDir`, through DATA_DIR/gridward.lock. The lock of a dead process, or of one
 * whose number was given to another since, is taken over. Throws `locked` when its holder lives.
 */
export function takeLock(dataDir: string): Lock {
  const path = join(dataDir, 'gridward.lock')
  if (heldHere.has(path)) throw problem('locked', dataDir, process.pid)
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }), { mode: 0o600 })
  try {
    while (!linked(mine, path)) clearStale(path, dataDir)
  } finally {
    rmSync(mine, { force: true })
  }
  heldHere.add(path)
  let held = true
  return {
    release() {
      if (held) rmSync(path, { force: true })
      if (held) heldHere.delete(path)
      held = false
    },
  }
}

/** `link` fails when the name exists, so the lock appears whole or not at all. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Two starters may both judge a lock stale; the slower one would then remove the faster one's. So: move, look, put back. */
function clearStale(path: string, dataDir: string): void {
  const judged = read(path)
  const holder = parse(judged)
  if (holder && holder.pid !== process.pid && identityOf(holder.pid) === holder.identity)
    throw problem('locked', dataDir, holder.pid)
  const grave = `${path}.stale.${process.pid}`
  try {
    renameSync(path, grave)
  } catch {
    return
  }
  if (read(grave) !== judged) linked(grave, path)
  rmSync(grave, { force: true })
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function parse(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder
    return Number.isInteger(holder.pid) ? holder : undefined
  } catch {
    return undefined
  }
}
