import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { whoOf } from './access/rules-roster.ts'
import { openWorld, type World } from './harness/world.ts'
import { loadKeys, makeKeys, readKeyFile, type Keys } from './platform/keys.ts'
import { beginRotation, finishRotation } from './platform/rotate.ts'
import { noFence } from './platform/scope.ts'
import { sql } from './platform/sql.ts'
import { sealedTables } from './sealed.ts'

let world: World
let folder: string
const people = Array.from({ length: 2500 }, (_, i) => ({
  id: uuidv7(),
  number: `44011219900101${String(i).padStart(4, '0')}`,
}))

beforeAll(async () => {
  world = await openWorld()
  folder = join(world.house.dataDir, 'keys')
  const { keys } = world.house
  await addInvitation(keys)
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`
      insert into person (district, id, area, name, name_plain, name_pinyin, name_initials, id_kind, id_blind, phone_blind, sealed,
        facts, days, maybe_same, created_at, updated_at)
      select ${world.district}, id, '440112001003001', '测试', '测试', 'ceshi', 'cs', 'identityCard', id_blind, null, sealed,
        '{}', '[]', '[]', now(), now()
      from unnest(${people.map((p) => p.id)}::uuid[], ${people.map((p) => keys.blind(p.number, 'person.number'))}::bytea[],
        ${people.map((p) => keys.seal(JSON.stringify({ f: { 'person.documentNumber': p.number } }), 'person.sealed'))}::bytea[])
        as t(id, id_blind, sealed)`),
  )
})
afterAll(() => world.close())

const addInvitation = (keys: Keys) =>
  world.owner.transact(noFence, (tx) =>
    tx.run(sql`
      insert into invitation (district, id, code, code_sealed, name, unit, who, role, prefix, grant_ends_at, made_by, made_at, ends_at)
      values (${world.district}, ${uuidv7()}, ${Buffer.from(uuidv7())}, ${keys.seal('ABCD', 'invitation.code_sealed')}, '王芳', '一中队',
        ${keys.blind(whoOf({ phone: '', name: '王芳', unit: '一中队' }), 'invitation.who')}, 'gridWorker', '440112001003001', now(),
        ${uuidv7()}, now(), now())`),
  )

const persons = () =>
  world.owner.transact(noFence, (tx) =>
    tx.query<{ id: string; sealed: Buffer; id_blind: Buffer }>(
      sql`select id, sealed, id_blind from person order by id`,
    ),
  )

/** Every person can be opened and is found by the whole number. */
async function allFit(keys: Keys): Promise<void> {
  const rows = await persons()
  expect(rows).toHaveLength(people.length)
  for (const [i, row] of rows.entries()) {
    const { number } = people[i]!
    expect(row.sealed[0]).toBe(keys.newest)
    expect(keys.open(row.sealed, 'person.sealed')).toContain(number)
    expect(row.id_blind.equals(keys.blind(number, 'person.number'))).toBe(true)
  }
}

describe('what is sealed', () => {
  test('every sealed column of the database is listed by its room, and nothing that does not exist', async () => {
    const rows = await world.owner.transact(noFence, (tx) =>
      tx.query<{ name: string }>(sql`
        select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public' and data_type = 'bytea'
          and (column_name ~ '(_sealed|_blind)$' or column_name in ('sealed', 'who', 'file_key')) order by 1`),
    )
    const listed = sealedTables.flatMap((table) =>
      [...table.sealed, ...(table.blinds ?? [])].map(({ column }) => `${table.table}.${column}`),
    )
    expect(listed.sort()).toEqual(rows.map(({ name }) => name))
  })
})

describe('a rotation of the keys', () => {
  test('stopped in the middle, nothing opens wrongly, the server refuses to start, and the next call goes on', async () => {
    await beginRotation(folder)
    await expect(loadKeys(folder)).rejects.toThrow('keys rotate')
    const stop = (table: string, rows: number): void => {
      if (table === 'person' && rows >= 1000) throw new Error('killed')
    }
    await expect(finishRotation(world.connection, folder, sealedTables, stop)).rejects.toThrow('killed')
    const begun = await readKeyFile(folder)
    await beginRotation(folder)
    expect(await readKeyFile(folder)).toEqual(begun)
    const { tables, mended } = await finishRotation(world.connection, folder, sealedTables)
    expect(tables.find(({ table }) => table === 'person')!.rows).toBe(1500)
    expect(mended).toBe(0)
    await allFit(await loadKeys(folder))
  })

  test('forgets the old keys, and keeps what cannot be made anew', async () => {
    const before = (await readKeyFile(folder))!
    await copyFile(join(folder, 'keys.json'), join(folder, 'before.json'))
    await beginRotation(folder)
    await finishRotation(world.connection, folder, sealedTables)
    const after = (await readKeyFile(folder))!
    expect(after.seal).toHaveLength(1)
    expect(after.seal[0]).not.toEqual(before.seal[0])
    expect(after.blind).not.toBe(before.blind)
    expect([after.sign, after.pepper]).toEqual([before.sign, before.pepper])
    const old = makeKeys(JSON.parse(await readFile(join(folder, 'before.json'), 'utf8')))
    expect(() => old.open(Buffer.alloc(40, after.seal[0]!.id), 'x')).toThrow('does not have')
    await allFit(await loadKeys(folder))
  })

  test('a roster that is sent again after it still invites nobody twice', async () => {
    const keys = await loadKeys(folder)
    await expect(addInvitation(keys)).rejects.toThrow('invitation_once')
  })

  test('a PIN stays good', async () => {
    const file = (await readKeyFile(folder))!
    const pepper = makeKeys(file).pepper('123456', 'account.pin/x')
    expect(pepper.equals(world.house.keys.pepper('123456', 'account.pin/x'))).toBe(true)
  })
})
