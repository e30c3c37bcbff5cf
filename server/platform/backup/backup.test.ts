import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { plantAreas } from '../../harness/areas.ts'
import { fence, openWorld, type World } from '../../harness/world.ts'
import { openDatabase } from '../database.ts'
import { openJournal } from '../journal.ts'
import { migrate } from '../migrate.ts'
import { verifyJournal } from '../verify.ts'
import { backup, fingerprint } from './backup.ts'
import { makeCustody, type Custody } from './custodians.ts'
import { restore } from './restore.ts'

let world: World
let custody: Custody
let path: string
beforeAll(async () => {
  world = await openWorld()
  custody = await makeCustody()
  path = join(world.house.dataDir, 'test.backup')
  await plantAreas(world.owner, world.district, ['440112001003001'], { '440112001003': '金碧社区\t"；\\N' })
  await world.as('commander')
  await world.house.db.transact(fence(world.district), async (tx) => {
    const journal = openJournal(tx, world.district, { account: null, session: null, device: null, job: 'test' })
    for (let i = 0; i < 2000; i++)
      journal({ kind: 'test.line', area: '440112001003001', content: { i, text: '门牌\n号' } })
  })
  await world.settle()
})
afterAll(() => world.close())

const emptyDatabase = async () => {
  const server = inject('postgres')
  const database = `restore_${uuidv7().replaceAll('-', '')}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${database}`)
  await admin.end()
  const connection = { ...server, database }
  await migrate(connection)
  return connection
}
const make = () =>
  backup(world.connection, join(world.house.dataDir, 'keys/keys.json'), custody.publicKey, path, '2020-02-10T01:00:00Z')

it('a backup restores onto an empty folder with equal hashes, keys and a journal that verifies', async () => {
  const receipt = await make()
  expect(receipt.tables.find((t) => t.table === 'journal')?.rows).toBe(2000)
  const connection = await emptyDatabase()
  const restored = await restore(connection, path, custody.shares.slice(1), async () => undefined)
  expect(restored.differing).toEqual([])
  expect(restored.keys).toEqual(JSON.parse(await readFile(join(world.house.dataDir, 'keys/keys.json'), 'utf8')))
  expect(await fingerprint(connection)).toEqual(await fingerprint(world.connection))
  const owner = openDatabase(connection, 'owner', 1)
  expect(await verifyJournal(owner)).toMatchObject({ lines: 2000, fault: null })
  await owner.close()
})

it('one custodian alone opens nothing, and neither do two of another installation', async () => {
  await make()
  const connection = await emptyDatabase()
  await expect(restore(connection, path, custody.shares.slice(0, 1), async () => undefined)).rejects.toThrow(
    /two of the three/,
  )
  const other = await makeCustody()
  await expect(restore(connection, path, other.shares.slice(0, 2), async () => undefined)).rejects.toThrow(
    /damaged|sealed for other/,
  )
})

it('a backup that was damaged or cut off is refused and leaves the database empty', async () => {
  await make()
  const whole = await readFile(path)
  const spoilt = Buffer.from(whole)
  spoilt[whole.length >> 1]! ^= 1
  const connection = await emptyDatabase()
  for (const bytes of [spoilt, whole.subarray(0, whole.length - 100)]) {
    await writeFile(path, bytes)
    await expect(restore(connection, path, custody.shares.slice(0, 2), async () => undefined)).rejects.toThrow(
      /damaged|too early|end/,
    )
  }
  await writeFile(path, whole)
  expect((await restore(connection, path, custody.shares.slice(0, 2), async () => undefined)).differing).toEqual([])
})

it('nothing that is secret can be read from a backup file', async () => {
  await make()
  const text = (await readFile(path)).toString('latin1')
  const { blind } = JSON.parse(await readFile(join(world.house.dataDir, 'keys/keys.json'), 'utf8')) as { blind: string }
  expect(text).not.toContain(blind)
  expect(text).not.toContain('test.line')
})
