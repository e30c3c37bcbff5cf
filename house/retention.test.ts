import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCatalogue } from './catalogue.ts'
import { readTables, undeclaredTables } from './guards/tables.ts'

describe('a table that holds people', () => {
  let client: pg.Client
  let close: () => Promise<void>
  const said = async () => undeclaredTables((await client.query(readTables)).rows)

  /** What the guard says of tables that are planted in the migrated database, and taken back. */
  async function planted(ddl: string): Promise<string[]> {
    await client.query('begin')
    await client.query(ddl)
    const found = await said()
    await client.query('rollback')
    return found.filter((line) => line.startsWith('planted'))
  }

  beforeAll(async () => {
    ;({ client, close } = await openCatalogue('house'))
  })
  afterAll(() => close())

  test('says why, how long and how it is erased, and stands behind a fence', async () => {
    expect(await said()).toEqual([])
  })

  const table = 'create table planted (district int, name text);'
  const fence = "alter table planted enable row level security; create policy p on planted using (name >= 'a');"
  const comment = "comment on table planted is 'purpose: care; retention: 28 days; method: row deleted';"

  test('is passed with purpose, retention, method and a fence', async () => {
    expect(await planted(table + fence + comment)).toEqual([])
  })
  test('is refused without a comment, and each missing part is named', async () => {
    const all = 'planted: has row level security and its comment does not say purpose, retention, method'
    expect(await planted(table + fence)).toEqual([all])
    const some = await planted(table + fence + comment.replace('retention: 28 days; ', ''))
    expect(some.join()).toMatch(/does not say retention$/)
  })
  test('is refused without a fence, unless its comment gives the reason', async () => {
    expect(await planted(table + comment)).toEqual(['planted: has no row level security and no reason'])
    expect(await planted(table + comment.replace("deleted'", "deleted; no fence: read before a login'"))).toEqual([])
  })
  test('is refused with a fence that has no policy, or one with a sub-query', async () => {
    const secured = `${table}${comment}alter table planted enable row level security;`
    expect(await planted(secured)).toEqual(['planted: row level security without a policy'])
    const nested = 'create policy p on planted using (name >= (select max(zone) from district));'
    expect(await planted(secured + nested)).toEqual(['planted: a policy contains a sub-query'])
  })
  test('is told from one that holds nobody, which says so where a column suggests otherwise', async () => {
    expect(await planted('create table planted (day date, n int)')).toEqual([])
    const counter = 'create table planted (district int, area text, n int);'
    expect(await planted(counter)).toHaveLength(1)
    expect(await planted(`${counter}comment on table planted is 'no people: sums by area'`)).toEqual([])
  })
})
