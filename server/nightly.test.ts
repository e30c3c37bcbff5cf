import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from './harness/world.ts'
import { nightDone, nightly } from './nightly.ts'
import { backupFolder, custodyFile, lastBackup } from './platform/backup/folder.ts'
import { nightsKept } from './platform/backup/keep.ts'
import { makeCustody } from './platform/backup/custodians.ts'
import { plant } from './harness/plant.ts'
import { advanceClock, now } from './platform/clock.ts'
import { noFence } from './platform/scope.ts'
import { sql } from './platform/sql.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
})
afterAll(() => world.close())

const night = async (): Promise<void> => {
  await nightly(world.house)
  await nightDone()
}
const backups = async (): Promise<string[]> =>
  (await readdir(backupFolder(world.house.dataDir)).catch(() => [])).filter((name) => name.endsWith('.backup'))
const day = 86_400

describe('the night', () => {
  test('a first start has nothing to look back on, and without custodians there is no backup', async () => {
    await night()
    advanceClock(day)
    await night()
    expect(await backups()).toEqual([])
    expect(JSON.parse(await readFile(join(world.house.dataDir, 'recount.json'), 'utf8'))).toMatchObject({ drifting: 0 })
  })

  test('with custodians there is one backup a night, and a fortnight of them is kept', async () => {
    const { publicKey } = await makeCustody()
    await writeFile(custodyFile(world.house.dataDir), JSON.stringify({ publicKey }))
    for (let i = 0; i < nightsKept + 2; i++) {
      advanceClock(day)
      await night()
      await night()
    }
    const kept = await backups()
    expect(kept).toHaveLength(nightsKept)
    expect(kept.sort().at(-1)).toContain('2020-02-27')
  })

  test('backups from before data were deleted for good go, once there is one without them', async () => {
    const before = await backups()
    await plant(world, 'sunset', {
      ...{ first_signed_at: '2020-01-01', second_signed_at: '2020-01-01', second_signer: uuidv7(), second_unit: 'b' },
      ...{ due_at: now(), done_at: now(), proof: {} },
    })
    await night()
    expect(await backups()).toEqual(before)
    advanceClock(day)
    await night()
    expect(await backups()).toEqual([expect.stringContaining('2020-02-28')])
  })

  test('a failure is told by health until a backup succeeds, and nothing half-written stays', async () => {
    await rm(join(world.house.dataDir, 'keys/keys.json'))
    advanceClock(day)
    await night()
    expect(lastBackup(world.house.dataDir).failure).toContain('ENOENT')
    expect((await world.nobody.get('/api/health')).json).toEqual({ status: 'ok', warnings: ['backup'] })
    expect((await readdir(backupFolder(world.house.dataDir))).filter((name) => name.endsWith('.part'))).toEqual([])
    await writeFile(join(world.house.dataDir, 'keys/keys.json'), '{}')
    advanceClock(day)
    await night()
    expect((await world.nobody.get('/api/health')).json).toEqual({ status: 'ok' })
  })

  test('a number that drifted is written into the journal of its district', async () => {
    await world.owner.transact(noFence, (tx) =>
      tx.run(
        sql`insert into counter (district, area, day, metric, n) values (${world.district}, '', '2020-02-01', 'acts', 3)`,
      ),
    )
    advanceClock(day)
    await night()
    await world.settle()
    const lines = await world.owner.transact(noFence, (tx) =>
      tx.query<{ content: unknown }>(
        sql`select d.content from journal j join journal_detail d on d.district = j.district and d.id = j.id where j.kind = 'house.drift'`,
      ),
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]!.content).toMatchObject({ drifting: 1, drift: [{ area: '', metric: 'acts', n: 3, should: 0 }] })
  })
})

describe('a night', () => {
  test('is noted when its work has ended, not when it begins', async () => {
    const noted = async () => (await readFile(join(world.house.dataDir, 'nightly.txt'), 'utf8')).trim()
    const before = await noted()
    advanceClock(day)
    await nightly(world.house)
    expect(await noted()).toBe(before)
    await nightDone()
    expect(await noted()).not.toBe(before)
  })

  test('that cannot be noted ends nothing, and its work is not done twice', async () => {
    const blocked = join(world.house.dataDir, 'nightly.txt.new')
    await mkdir(blocked)
    advanceClock(day)
    await nightly(world.house)
    await expect(nightDone()).resolves.toBeUndefined()
    const before = await backups()
    advanceClock(60)
    await night()
    expect(await backups()).toEqual(before)
    await rmdir(blocked)
  })
})
