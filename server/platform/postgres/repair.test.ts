import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { dataFolder, query, start, stopAll } from './harness.ts'
import { openLog } from './log.ts'
import { identityOf, isAlive, processesIn, waitUntil } from './processes.ts'
import { chooseRunner } from './runner.ts'
import { spawnPostmaster, untilReady } from './running.ts'

afterEach(stopAll)

async function stoppedFolder(): Promise<{ dataDir: string; pgdata: string }> {
  const dataDir = dataFolder()
  const server = await start({ dataDir })
  await query(server, 'create table kept as select 7 as n')
  await server.stop()
  return { dataDir, pgdata: join(dataDir, 'pgdata') }
}

test('a database process that outlived its server is ended, and its data are there', async () => {
  const { dataDir, pgdata } = await stoppedFolder()
  const binaries = findBinaries(pgdata)
  mkdirSync(join(dataDir, 'socket'), { recursive: true })
  const orphan = spawnPostmaster(pgdata, binaries, await chooseRunner([dataDir, binaries.bin]), openLog(dataDir))
  expect(await untilReady(orphan, pgdata)).toBe(true)
  const steps: string[] = []
  const server = await start({ dataDir, onStep: (step) => steps.push(step) })
  expect(steps).toEqual(['endingLeftovers', 'starting'])
  expect(isAlive(orphan.pid!)).toBe(false)
  expect(await query(server, 'select n from kept')).toBe('7')
})

test('the database ends by itself when the process that started it is killed', async () => {
  const { dataDir, pgdata } = await stoppedFolder()
  mkdirSync(join(dataDir, 'socket'), { recursive: true })
  const { bin } = findBinaries(pgdata)
  const { file, args } = (await chooseRunner([dataDir, bin])).wrap('INT', join(bin, 'postgres'), ['-D', pgdata])
  const script = `require('node:child_process').spawn(${JSON.stringify(file)}, ${JSON.stringify(args)}, { detached: true, stdio: 'ignore' }); setInterval(() => {}, 1000)`
  const parent = spawn(process.execPath, ['-e', script])
  expect(await waitUntil(() => processesIn(pgdata).length > 3, 20_000)).toBe(true)
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  expect(await waitUntil(() => processesIn(pgdata).length === 0, 20_000)).toBe(true)
})

test('a data folder that was half made when the power went is made anew', async () => {
  const dataDir = dataFolder()
  mkdirSync(join(dataDir, 'pgdata.new/base'), { recursive: true })
  writeFileSync(join(dataDir, 'pgdata.new/PG_VERSION'), '18\n')
  const server = await start({ dataDir })
  expect(await query(server, 'select 1')).toBe('1')
  expect(existsSync(join(dataDir, 'pgdata.new'))).toBe(false)
})

test('the note of a postmaster whose number belongs to another process now does not stop a start', async () => {
  const { dataDir, pgdata } = await stoppedFolder()
  writeFileSync(
    join(pgdata, 'postmaster.pid'),
    `${process.ppid}\n${pgdata}\n1\n5432\n${dataDir}/socket\n\n1 1\nready\n`,
  )
  const server = await start({ dataDir })
  expect(await query(server, 'select n from kept')).toBe('7')
})

test('a postmaster that was killed and not yet buried by the system does not stop a start', async () => {
  const { dataDir, pgdata } = await stoppedFolder()
  const careless = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'])
  const [zombie] = (await once(careless.stdout, 'data')) as [Buffer]
  expect(await waitUntil(() => identityOf(Number(zombie)) === undefined, 2_000)).toBe(true)
  writeFileSync(join(pgdata, 'postmaster.pid'), `${zombie}${pgdata}\n1\n5432\n${dataDir}/socket\n\n1 1\nready\n`)
  const server = await start({ dataDir })
  expect(await query(server, 'select n from kept')).toBe('7')
  careless.kill()
})

test('a lock of a process that is gone, or of a number given away since, is taken over', async () => {
  const dataDir = dataFolder()
  const lock = join(dataDir, 'gridward.lock')
  const gone = spawnSync('true').pid
  for (const stale of [`{"pid":${gone},"identity":"1@x"}`, `{"pid":${process.ppid},"identity":"1@x"}`, '', '{"pi']) {
    writeFileSync(lock, stale)
    const server = await start({ dataDir })
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual({ pid: process.pid, identity: identityOf(process.pid) })
    await server.stop()
  }
  expect(readdirSync(dataDir).filter((name) => name.startsWith('gridward.lock'))).toEqual([])
})

test('a second server on the same folder is refused and told who holds it', async () => {
  const { dataDir } = await stoppedFolder()
  const other = spawn('sleep', ['60'])
  writeFileSync(join(dataDir, 'gridward.lock'), JSON.stringify({ pid: other.pid, identity: identityOf(other.pid!) }))
  await expect(start({ dataDir })).rejects.toMatchObject({
    kind: 'locked',
    message: expect.stringContaining(`kill ${other.pid}`),
  })
  other.kill()
  await once(other, 'exit')
  await start({ dataDir })
  await expect(start({ dataDir })).rejects.toMatchObject({
    kind: 'locked',
    message: expect.stringContaining(`${process.pid}`),
  })
})

test('a folder written by another major version is refused with the way out', async () => {
  const { dataDir, pgdata } = await stoppedFolder()
  writeFileSync(join(pgdata, 'PG_VERSION'), '12\n')
  await expect(start({ dataDir })).rejects.toMatchObject({
    kind: 'otherVersion',
    message: expect.stringContaining('postgresql-12'),
  })
})

test('a folder that holds something else is left alone', async () => {
  const dataDir = dataFolder()
  mkdirSync(join(dataDir, 'pgdata'))
  writeFileSync(join(dataDir, 'pgdata/thesis.docx'), 'x')
  await expect(start({ dataDir })).rejects.toMatchObject({ kind: 'notADatabase' })
  expect(readdirSync(join(dataDir, 'pgdata'))).toEqual(['thesis.docx'])
})

test('a start that fails says what PostgreSQL said, and leaves no process and no lock', async () => {
  const { dataDir, pgdata } = await stoppedFolder()
  rmSync(join(pgdata, 'global'), { recursive: true })
  await expect(start({ dataDir })).rejects.toMatchObject({
    kind: 'startFailed',
    message: expect.stringContaining('global'),
  })
  expect(processesIn(pgdata)).toEqual([])
  expect(existsSync(join(dataDir, 'gridward.lock'))).toBe(false)
})
