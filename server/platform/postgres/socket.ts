import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Runner } from './runner.ts'

export const port = 5432

/** sun_path holds 108 bytes with the closing zero (unix(7)). */
const longestSocketPath = 107
const temporaryPrefix = 'gridward-pg-'

/** A database that is started again by the same process keeps its temporary folder, so that open pools find it. */
const temporaryOf = new Map<string, string>()

/** DATA_DIR/socket, or a temporary folder where that name would be too long for a socket; empty and closed to others. */
export function makeSocketFolder(dataDir: string, runner: Runner): string {
  const beside = join(dataDir, 'socket')
  const folder = fits(beside) ? emptied(beside) : temporaryFolder(dataDir)
  chownSync(folder, runner.uid, runner.gid)
  return folder
}

function temporaryFolder(dataDir: string): string {
  const known = temporaryOf.get(dataDir)
  if (known && !existsSync(known)) return emptied(known)
  const made = mkdtempSync(join(fits(temporary(tmpdir())) ? tmpdir() : '/tmp', temporaryPrefix))
  temporaryOf.set(dataDir, made)
  return made
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longestSocketPath
}

function temporary(folder: string): string {
  return join(folder, `${temporaryPrefix}XXXXXX`)
}

function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

/** Removes the temporary folder of a server that is no more; `folder` as its postmaster.pid names it. */
export function removeSocketFolder(folder: string): void {
  const ours = folder.startsWith(join(dirname(folder), temporaryPrefix))
  if (ours) rmSync(folder, { recursive: true, force: true })
}
