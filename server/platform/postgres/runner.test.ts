import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { dataFolder, query, start, stopAll } from './harness.ts'

afterEach(stopAll)

const isRoot = process.getuid!() === 0

test.runIf(isRoot)('root starts it inside a namespace, and the files stay root’s', async () => {
  const dataDir = dataFolder()
  const server = await start({ dataDir })
  expect(server.startMode).toBe('namespace')
  expect(statSync(join(dataDir, 'pgdata')).uid).toBe(0)
})

test.runIf(isRoot)('where namespaces are forbidden root starts it as nobody, even below a closed folder', async () => {
  const dataDir = dataFolder()
  const server = await start({ dataDir, rootModes: ['setuid'] })
  expect(server.startMode).toBe('setuid')
  expect(execFileSync('ps', ['-o', 'user=', '-p', String(server.pid)], { encoding: 'utf8' }).trim()).toBe('nobody')
  expect(await query(server, 'show listen_addresses')).toBe('')
})

test.runIf(isRoot)('a folder made one way is carried over when root must start it the other way', async () => {
  const dataDir = dataFolder()
  for (const rootModes of [['namespace'], ['setuid'], ['namespace']] as const) {
    const server = await start({ dataDir, rootModes: [...rootModes] })
    await query(server, 'create table if not exists kept as select 7 as n')
    expect(await query(server, 'select n from kept')).toBe('7')
    await server.stop()
  }
})

test.runIf(isRoot)('the files of a person are not taken over by root', async () => {
  const dataDir = dataFolder()
  await start({ dataDir }).then((server) => server.stop())
  chownSync(join(dataDir, 'pgdata'), 12345, 12345)
  const refusal = { kind: 'foreignOwner', message: expect.stringMatching(/12345.*chown/) }
  await expect(start({ dataDir })).rejects.toMatchObject(refusal)
})

test.runIf(isRoot)('root that may neither use a namespace nor become nobody is told what to do', async () => {
  await expect(start({ dataDir: dataFolder(), rootModes: [] })).rejects.toMatchObject({ kind: 'noUnprivilegedUser' })
})

test.skipIf(isRoot)('an ordinary user simply starts it', async () => {
  const server = await start({ dataDir: dataFolder() })
  expect(server.startMode).toBe('plain')
})

test.skipIf(isRoot)('a folder that may not be written is named', async () => {
  const dataDir = dataFolder()
  chmodSync(dataDir, 0o500)
  const refusal = { kind: 'notWritable', message: expect.stringContaining(dataDir) }
  await expect(start({ dataDir })).rejects.toMatchObject(refusal)
})

test('links that the package’s install script did not make are made', () => {
  const root = join(dataFolder(), 'package')
  mkdirSync(join(root, 'native/bin'), { recursive: true })
  mkdirSync(join(root, 'native/lib'))
  writeFileSync(join(root, 'package.json'), '{"version":"18.4.0-beta.17"}')
  writeFileSync(join(root, 'native/bin/postgres'), '')
  writeFileSync(join(root, 'native/lib/libpq.so.5.18'), '')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links))
  expect(findBinaries('', undefined, root)).toEqual({ bin: join(root, 'native/bin'), major: '18', version: '18.4' })
  expect(readlinkSync(join(root, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18')
  expect(findBinaries('', '18', root).major).toBe('18')
})

test('without the package the system’s newest PostgreSQL from 15 on is taken, or the one that wrote the folder', () => {
  const system = dataFolder()
  for (const major of ['9.6', '13', '15', '17'])
    for (const program of ['postgres', 'initdb']) {
      mkdirSync(join(system, major, 'bin'), { recursive: true })
      writeFileSync(join(system, major, 'bin', program), '')
    }
  expect(findBinaries('', undefined, '', system).major).toBe('17')
  expect(findBinaries('', '15', '', system).bin).toBe(join(system, '15/bin'))
  expect(() => findBinaries('/data', '14', '', system)).toThrow('postgresql-14')
  rmSync(join(system, '15'), { recursive: true })
  rmSync(join(system, '17'), { recursive: true })
  expect(() => findBinaries('', undefined, '', system)).toThrow('DATABASE_URL')
})
