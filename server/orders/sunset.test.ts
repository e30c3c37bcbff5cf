import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asJob } from '../access/index.ts'
import { plantAreas } from '../harness/areas.ts'
import { declare, hireStaff, plantPeople, type Staff } from '../harness/limits.ts'
import { plant } from '../harness/plant.ts'
import { openWorld, type World } from '../harness/world.ts'
import { allMovers } from '../moving.ts'
import { advanceClock, now, setClock } from '../platform/clock.ts'
import { openJournal } from '../platform/journal.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { verifyJournal } from '../platform/verify.ts'
import { recountAll } from '../recount.ts'
import { sweepRetention } from '../retention.ts'
import { sunsetsDue } from './index.ts'
import { expire } from './jobs.ts'

const [near, far] = ['440112001003001', '440112002001001']
const day = 86_400
let world: World
let staff: Staff
let id: string
beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [near, far])
  staff = await hireStaff(world, '440112001003')
  id = await declare(staff, '2020-03-10T00:00:00Z')
  await fillRegister()
})
afterAll(() => world.close())

/** People, doors, a ledger, a waiting claim, a visit, and the counters that go with them. */
async function fillRegister(): Promise<void> {
  const [person] = await plantPeople(world, near, 3)
  await plantPeople(world, far, 2)
  await world.owner.pool.query(`update person set name = '赵某', name_plain = '赵某' where area = '${near}'`)
  const household = uuidv7()
  await plant(world, 'household', { id: household, area: near, reach: 'visited', events: [] })
  await plant(world, 'membership', { person, household, area: near, starts_on: '2020-02-10' })
  await plant(world, 'person_tag', { person, kind: 'fever', area: near, basis: {} })
  const submission = uuidv7()
  await plant(world, 'submission', { id: submission, area: near, source: 'self', state: 'claim', answers: {} })
  await plant(world, 'receipt', { submission })
  await plant(world, 'visit', { area: near, household, result: 'home', source: 'door' })
  await plant(world, 'tray', { area: far, kind: 'dead' })
  const run = uuidv7()
  await plant(world, 'import_run', { id: run, area: near, state: 'done', reading: {}, prefixes: [near] })
  await plant(world, 'import_row', { import: run, area: near, outcome: 'stored', ordinal: 1 })
  const scope = asJob('retention.sweep', world.district)
  const deltas = await world.owner.transact(noFence, async (tx) =>
    (await Promise.all(allMovers.map((m) => m.stocks?.(tx, world.district, [near, far]) ?? []))).flat(),
  )
  await world.house.db.transact(fenceOf(scope), async (tx) => {
    const journal = openJournal(tx, world.district, scope.actor)
    journal({
      kind: 'test.counted',
      area: near,
      deltas: [...deltas, { area: near, day: '2020-02-10', metric: 'visits', n: 7 }],
    })
    journal({ kind: 'test.said', area: near, subject: person, content: { name: '赵某' } })
  })
  await world.settle()
}

const register = ['person', 'household', 'membership', 'person_tag', 'submission', 'receipt', 'visit', 'tray'] as const
const tables = [...register, 'import_run', 'import_row'] as const
async function rows(): Promise<Record<string, number>> {
  const text = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`)
  return (await world.owner.pool.query(`select ${text}`)).rows[0]
}
const full = { ...Object.fromEntries(tables.map((t) => [t, 1])), person: 5 }
const night = async () => {
  const swept = await sweepRetention(world.house)
  await world.settle()
  return swept
}
/** Weeks pass, and everybody stays signed in. */
async function pass(seconds: number): Promise<void> {
  advanceClock(seconds)
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`update session set idle_until = '2030-01-01', seen_at = ${now()}`),
  )
  world.house.sessions.clear()
}
const view = async () => (await staff.headquarters.get(`/api/orders/emergencies/${id}/sunset`)).json
const sign = async (by = staff.headquarters) =>
  by.post(`/api/orders/emergencies/${id}/sunset/sign`, { content: (await view()).content })
const counter = async (metric: string, area = ''): Promise<number | undefined> =>
  (
    await world.owner.transact(noFence, (tx) =>
      tx.maybe<{ n: number }>(
        sql`select n from counter where district = ${world.district} and area = ${area} and metric = ${metric}`,
      ),
    )
  )?.n

describe('the data of an emergency', () => {
  it('stay while it holds, and nobody can sign that they go', async () => {
    expect(await view()).toMatchObject({ state: 'notYet', dueAt: null })
    expect((await sign()).json.detail).toContain('还没有结束')
    expect((await recountAll(world.connection)).drift).toEqual([])
  })

  it('wait for two people of different units after its end, however long that takes', async () => {
    setClock('2020-03-10T00:00:01.000Z')
    await pass(0)
    await expire(world.house.db)
    expect(await view()).toMatchObject({ state: 'unsigned', overAt: now() })
    await pass(60 * day)
    await night()
    expect(await rows()).toEqual(full)
    expect(
      (await staff.community.post(`/api/orders/emergencies/${id}/sunset/sign`, { content: '0'.repeat(64) })).code,
    ).toBe(403)
    const stale = await staff.headquarters.post(`/api/orders/emergencies/${id}/sunset/sign`, {
      content: '0'.repeat(64),
    })
    expect(stale.json.code).toBe('changedMeanwhile')
    expect((await sign()).json).toMatchObject({ state: 'signed', mine: true, dueAt: null })
    expect((await sign()).json.code).toBe('needsSecondPerson')
    expect((await sign(staff.health)).json).toMatchObject({ state: 'notice' })
  })

  it('stay when the signatures are taken back before the notice is over', async () => {
    const stop = () => staff.health.post(`/api/orders/emergencies/${id}/sunset/stop`, { why: '还有复核' })
    expect((await stop()).json).toEqual({ done: true })
    expect((await stop()).code).toBe(410)
    expect((await view()).state).toBe('unsigned')
    await sign()
    // what goes is not what the first one saw
    const first = (other: string) => world.owner.pool.query(`update sunset set content = ${other}`)
    await first(`decode(repeat('0', 64), 'hex')`)
    expect((await sign(staff.health)).json.code).toBe('changedMeanwhile')
    await first(`decode('${(await view()).content}', 'hex')`)
    await sign(staff.health)
  })

  it('go after thirty days, not a minute before; another emergency keeps what it needs', async () => {
    const { dueAt, steps } = await view()
    expect(steps[0]).toEqual({ what: 'register', on: dueAt })
    setClock(dueAt)
    await pass(-60)
    await night()
    expect(await rows()).toEqual(full)
    expect((await world.nobody.get('/deleted')).text).toContain('公示中')
    await declare(staff, '2020-08-01T00:00:00Z', { area: '440112002' })
    advanceClock(120)
    expect((await view()).except).toEqual(['440112002'])
    await night()
    expect(await rows()).toEqual({ ...Object.fromEntries(tables.map((t) => [t, 0])), person: 2, tray: 1 })
    expect(await view()).toMatchObject({ state: 'done', doneAt: now() })
    expect((await view()).proof).toContainEqual({ table: 'person', n: 3 })
  })

  it('leave the counters right: stocks without them, days as they were', async () => {
    expect(await counter('people')).toBe(2)
    expect(await counter('people', near)).toBe(0)
    expect(await counter('claims.waiting')).toBe(0)
    expect(await counter('tags.fever')).toBe(0)
    expect(await counter('visits')).toBe(7)
    expect((await recountAll(world.connection)).drift).toEqual([])
  })

  it('leave no content in the journal, which stays whole', async () => {
    const said = await world.owner.transact(noFence, (tx) =>
      tx.query<{ content: unknown; erased_under: string }>(
        sql`select d.content, d.erased_under from journal j join journal_detail d on d.district = j.district and d.id = j.id
            where j.kind = 'test.said'`,
      ),
    )
    expect(said).toEqual([{ content: null, erased_under: 'record' }])
    expect((await verifyJournal(world.owner)).fault).toBeNull()
  })

  it('leave nothing of a person in any table', async () => {
    const { pool } = world.owner
    const { rows: all } = await pool.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    )
    const found: string[] = []
    for (const { name } of all) {
      const { rowCount } = await pool.query(`select 1 from "${name}" t where t::text like '%赵某%' limit 1`)
      if (rowCount) found.push(name)
    }
    expect(all.length).toBeGreaterThan(40)
    expect(found).toEqual([])
  })

  it('leave a proof that everybody can read, without a name in it', async () => {
    const page = await world.nobody.get('/deleted?language=en')
    expect(page.text).toContain('People：3 records')
    expect(page.text).not.toContain('赵')
    expect((await staff.headquarters.post(`/api/orders/emergencies/${id}/sunset/stop`, { why: 'x' })).code).toBe(410)
  })
})

it('a redivision is followed: what goes, and what another emergency keeps, under the old path and today’s', async () => {
  const [mine, other] = [uuidv7(), uuidv7()]
  const moved = { '440112005': '440112001', '440112006': '440112001003' }
  for (const [path, to] of Object.entries(moved)) {
    await plant(world, 'area', {
      path,
      parent: '',
      level: 'street',
      kind: 'street',
      valid_from: '2019-01-01',
      valid_to: '2020-01-01',
    })
    await plant(world, 'area_alias', { old_path: path, new_path: to, main: true })
  }
  const signed = {
    second_signer: uuidv7(),
    first_unit: 'a',
    second_unit: 'b',
    starts_at: '2020-01-01',
    ends_at: '2020-02-01',
  }
  const times = { first_signed_at: '2020-01-01', second_signed_at: '2020-01-01', sunset_at: '2020-02-01' }
  await plant(world, 'emergency', { id: mine, area: '440112005', ...signed, ...times })
  await plant(world, 'emergency', { id: other, area: '440112006', ...signed, ...times, ends_at: '2020-03-01' })
  const { second_signer, second_unit } = signed
  const notice = { second_signer, second_unit, first_signed_at: '2020-01-01', second_signed_at: '2020-01-01' }
  await plant(world, 'sunset', { emergency: mine, ...notice, due_at: '2020-03-02' })
  const due = await world.owner.transact(noFence, (tx) => sunsetsDue(tx, world.district, now()))
  expect(due).toEqual([{ id: mine, areas: ['440112005', '440112001'], except: ['440112001003', '440112006'] }])
})
