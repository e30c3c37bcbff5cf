import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fence, openWorld, type World } from '../harness/world.ts'
import type { Database } from '../platform/database.ts'
import { noFence, type Fence } from '../platform/scope.ts'
import { raw, sql } from '../platform/sql.ts'

type Column = { name: string; type: string; fills: boolean }
type Table = { name: string; area: 'area' | 'prefix'; columns: Column[] }

const home = '440112001003'
let world: World
let app: Database
let other: number
let tables: Table[]

beforeAll(async () => {
  world = await openWorld()
  app = world.house.db
  other = await world.addDistrict('另一个区', ['440113'])
  tables = await fencedTables()
  for (const table of tables) await plant(table)
})
afterAll(() => world.close())

/** Every table with row level security, and which of its columns must be filled. */
const fencedTables = (): Promise<Table[]> =>
  world.owner.transact(noFence, (tx) =>
    tx.query<Table>(sql`
      select c.relname as name,
        case when exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'area') then 'area' else 'prefix' end as area,
        (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
            'fills', a.attnotnull and not a.atthasdef and a.attidentity = '') order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
      order by c.relname`),
  )

const values: Record<string, string> = {
  integer: '1',
  bigint: '1',
  smallint: '1',
  'double precision': '1',
  numeric: '1',
  boolean: 'false',
  uuid: 'gen_random_uuid()',
  bytea: `'\\x00'::bytea`,
  jsonb: `'{}'::jsonb`,
  date: `'2020-02-10'::date`,
  'timestamp with time zone': `'2020-02-10T00:00:00Z'::timestamptz`,
  text: `'x'`,
  'text[]': `'{}'::text[]`,
  'uuid[]': `'{}'::uuid[]`,
}

/** One row at `home`, whatever else the table wants: its checks and references are off for it. */
async function plant(table: Table): Promise<void> {
  const wanted = table.columns.filter((c) => c.fills || c.name === 'district' || c.name === table.area)
  const valueOf = ({ name, type }: Column): string => {
    if (name === 'district') return String(world.district)
    if (name === table.area) return `'${home}'`
    const value = values[type]
    if (!value) throw new Error(`no value for ${table.name}.${name} (${type})`)
    return value
  }
  await world.owner.transact(noFence, async (tx) => {
    await tx.query(sql`select set_config('session_replication_role', 'replica', true)`)
    const checks = await tx.query<{ name: string }>(sql`
      select conname as name from pg_constraint where conrelid = ${`public.${table.name}`}::regclass and contype = 'c'`)
    for (const { name } of checks) await tx.run(raw(`alter table "${table.name}" drop constraint "${name}"`))
    const names = wanted.map((c) => `"${c.name}"`).join(', ')
    await tx.run(raw(`insert into "${table.name}" (${names}) values (${wanted.map(valueOf).join(', ')})`))
  })
}

const count = (at: Fence, { name, area }: Table): Promise<number> =>
  app.transact(at, async (tx) => {
    const [row] = await tx.query<{ n: number }>(
      raw(`select count(*)::int as n from "${name}" where "${area}" = '${home}'`),
    )
    return row!.n
  })

async function seen(at: Fence): Promise<string[]> {
  const found: string[] = []
  for (const table of tables) if ((await count(at, table)) > 0) found.push(table.name)
  return found
}

describe('a table that holds people', () => {
  it('answers no row to whoever proved no right', async () => {
    expect(tables.length).toBeGreaterThan(8)
    expect(await seen(noFence)).toEqual([])
  })

  it('answers its rows inside the right area, also behind several prefixes', async () => {
    const all = tables.map(({ name }) => name)
    expect(await seen(fence(world.district))).toEqual(all)
    expect(await seen(fence(world.district, '440112001', '440112002'))).toEqual(all)
    expect(await seen({ ...fence(world.district, '44011', '44012'), cut: '440112001,440113' })).toEqual(all)
  })

  it('answers none to a sibling, to somebody below, behind other prefixes, or in another district', async () => {
    for (const at of [
      fence(world.district, '440112002', '440112003'),
      fence(world.district, `${home}001`, `${home}002`),
      { ...fence(world.district, '44011', '44012'), cut: '440112002,440113' },
      fence(other),
    ])
      expect(await seen(at)).toEqual([])
  })

  it('takes no row to an area outside', async () => {
    const at = fence(world.district, '440112001', '440112002')
    for (const { name, area } of tables) {
      const move = raw(`update "${name}" set "${area}" = '440112009' where "${area}" = '${home}'`)
      await expect(app.transact(at, (tx) => tx.run(move))).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('keeps its fence against the application’s own role, which owns nothing and passes no fence', async () => {
    const role = await world.owner.transact(noFence, (tx) =>
      tx.one<object>(sql`
        select r.rolsuper, r.rolbypassrls, r.rolcanlogin,
          (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
        from pg_roles r where r.rolname = 'gridward_app'`),
    )
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: 0 })
  })

  it('is not looked at past its fence by a view or a function of ours', async () => {
    const found = await world.owner.transact(noFence, (tx) =>
      tx.query(sql`
        select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
          and not coalesce(reloptions::text like '%security_invoker=true%', false)
        union all select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`),
    )
    expect(found).toEqual([])
  })
})

describe('a connection of the pool', () => {
  it('carries nobody’s right into the next transaction, not even after an error', async () => {
    const table = tables[0]!
    await app
      .transact(fence(world.district), async () => Promise.reject(new Error('in the middle')))
      .catch(() => undefined)
    const both = await Promise.all(
      Array.from({ length: 40 }, (_, i) => count(i % 2 ? noFence : fence(world.district), table)),
    )
    expect(both).toEqual(Array.from({ length: 40 }, (_, i) => (i % 2 ? 0 : 1)))
  })
})
