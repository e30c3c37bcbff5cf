import { execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { explain, openLog } from './log.ts'
import { problem } from './problem.ts'
import { processesIn, send } from './processes.ts'
import { cleanEnvironment } from './runner.ts'
import type { Runner } from './runner.ts'

export const owner = 'gridward_owner'

/** The major version that wrote `pgdata`; undefined when nothing is there yet. Throws when something else is there. */
export function majorOf(pgdata: string): string | undefined {
  if (!existsSync(pgdata) || readdirSync(pgdata).length === 0) return undefined
  const file = join(pgdata, 'PG_VERSION')
  if (!existsSync(file)) throw problem('notADatabase', pgdata)
  return readFileSync(file, 'utf8').trim()
}

/**
 * The files must belong to the user who runs PostgreSQL. Root may hand them over between itself and `nobody` (a container
 * began or ceased to allow namespaces); files of a person are never taken over silently.
 */
export async function settleOwner(pgdata: string, runner: Runner, onChange: () => void): Promise<void> {
  const { uid } = statSync(pgdata)
  if (uid === runner.uid) return
  if (runner.mode === 'plain' || !isSystemUser(uid))
    throw problem('foreignOwner', dirname(pgdata), nameOf(uid), userInfo().username)
  onChange()
  await promisify(execFile)('chown', ['-R', '-h', `${runner.uid}:${runner.gid}`, pgdata], { env: cleanEnvironment })
}

function isSystemUser(uid: number): boolean {
  return uid === 0 || nameOf(uid) === 'nobody'
}

function nameOf(uid: number): string {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.split(':')[2] === String(uid))
  return line?.split(':')[0] ?? String(uid)
}

/** Makes the data folder beside its place and moves it there whole, so that a kill in between leaves nothing half-made. */
export async function createCluster(
  dataDir: string,
  pgdata: string,
  binaries: Binaries,
  runner: Runner,
  sync: boolean,
) {
  const fresh = `${pgdata}.new`
  clearHalfMade(fresh)
  mkdirSync(fresh, { mode: 0o700 })
  chownSync(fresh, runner.uid, runner.gid)
  const log = openLog(dataDir)
  const options = [
    '-D',
    fresh,
    '-U',
    owner,
    '-A',
    'trust',
    '-k',
    '--locale=C',
    '--encoding=UTF8',
    ...(sync ? [] : ['-N']),
  ]
  const { file, args } = runner.wrap('TERM', join(binaries.bin, 'initdb'), options)
  const stdio: ['ignore', number, number] = ['ignore', log.descriptor, log.descriptor]
  const initdb = spawn(file, args, { stdio, detached: true, cwd: '/', env: cleanEnvironment })
  try {
    const [code] = (await once(initdb, 'exit')) as [number | null]
    if (code !== 0) throw explain('createFailed', log, dataDir)
  } finally {
    log.close()
  }
  rmSync(pgdata, { recursive: true, force: true })
  renameSync(fresh, pgdata)
}

export function clearHalfMade(fresh: string): void {
  if (!existsSync(fresh)) return
  for (const pid of processesIn(fresh)) send(pid, 'SIGKILL')
  rmSync(fresh, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

/** The data folder, closed to other users; `notWritable` when it cannot be made or written. */
export function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const probe = join(dataDir, '.writable')
    mkdirSync(probe, { recursive: true })
    rmSync(probe, { recursive: true })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw code === 'ENOSPC' ? problem('diskFull', dataDir) : problem('notWritable', dataDir, code)
  }
}
