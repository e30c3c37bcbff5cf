import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from './problem.ts'
import type { PostgresProblem } from './problem.ts'

export type Log = { path: string; descriptor: number; from: number; close(): void }

const rotateAt = 20 * 1024 * 1024

/** Opens DATA_DIR/postgres.log for appending; a log above 20 MB becomes postgres.log.1 first. */
export function openLog(dataDir: string): Log {
  const path = join(dataDir, 'postgres.log')
  if (existsSync(path) && statSync(path).size > rotateAt) renameSync(path, `${path}.1`)
  const descriptor = openSync(path, 'a', 0o600)
  return { path, descriptor, from: statSync(path).size, close: () => closeSync(descriptor) }
}

/** Turns what a program wrote into the log since it was opened into the sentence for the operator. */
export function explain(kind: 'createFailed' | 'startFailed', log: Log, dataDir: string): PostgresProblem {
  const lines = textSince(log)
    .split('\n')
    .filter((line) => line.trim() !== '')
  if (lines.some((line) => line.includes('No space left on device'))) return problem('diskFull', dataDir)
  const telling = lines.findLast((line) => /\b(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1) ?? ''
  return problem(kind, log.path, telling.replace(/^.*?\b(FATAL|PANIC|error):\s*/i, ''))
}

function textSince({ path, from }: Log): string {
  const buffer = Buffer.alloc(Math.min(64 * 1024, Math.max(0, statSync(path).size - from)))
  const reader = openSync(path, 'r')
  const length = readSync(reader, buffer, 0, buffer.length, from)
  closeSync(reader)
  return buffer.toString('utf8', 0, length)
}
