import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { dataFolder, query, start, stopAll } from './harness.ts'

afterEach(stopAll)

test('an empty data folder becomes a database with checksums that listens on a socket only', async () => {
  const dataDir = dataFolder()
  const steps: string[] = []
  const server = await start({ dataDir, onStep: (step) => steps.push(step) })
  expect(steps).toEqual(['creating', 'starting'])
  expect(await query(server, 'select current_database(), current_user')).toBe('gridward gridward_owner')
  const settings = [
    'data_checksums',
    'fsync',
    'synchronous_commit',
    'listen_addresses',
    'jit',
    'server_encoding',
    'TimeZone',
  ]
  const shown = await Promise.all(settings.map((name) => query(server, `show ${name}`)))
  expect(shown).toEqual(['on', 'on', 'on', '', 'off', 'UTF8', 'UTC'])
  expect(await query(server, "select datcollate, datctype from pg_database where datname = 'gridward'")).toBe('C C')
})

test('what was stored before a stop is there after the next start', async () => {
  const dataDir = dataFolder()
  const first = await start({ dataDir })
  await query(first, 'create table kept as select 7 as n')
  await first.stop()
  expect(existsSync(join(dataDir, 'gridward.lock'))).toBe(false)
  const steps: string[] = []
  const second = await start({ dataDir, onStep: (step) => steps.push(step) })
  expect(steps).toEqual(['starting'])
  expect(await query(second, 'select n from kept')).toBe('7')
})

test('every acknowledged row outlives a kill of all database processes', async () => {
  const dataDir = dataFolder()
  let server = await start({ dataDir })
  await query(server, 'create table acknowledged (n int primary key)')
  const client = new pg.Client(server.url)
  client.on('error', () => {})
  await client.connect()
  let last = 0
  setTimeout(() => server.kill9(), 300)
  try {
    for (;;) {
      await client.query('insert into acknowledged values ($1)', [last + 1])
      last += 1
    }
  } catch {
    await server.exited
  }
  server = await start({ dataDir })
  expect(last).toBeGreaterThan(10)
  const kept = Number(await query(server, 'select max(n) from acknowledged'))
  expect(kept - last === 0 || kept - last === 1).toBe(true)
  expect(await query(server, 'select count(*) = max(n) from acknowledged')).toBe('true')
})

test('the folder tells which PostgreSQL wrote it and how it was started', async () => {
  const dataDir = dataFolder()
  const server = await start({ dataDir })
  const meta = JSON.parse(readFileSync(join(dataDir, 'meta.json'), 'utf8'))
  expect(meta).toMatchObject({
    postgres: server.version.split('.')[0],
    startMode: server.startMode,
    databaseMade: true,
  })
})

test('a throwaway database does without fsync, a lasting one cannot', async () => {
  const throwaway = await start({ throwaway: true })
  expect(await query(throwaway, 'show fsync')).toBe('off')
  const lasting = await start({ dataDir: dataFolder(), settings: { fsync: 'off', work_mem: '5MB' } })
  expect(await query(lasting, 'show fsync')).toBe('on')
  expect(await query(lasting, 'show work_mem')).toBe('5MB')
  await throwaway.stop()
  expect(existsSync(join(throwaway.connection.host, '..'))).toBe(false)
})

test('a path with spaces, quotes and commas works', async () => {
  const server = await start({ dataDir: join(dataFolder(), `区 "a", b's %41`) })
  expect(await query(server, 'select 1')).toBe('1')
})

test('a folder too deep for a socket gets its socket elsewhere, closed to others and removed at the end', async () => {
  const dataDir = join(dataFolder(), 'deep'.repeat(30))
  const server = await start({ dataDir })
  const { host } = server.connection
  expect(host.length).toBeLessThan(80)
  expect(statSync(host).mode & 0o077).toBe(0)
  expect(await query(server, 'select 1')).toBe('1')
  await server.stop()
  expect(existsSync(host)).toBe(false)
  const again = await start({ dataDir })
  expect(again.connection.host).toBe(host)
})
