import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { STANDING } from '@gridward/contract/metrics'
import { openJournal } from '../platform/journal.ts'
import { sql } from '../platform/sql.ts'
import { stocksOf as registerStocks } from '../people/store-moving.ts'
import { stocksOf as claimStocks } from '../declarations/store-moving.ts'
import type { Tx } from '../platform/database.ts'
import { fence, openWorld, type Person, type World } from '../harness/world.ts'
import { pathsOf, translate } from './index.ts'
import { addAreas } from './store-tree.ts'

const street = '440112001'
const other = '440112002'
const communities = ['001', '002', '003', '004'].map((n) => street + n)
const grids = communities.flatMap((c) => Array.from({ length: 10 }, (_, i) => c + String(i + 1).padStart(3, '0')))
const perGrid = 125
const nobody = { account: null, session: null, device: null, job: 'test' }

let world: World
let first: Person
let second: Person

beforeAll(async () => {
  world = await openWorld()
  await world.house.db.transact(fence(world.district), async (tx) => {
    const area = (path: string) => ({
      ...{ path, parent: path.length === 9 ? '' : path.slice(0, -3), name: `名${path}`, code: '' },
      level: path.length === 9 ? ('street' as const) : path.length === 12 ? ('community' as const) : ('grid' as const),
      kind: path.length === 15 ? ('grid' as const) : ('residents' as const),
    })
    const all = [street, other, '440112003', ...communities, `${other}001`, ...grids]
    await addAreas(tx, world.district, '2020-01-01', all.map(area))
    await fill()
    const deltas = await stocksOf(tx, world.district, grids)
    openJournal(tx, world.district, nobody)({ kind: 'test.filled', area: '', deltas })
  })
  first = await world.as('commander')
  second = await world.as('commander')
})
afterAll(() => world.close())

/** 50 doors a grid with 2 or 3 people each, every tenth door refused, every twentieth person in a ledger. */
async function fill(): Promise<void> {
  const doors = grids.flatMap((area) => Array.from({ length: 50 }, (_, i) => ({ id: uuidv7(), area, n: i })))
  const people = doors.flatMap((d, i) =>
    Array.from({ length: i % 2 ? 2 : 3 }, () => ({ area: d.area, household: d.id })),
  )
  await world.owner.transact(fence(world.district), async (tx) => {
    await tx.run(sql`
      insert into household (district, id, area, building, address, door, reach, created_at, updated_at)
      select ${world.district}::int, id, area, n % 5 + 1 || '号楼', area || '街' || n % 5 + 1 || '号楼' || n, area || n,
        case when n % 10 = 0 then 'refused' else 'visited' end, now(), now()
      from unnest(${doors.map((d) => d.id)}::uuid[], ${doors.map((d) => d.area)}::text[], ${doors.map((d) => d.n)}::int[]) as t(id, area, n)`)
    await tx.run(sql`
      insert into person (district, id, area, household, name, name_plain, name_pinyin, name_initials, facts, created_at, updated_at)
      select ${world.district}::int, gen_random_uuid(), area, household, '某', '某', 'mou', 'm', '{}', now(), now()
      from unnest(${people.map((p) => p.area)}::text[], ${people.map((p) => p.household)}::uuid[]) as t(area, household)`)
    await tx.run(sql`
      insert into membership (district, person, household, starts_on, area)
      select district, id, household, '2020-01-01', area from person`)
    await tx.run(sql`
      insert into baseline (district, area, households, people, source, counted_on, recorded_at)
      select ${world.district}::int, area, 50, 125, '台账', '2020-01-01', now() from unnest(${grids}::text[]) as t(area)`)
    await tx.run(sql`
      insert into submission (district, id, area, questionnaire, version, source, state, answers, digest, observed_at, recorded_at,
        received_at, household)
      select district, gen_random_uuid(), area, 'q', 1, 'self', case when random() < 0.5 then 'claim' else 'accepted' end, '{}',
        '\\x00', now(), now(), now(), id from household where random() < 0.1`)
    await tx.run(sql`
      insert into person_tag (district, person, kind, opened_at, area, basis, purpose, since)
      select district, id, 'key', now(), area, '{}', 'care', '2020-01-01' from person where random() < 0.05`)
  })
}

const stocksOf = async (tx: Tx, district: number, leaves: string[]) => [
  ...(await registerStocks(tx, district, leaves)),
  ...(await claimStocks(tx, district, leaves)),
]

type Rows = Record<string, unknown[]>
const tables = ['household', 'person', 'membership', 'person_tag', 'baseline', 'submission']

/** Everything that is current, so that two moments can be compared whole. */
async function rowsNow(): Promise<Rows> {
  return world.owner.transact(fence(world.district), async (tx) => {
    const out: Rows = {}
    for (const table of tables)
      out[table] = (await tx.client.query(`select to_jsonb(t) as r from ${table} t order by to_jsonb(t)::text`)).rows
    out['open'] = await tx.query(sql`select path, name, code from area where valid_to is null order by path`)
    out['duties'] = await tx.query(sql`
      select area, person, duty, starts_on::text from responsible where ends_on is null order by area, person`)
    return out
  })
}

const counters = async (): Promise<Map<string, number>> => {
  await world.settle()
  const rows = await world.owner.transact(fence(world.district), (tx) =>
    tx.query<{ area: string; metric: string; n: number }>(
      sql`select area, metric, n from counter where district = ${world.district} and day = ${STANDING}::date and n <> 0`,
    ),
  )
  return new Map(rows.map((r) => [`${r.area} ${r.metric}`, r.n]))
}

/** Counters of the leaves against a count of the rows. */
async function expectCounted(): Promise<void> {
  const shown = await counters()
  const counted = await world.house.db.transact(fence(world.district), async (tx) => {
    const leaves = await tx.query<{ path: string }>(sql`select path from area where length(path) = 15`)
    return stocksOf(
      tx,
      world.district,
      leaves.map((l) => l.path),
    )
  })
  const leaf = [...shown].filter(([key]) => key.split(' ')[0]?.length === 15).sort()
  expect(leaf).toEqual(counted.map((d) => [`${d.area} ${d.metric}`, d.n]).sort())
}

async function carryOut(steps: unknown[], title = '调整'): Promise<{ id: string; ms: number }> {
  const body = { id: uuidv7(), title, reason: '测试', day: '2020-02-10', steps }
  const seen = await first.post('/api/redivisions', body)
  expect(seen.code, seen.text).toBe(200)
  expect(seen.json.faults).toEqual([])
  await first.post(`/api/redivisions/${body.id}/sign`, { digest: seen.json.digest })
  const start = performance.now()
  const done = await second.post(`/api/redivisions/${body.id}/sign`, { digest: seen.json.digest })
  const ms = performance.now() - start
  expect(done.code, done.text).toBe(200)
  return { id: body.id, ms }
}

async function undo(id: string): Promise<void> {
  expect((await second.post(`/api/redivisions/${id}/undo`)).code).toBe(200)
  const { json, text } = await first.post(`/api/redivisions/${id}/undo`)
  expect(json.state, text).toBe('undone')
}

/** Each community's ten grids become eight: by building, the last one taking the rest. */
const redrawAll = communities.map((c) => ({
  do: 'redraw',
  from: grids.filter((g) => g.startsWith(c)),
  into: [...[1, 2, 3, 4].map((n) => ({ name: `${n}号楼`, addresses: [`${n}号楼`] })), { name: '其余' }],
}))

describe('redrawing 40 grids with 5,000 people', () => {
  let id = ''
  let before: Rows
  let worker: Person

  it('takes at most five seconds', async () => {
    worker = await world.as('gridWorker', grids[0] ?? '')
    before = await rowsNow()
    expect(before['person']).toHaveLength(grids.length * perGrid)
    await expectCounted()
    const done = await carryOut(redrawAll)
    id = done.id
    console.info(`redrew 40 grids with 5,000 people in ${Math.round(done.ms)} ms`)
    expect(done.ms).toBeLessThan(5000)
  })

  it('sends people, homes and ledgers with their door, and coverage is right at every level', async () => {
    const now = await rowsNow()
    const area = (row: unknown): string => (row as { r: { area: string } }).r.area
    expect(now['person']?.some((row) => grids.includes(area(row)))).toBe(false)
    const home = new Map(now['household']?.map((row) => [(row as { r: { id: string } }).r.id, area(row)]))
    for (const row of now['membership'] ?? [])
      expect(area(row)).toBe(home.get((row as { r: { household: string } }).r.household))
    await expectCounted()
    const shown = await counters()
    expect(shown.get(' people')).toBe(5000)
    expect(shown.get(`${street} households`)).toBe(2000)
    expect([...shown.keys()].some((key) => grids.includes(key.split(' ')[0] ?? ''))).toBe(false)
  })

  it('gives a grid worker every part of the old grid at once, and no other', async () => {
    const paths = (await worker.get('/api/areas')).json.areas.map((a: { path: string }) => a.path)
    const own = paths.filter((p: string) => p.length === 15)
    expect(own).toHaveLength(5)
    expect(own.every((p: string) => p.startsWith(communities[0] ?? '!'))).toBe(true)
  })

  it("leaves a phone with last week's path an answer", async () => {
    await world.house.db.transact(fence(world.district), async (tx) => {
      const led = await translate(tx, world.district, grids[3] ?? '')
      expect(led).toMatchObject({ moved: true })
      expect(led?.others).toHaveLength(4)
      expect(await translate(tx, world.district, '440112999')).toBeUndefined()
      expect(await translate(tx, world.district, communities[0] ?? '')).toMatchObject({ moved: false })
    })
  })

  it('is undone to the same rows, counters included', async () => {
    await undo(id)
    const after = await rowsNow()
    for (const table of [...tables, 'open']) expect(after[table], table).toEqual(before[table])
    await expectCounted()
    await world.house.db.transact(fence(world.district), async (tx) => {
      expect(await translate(tx, world.district, grids[3] ?? '')).toMatchObject({ path: grids[3], moved: false })
      expect(await translate(tx, world.district, `${communities[0]}011`)).toMatchObject({ moved: true })
    })
  })
})

describe('a community that goes to another street', () => {
  const gone = communities[1] ?? ''
  let id = ''

  it('is read by the officer of the new street under both paths, and no more by the old one', async () => {
    const done = await carryOut([{ do: 'move', from: gone, under: other }])
    id = done.id
    const officer = await world.as('streetOfficer', other)
    const paths = (await officer.get('/api/areas')).json.areas.map((a: { path: string }) => a.path)
    expect(paths).toContain(`${other}002`)
    expect(paths).toContain(`${other}002010`)
    await world.house.db.transact(fence(world.district), async (tx) => {
      expect(await pathsOf(tx, world.district, [other])).toEqual([gone])
      expect(await pathsOf(tx, world.district, [street])).toEqual([])
      expect(await pathsOf(tx, world.district, [`${other}002003`])).toEqual([`${gone}003`])
      expect(await translate(tx, world.district, `${gone}003`)).toMatchObject({ path: `${other}002003` })
    })
    await expectCounted()
    expect((await counters()).get(`${other} people`)).toBe(1250)
    const me = (await officer.get('/api/session')).json
    expect(me.grants.map((g: { prefix: string }) => g.prefix)).toEqual([other])
    expect((await officer.get(`/api/areas/history?area=${gone}`)).json.wentTo).toHaveLength(1)
    const before = await world.as('streetOfficer', street)
    expect((await before.get(`/api/areas/history?area=${other}002`)).code).toBe(404)
    expect((await before.get('/api/areas')).json.areas.some((a: { path: string }) => a.path.startsWith(gone))).toBe(
      false,
    )
  })

  it('is found after a second move from the first path on', async () => {
    const next = await carryOut([{ do: 'move', from: `${other}002`, under: '440112003' }])
    await world.house.db.transact(fence(world.district), async (tx) => {
      expect(await translate(tx, world.district, `${gone}003`)).toMatchObject({ path: '440112003002003' })
      expect(await pathsOf(tx, world.district, ['440112003'])).toEqual([gone, `${other}002`])
    })
    expect((await first.post(`/api/redivisions/${id}/undo`)).code).toBe(409)
    await undo(next.id)
    await world.house.db.transact(fence(world.district), async (tx) => {
      expect(await translate(tx, world.district, `${gone}003`)).toMatchObject({ path: `${other}002003` })
    })
  })

  it('is undone for ninety days, and then no more', async () => {
    const age = (days: number) =>
      world.owner.transact(fence(world.district), (tx) =>
        tx.run(sql`update redivision set second_at = second_at - make_interval(days => ${days}) where id = ${id}`),
      )
    await age(91)
    const late = await second.post(`/api/redivisions/${id}/undo`)
    expect([late.code, late.json.detail]).toEqual([409, expect.stringContaining('九十天')])
    await age(-91)
  })

  it('brings back what was added meanwhile when it is undone', async () => {
    const site = { id: uuidv7(), area: `${other}002003`, kind: 'gate', name: '新卡口' }
    expect((await first.post('/api/sites', site)).code).toBe(200)
    await undo(id)
    const [found] = (await first.get(`/api/sites?area=${gone}`)).json.items
    expect(found).toMatchObject({ name: '新卡口', area: `${gone}003` })
  })
})

it('any redrawing of some grids, undone, gives the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(grids.slice(0, 10), { minLength: 1, maxLength: 6 }),
      fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 0, maxLength: 3 }),
      fc.boolean(),
      async (from, buildings, stay) => {
        const before = await rowsNow()
        const parts = buildings.map((n) => ({ name: `新${n}`, addresses: [`${n}号楼`] }))
        const { id } = await carryOut([
          { do: 'redraw', from, into: [...parts, stay ? { path: from[0] } : { name: '余' }] },
        ])
        await expectCounted()
        await undo(id)
        const after = await rowsNow()
        for (const table of [...tables, 'open', 'duties']) expect(after[table], table).toEqual(before[table])
        await expectCounted()
      },
    ),
    { numRuns: 4 },
  )
})
