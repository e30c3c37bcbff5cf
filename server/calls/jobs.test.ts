import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { plantAreas } from '../harness/areas.ts'
import { must } from '../harness/limits.ts'
import { openWorld, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { raw, sql } from '../platform/sql.ts'
import { inTurns, turnCalls } from './jobs.ts'

const grid = '440112001003001'
let world: World

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid])
})
afterAll(() => world.close())

test('a batch that gets on no further ends the turn, and one that always does is stopped', async () => {
  const asked: number[] = []
  const gives = (n: number) => async () => asked.push(n) && n
  await inTurns(gives(199))
  expect(asked.splice(0)).toHaveLength(1)
  await inTurns(gives(200))
  expect(asked).toHaveLength(50)
})

test('more calls than a batch holds are routed in one turn, each once', async () => {
  const officer = await world.as('communityOfficer', '440112001003')
  await must(officer.post('/api/calls', { id: uuidv7(), area: grid, kind: 'help', text: '送药' }))
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`
      insert into call (district, id, area, at_area, kind, source, text_sealed, digest, raised_at, due_at)
      select district, gen_random_uuid(), area, at_area, kind, source, text_sealed, digest, raised_at, due_at
      from call, generate_series(1, 449)`),
  )
  await turnCalls(world.house.db, world.house.keys)
  const rows = await world.owner.transact(noFence, (tx) =>
    tx.query(sql`
      select c.state, count(*)::int as n from call c join call_step s on s.call = c.id and s.what = 'routed' group by 1`),
  )
  expect(rows).toEqual([{ state: 'routed', n: 450 }])
})

test('a call that cannot be kept routed keeps no other from being routed', async () => {
  const officer = await world.as('communityOfficer', '440112001003')
  const [bad, good] = [uuidv7(), uuidv7()]
  for (const id of [bad, good]) await must(officer.post('/api/calls', { id, area: grid, kind: 'help', text: '送菜' }))
  const states = () =>
    world.owner.transact(noFence, (tx) =>
      tx.query<{ id: string; state: string }>(
        sql`select id, state from call where id = any(${[bad, good]}::uuid[]) order by id`,
      ),
    )
  const change = (text: string) => world.owner.transact(noFence, (tx) => tx.run(raw(text)))
  await change(`alter table call_step add constraint refused check (call <> '${bad}' or what <> 'routed')`)
  const failed = turnCalls(world.house.db, world.house.keys)
  await expect(failed).rejects.toThrow('calls: ')
  expect(await states()).toEqual([
    { id: bad, state: 'raised' },
    { id: good, state: 'routed' },
  ])
  await change('alter table call_step drop constraint refused')
  await turnCalls(world.house.db, world.house.keys)
  expect((await states()).map(({ state }) => state)).toEqual(['routed', 'routed'])
})
