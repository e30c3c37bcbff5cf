import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asJob } from '../../access/index.ts'
import { openWorld, type World } from '../../harness/world.ts'
import { advanceClock, now, setClock } from '../clock.ts'
import { openDatabase, type Database } from '../database.ts'
import { openJournal, type RetentionClass } from '../journal.ts'
import { fenceOf, noFence } from '../scope.ts'
import { sql } from '../sql.ts'
import { verifyJournal } from '../verify.ts'
import { eraseWithRecords, journalKept } from './journal.ts'
import { sweepAll, sweepKept } from './run.ts'

const begin = '2020-02-10T01:00:00.000Z'
const day = 86_400
const later = '2040-01-01T00:00:00.000Z'
let world: World
let db: Database

beforeAll(async () => {
  world = await openWorld(begin)
  db = openDatabase(world.connection, 'gridward_retention', 2)
})
afterAll(async () => {
  await db.close()
  await world.close()
})

const scope = () => asJob('retention.sweep', world.district)
async function write(retention: RetentionClass, subject?: string): Promise<void> {
  await world.house.db.transact(fenceOf(scope()), async (tx) =>
    openJournal(
      tx,
      world.district,
      scope().actor,
    )({ kind: 'test.said', area: '440112001', subject, content: { name: '甲' }, retention }),
  )
  await world.settle()
}
const contents = (retention: RetentionClass) =>
  world.owner.transact(noFence, (tx) =>
    tx.query<{ content: unknown; erased_under: string | null }>(
      sql`select d.content, d.erased_under from journal_detail d join journal j on j.district = d.district and j.id = d.id
          where d.retention = ${retention} and j.kind = 'test.said' order by j.seq`,
    ),
  )
const sweep = async (): Promise<number[]> => {
  const swept = []
  for (const entry of journalKept) swept.push((await sweepKept(db, scope(), entry)).n)
  await world.settle()
  return swept
}
const verified = () => verifyJournal(world.owner)

describe('the content of a journal line', () => {
  it('is erased when the time of its class is over, not a minute before, and the chain stays whole', async () => {
    await write('look')
    await write('legal')
    await write('record')
    advanceClock(180 * day - 60)
    expect(await sweep()).toEqual([0, 0])
    await write('look')
    advanceClock(120)
    expect(await sweep()).toEqual([1, 0])
    expect((await contents('look')).map((row) => row.erased_under)).toEqual(['look', null])
    expect(await verified()).toMatchObject({ erased: 1, fault: null })
    setClock(begin)
    advanceClock(1096 * day - 60)
    expect(await sweep()).toEqual([1, 0])
    advanceClock(120)
    expect(await sweep()).toEqual([0, 1])
    expect((await contents('record'))[0]!.content).toEqual({ name: '甲' })
    expect(await verified()).toMatchObject({ erased: 3, fault: null })
  })

  it('is told by lines with the count and no name, which are never erased themselves', async () => {
    const lines = await world.owner.transact(noFence, (tx) =>
      tx.query<{ content: object; retention: string; subject: string | null }>(
        sql`select d.content, d.retention, j.subject from journal j
            join journal_detail d on d.district = j.district and d.id = j.id where j.kind = 'retention.swept' order by j.seq`,
      ),
    )
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line).toMatchObject({ retention: 'record', subject: null })
    expect(lines[0]!.content).toMatchObject({ table: 'journal_detail', n: 1, erased: { look: 1 } })
  })

  it('goes with the record that it tells of, and what others looked at stays for its own time', async () => {
    const subject = uuidv7()
    await write('record', subject)
    await write('look', subject)
    const about = { table: 'test', method: 'rowDeleted', why: 'test' } as const
    let n = 1
    await sweepAll(db, scope(), about, now(), async () => ({ n: n--, subjects: [subject] }))
    await world.settle()
    expect((await contents('record')).at(-1)).toEqual({ content: null, erased_under: 'record' })
    expect((await contents('look')).at(-1)!.content).toEqual({ name: '甲' })
    expect((await verified()).fault).toBeNull()
  })

  it('may be erased by nobody else, rewritten by nobody, and by the database’s clock not before its time', async () => {
    const change = (by: Database, content: string | null) =>
      by.transact(fenceOf(scope()), (tx) =>
        tx.run(sql`update journal_detail set salt = null, content = ${content}::jsonb, erased_at = now(), erased_under = 'look'
          where retention = 'look' and erased_at is null`),
      )
    await expect(change(world.house.db, null)).rejects.toThrow(/permission denied/)
    await expect(change(db, '{"name": "乙"}')).rejects.toThrow(/row-level security/)
    setClock(new Date(Date.now() - 60_000).toISOString())
    await write('look')
    advanceClock(181 * day)
    expect(await sweep()).toEqual([1, 0])
    expect((await contents('look')).at(-1)!.content).toEqual({ name: '甲' })
  })
})

describe('an erasure that was not due is named by the check of the journal', () => {
  let seq: number
  beforeEach(async () => {
    // behind everything that was erased above
    setClock(later)
    await write('look')
    seq = (await verified()).lines
  })
  const erase = async (at: string, under: string): Promise<() => Promise<unknown>> => {
    const before = await world.owner.transact(noFence, (tx) =>
      tx.one<{ salt: Buffer; content: unknown; retention: string }>(
        sql`select salt, content, retention from journal_detail where id = (select id from journal where seq = ${seq})`,
      ),
    )
    const set = (
      salt: Buffer | null,
      content: string | null,
      when: string | null,
      why: string | null,
      retention: string,
    ) =>
      world.owner.transact(noFence, (tx) =>
        tx.run(sql`update journal_detail set salt = ${salt}, content = ${content}::jsonb, erased_at = ${when}, erased_under = ${why},
            retention = ${retention} where id = (select id from journal where seq = ${seq})`),
      )
    await set(null, null, at, under, under)
    return () => set(before.salt, JSON.stringify(before.content), null, null, before.retention)
  }

  it('before its time, with a later date than today, or without a line that counts it', async () => {
    const early = { seq, what: 'erasedEarly' }
    let back = await erase(now(), 'look')
    expect((await verified()).fault).toEqual(early)
    await back()
    advanceClock(90 * day)
    back = await erase('2040-07-10T01:00:00.000Z', 'look')
    expect((await verified()).fault).toEqual(early)
    await back()
    advanceClock(91 * day)
    back = await erase(now(), 'look')
    expect((await verified()).fault).toEqual(early)
    await back()
    back = await erase(now(), 'record')
    expect((await verified()).fault).toEqual(early)
    await back()
    expect((await verified()).fault).toBeNull()
  })
})

it('no line of a record that stays is touched', async () => {
  await write('record', uuidv7())
  expect(await db.transact(fenceOf(scope()), (tx) => eraseWithRecords(tx, scope(), [uuidv7()], now()))).toBe(0)
})
