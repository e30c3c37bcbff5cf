import { describe, expect, test } from 'vitest'
import { undeclaredTables } from './tables.ts'

const said = (text: string) => undeclaredTables([{ path: 'database/migrations/0001_a.sql', text }])

const table =
  "create table person (\n  district int not null,\n  name text,\n  check (name <> 'a;b'),\n  primary key (district, name)\n);"
const fence =
  "alter table person enable row level security;\ncreate policy fence on person using (area >= current_setting('lo'));"
const comment = "comment on table person is\n  'purpose: care; retention: 28 days; method: row deleted';"

describe('a table that holds people', () => {
  test('is passed with purpose, retention, method and a fence', () => {
    expect(said([table, fence, comment].join('\n'))).toEqual([])
  })
  test('is refused without a comment, and each missing part is named', () => {
    expect(said(table + fence)).toEqual([
      'person: has row level security and its comment does not say purpose, retention, method',
    ])
    expect(said(table + fence + comment.replace('retention: 28 days; ', ''))[0]).toMatch(/does not say retention$/)
  })
  test('is refused without a fence, unless the comment gives the reason', () => {
    expect(said(table + comment)).toEqual(['person: has no row level security and no reason for it'])
    expect(said(table + comment.replace("deleted'", "deleted; no fence: read before anyone is signed in'"))).toEqual([])
  })
  test('is refused with row level security that has no policy', () => {
    expect(said(`${table}alter table person enable row level security;${comment}`)).toHaveLength(1)
  })
  test('is refused with a sub-query in its policy', () => {
    expect(said([table, fence.replace("current_setting('lo')", '(select lo from scope)'), comment].join('\n'))).toEqual(
      ['person: a policy contains a sub-query'],
    )
  })
  test('is found when the column comes later, and forgotten when the table goes', () => {
    const late = 'create table thing (id uuid); alter table thing add column household uuid;'
    expect(said(late)).toHaveLength(2)
    expect(said(`${late} drop table thing;`)).toEqual([])
  })
})

describe('a table that holds nobody', () => {
  test('needs nothing without a telling column', () => {
    expect(said('create table counted (day date, n int); -- create table x (name text);')).toEqual([])
  })
  test('says so when it has one', () => {
    const text = 'create table counter (area text, n int);'
    expect(said(text)).toHaveLength(2)
    expect(said(`${text} comment on table counter is 'no people: sums by area';`)).toEqual([])
  })
})
