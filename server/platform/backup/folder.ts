import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Instant } from '@gridward/contract/days'

/** DATA_DIR/backups: one file a backup, named by its instant, so that names sort by age. */
export const backupFolder = (dataDir: string): string => join(dataDir, 'backups')
export const custodyFile = (dataDir: string): string => join(dataDir, 'keys/custody.json')

const ending = '.backup'
export const backupPath = (dataDir: string, at: Instant): string =>
  join(backupFolder(dataDir), `gridward-${at.slice(0, 19).replaceAll(':', '')}${ending}`)

const failureFile = (dataDir: string): string => join(backupFolder(dataDir), 'failed.txt')

/** Public half of the custodians' key; undefined until there are custodians. */
export function custodyKey(dataDir: string): string | undefined {
  if (!existsSync(custodyFile(dataDir))) return undefined
  return (JSON.parse(readFileSync(custodyFile(dataDir), 'utf8')) as { publicKey: string }).publicKey
}

export async function saveCustody(dataDir: string, publicKey: string): Promise<void> {
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  await writeFile(custodyFile(dataDir), JSON.stringify({ publicKey }), { mode: 0o600 })
}

const ours = (dataDir: string): string[] =>
  existsSync(backupFolder(dataDir))
    ? readdirSync(backupFolder(dataDir))
        .filter((name) => /^gridward-.*\.backup$/.test(name))
        .sort()
    : []

export type Kept = { path: string; at: number; bytes: number }

/** The newest backup, and why the last nightly one failed if it did. */
export function lastBackup(dataDir: string): { newest: Kept | undefined; failure: string | undefined } {
  const name = ours(dataDir).at(-1)
  const path = name && join(backupFolder(dataDir), name)
  const file = path ? statSync(path) : undefined
  const failure = existsSync(failureFile(dataDir)) ? readFileSync(failureFile(dataDir), 'utf8').trim() : undefined
  return { newest: path && file ? { path, at: file.mtimeMs, bytes: file.size } : undefined, failure }
}

export const backupFailed = (dataDir: string): boolean => existsSync(failureFile(dataDir))

/** Told by health and doctor until a backup succeeds. */
export async function noteFailure(dataDir: string, message: string | undefined): Promise<void> {
  if (message === undefined) return rm(failureFile(dataDir), { force: true })
  await mkdir(backupFolder(dataDir), { recursive: true, mode: 0o700 })
  await writeFile(failureFile(dataDir), `${message}\n`, { mode: 0o600 })
}

/**
 * Keeps the newest `n`, and removes what a killed backup left half-written. `emptied`: data were deleted for good then, and
 * an older backup still has them; it goes as soon as there is one without.
 */
export async function sweepBackups(dataDir: string, n: number, emptied?: Instant): Promise<string[]> {
  const names = ours(dataDir)
  const since = emptied === undefined ? '' : basename(backupPath(dataDir, emptied))
  // names know whole seconds: one of the same second may be from before
  const clean = names.filter((name) => name > since)
  const old = clean.length === 0 ? names.slice(0, -n) : names.filter((name) => !clean.slice(-n).includes(name))
  const halves = existsSync(backupFolder(dataDir))
    ? readdirSync(backupFolder(dataDir)).filter((name) => name.endsWith('.part'))
    : []
  for (const name of [...old, ...halves]) await rm(join(backupFolder(dataDir), name), { force: true })
  return old
}
