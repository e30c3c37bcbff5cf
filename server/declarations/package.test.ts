import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { advanceClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql, type Sql } from '../platform/sql.ts'

const grid = '440112001003001'
const beside = '440112001003002'
const [door, person] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002']
let world: World
let worker: Person
let known: string

const run = (...statements: Sql[]): Promise<void> =>
  world.owner.transact(noFence, async (tx) => {
    for (const statement of statements) await tx.run(statement)
  })
const addDoor = (id: string, area: string): Sql => sql`
  insert into household (district, id, area, address, door, due_at, created_at, updated_at)
  values (${world.district}, ${id}, ${area}, ${id}, ${id}, '2020-02-10T02:00:00Z', now(), now())`

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid, beside])
  const sealed = world.house.keys.seal(JSON.stringify({ f: {} }), 'person.sealed')
  await run(
    addDoor(door, grid),
    addDoor('018f0000-0000-7000-8000-000000000003', beside),
    sql`insert into person (district, id, area, household, name, name_plain, name_pinyin, name_initials, facts, sealed, created_at, updated_at)
      values (${world.district}, ${person}, ${grid}, ${door}, '某', '某', 'mou', 'm', '{}', ${sealed}, now(), now())`,
    sql`insert into membership (district, person, household, starts_on, area) values (${world.district}, ${person}, ${door}, '2020-01-01', ${grid})`,
  )
  worker = await world.as('gridWorker', '440112001003')
})
afterAll(() => world.close())

const ask = async (tag = '') =>
  (await worker.get(`/api/declarations/rounds/current/households?grid=${grid}${tag && `&known=${tag}`}`)).json
beforeEach(async () => {
  known = (await ask()).tag
})

describe("a worker's package that the phone has already", () => {
  it('is answered "same" without opening anything or anybody', async () => {
    const open = vi.spyOn(world.house.keys, 'open')
    expect(await ask(known)).toMatchObject({ same: true, tag: known, households: [], cut: false })
    expect(open).not.toHaveBeenCalled()
    expect((await ask()).households).toHaveLength(1)
    expect(open).toHaveBeenCalled()
    open.mockRestore()
  })

  it.each([
    ['a door changes', () => [sql`update household set reach = 'noAnswer' where id = ${door}`]],
    ['a person changes', () => [sql`update person set name = '改' where id = ${person}`]],
    [
      'a tag opens',
      () => [
        sql`
      insert into person_tag (district, person, kind, opened_at, area, basis, purpose, since)
      values (${world.district}, ${person}, 'key', now(), ${grid}, '{}', 'care', '2020-01-01')`,
      ],
    ],
    ['a tag closes', () => [sql`update person_tag set closed_at = now() where person = ${person}`]],
    [
      'a claim waits',
      () => [
        sql`
      insert into submission (district, id, area, household, questionnaire, version, source, state, answers, digest, place, observed_at, recorded_at, received_at)
      values (${world.district}, gen_random_uuid(), ${grid}, ${door}, 'q', 1, 'self', 'claim', '{}', '\\x00', '{}', now(), now(), now())`,
      ],
    ],
    ['a second look is due', () => [sql`update household set second_due = true where id = ${door}`]],
    [
      'a round begins',
      () => [
        sql`
      insert into round (district, id, area, name, starts_on, due_on, fresh_days, second_share, made_at)
      values (${world.district}, gen_random_uuid(), '', '一', '2020-02-10', '2020-02-12', 7, 0.02, now())`,
      ],
    ],
    ['somebody moves out', () => [sql`update membership set ends_on = '2020-02-10' where person = ${person}`]],
    ['a door is added', () => [addDoor('018f0000-0000-7000-8000-000000000004', grid)]],
  ])('is another one when %s', async (_what, change) => {
    await run(...change())
    const next = await ask(known)
    expect(next.same).toBe(false)
    expect((await ask(next.tag)).same).toBe(true)
  })

  it('is another one when a door becomes overdue by time alone, and the same when a door of another grid changes', async () => {
    await run(sql`update household set reach = 'refused' where area = ${beside}`)
    expect((await ask(known)).same).toBe(true)
    advanceClock(2 * 3600)
    worker = await world.as('gridWorker', '440112001003')
    expect((await ask(known)).same).toBe(false)
  })
})

it('says when a grid has more doors than a phone takes', async () => {
  await run(sql`
    insert into household (district, id, area, address, door, created_at, updated_at)
    select ${world.district}::int, gen_random_uuid(), ${grid}, n::text, n::text, now(), now() from generate_series(1, 5000) n`)
  const { households, cut } = await ask()
  expect([households.length, cut]).toEqual([5000, true])
})
