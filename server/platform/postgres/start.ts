import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findBinaries } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { createCluster, majorOf, makeDataFolder, owner, settleOwner } from './cluster.ts'
import { makeDatabase, urlOf } from './database.ts'
import { endLeftovers } from './leftovers.ts'
import { takeLock } from './lock.ts'
import { explain, openLog } from './log.ts'
import { readMeta, writeMeta } from './meta.ts'
import type { PostgresOptions, RunningPostgres } from './options.ts'
import { chooseRunner } from './runner.ts'
import type { Runner } from './runner.ts'
import { killAll, shutDown, spawnPostmaster, untilReady, whenGone } from './running.ts'
import { writeSettings } from './settings.ts'
import { makeSocketFolder, port, removeSocketFolder } from './socket.ts'

type Place = { dataDir: string; pgdata: string; binaries: Binaries; runner: Runner; socketFolder: string }

/**
 * Starts the embedded PostgreSQL on a data folder, making or repairing it first; one server per folder.
 * Throws `PostgresProblem`, whose message is a plain sentence with what to do.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = dataFolderOf(options)
  const lock = takeLock(dataDir)
  let child: ChildProcess | undefined
  try {
    const place = await prepare(dataDir, options)
    const log = openLog(dataDir)
    child = spawnPostmaster(place.pgdata, place.binaries, place.runner, log)
    const exited = whenGone(child).then(() => {
      removeSocketFolder(place.socketFolder)
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
      lock.release()
    })
    const ready = await untilReady(child, place.pgdata, options.onStep)
    log.close()
    if (!ready) throw explain('startFailed', log, dataDir)
    return await handle(place, child, exited, options.throwaway ?? false)
  } catch (error) {
    if (child) await shutDown(child, join(dataDir, 'pgdata'), true)
    lock.release()
    throw error
  }
}

function dataFolderOf({ dataDir, throwaway }: PostgresOptions): string {
  if (!dataDir && !throwaway) throw new TypeError('startPostgres needs a dataDir unless it is a throwaway')
  const folder = dataDir ? resolve(dataDir) : mkdtempSync(join(tmpdir(), 'gridward-throwaway-'))
  makeDataFolder(folder)
  return realpathSync(folder)
}

async function prepare(dataDir: string, options: PostgresOptions): Promise<Place> {
  const { onStep = () => {}, throwaway = false, settings = {} } = options
  const pgdata = join(dataDir, 'pgdata')
  const written = majorOf(pgdata)
  const binaries = findBinaries(pgdata, written)
  const runner = await chooseRunner([dataDir, binaries.bin], options.rootModes)
  if (written) {
    await endLeftovers(pgdata, onStep)
    await settleOwner(pgdata, runner, () => onStep('changingOwner'))
  } else {
    onStep('creating')
    writeMeta(dataDir, { databaseMade: false })
    await createCluster(dataDir, pgdata, binaries, runner, !throwaway)
  }
  onStep('starting')
  const socketFolder = makeSocketFolder(dataDir, runner)
  writeSettings(pgdata, socketFolder, settings, throwaway, runner)
  return { dataDir, pgdata, binaries, runner, socketFolder }
}

async function handle(
  { dataDir, pgdata, binaries, runner, socketFolder }: Place,
  child: ChildProcess,
  exited: Promise<void>,
  throwaway: boolean,
): Promise<RunningPostgres> {
  const connection = { host: socketFolder, port, user: owner, database: 'gridward' }
  if (!readMeta(dataDir).databaseMade) await makeDatabase(connection)
  writeMeta(dataDir, { postgres: binaries.major, startMode: runner.mode, databaseMade: true })
  return {
    url: urlOf(connection),
    connection,
    pid: child.pid!,
    version: binaries.version,
    startMode: runner.mode,
    exited,
    stop: () => shutDown(child, pgdata, throwaway).then(() => exited),
    kill9: () => killAll(child, pgdata),
  }
}
