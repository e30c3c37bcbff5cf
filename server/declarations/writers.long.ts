// minutes: 4
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asJob } from '../access/index.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { stocksOf } from '../people/store-moving.ts'
import { replay } from './replay.ts'
import { home, number, visit, withNumber } from './samples.ts'

const community = '440112001003'
const writers = Array.from({ length: 16 }, (_, i) => i)
let world: World
let officer: Person

beforeAll(async () => {
  world = await openWorld()
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  officer = await world.as('communityOfficer', community)
})
afterAll(() => world.close())

/** 20 doors that everybody knows, with people who move between them; each writer walks them in an order of its own. */
function batch(area: (door: number) => string, writer: number, round: number): unknown[] {
  return Array.from({ length: 20 }, (_, i) => {
    const door = (i * (writer % 7) + i + writer * 3 + round) % 20
    const person = (door + round * (writer % 3)) % 40
    const birth = `19${String(50 + (person % 40))}0301`
    const people = [withNumber(`住户${person}`, person, { idNumber: number(person, birth) })]
    const at = new Date(Date.UTC(2020, 1, 9, round % 24, (writer * 3) % 60)).toISOString()
    const answers = round % 4 === 3 ? null : home(`L${door}`, people)
    const result = answers ? 'home' : 'noAnswer'
    return visit(area(door), `L${door}`, answers, { result, observedAt: at, recordedAt: at })
  })
}

async function storm(area: (writer: number) => (door: number) => string): Promise<Set<string>> {
  const outcomes = new Set<string>()
  await Promise.all(
    writers.map(async (writer) => {
      for (let round = 0; round < 6; round++) {
        const items = batch(area(writer), writer, round)
        let reply = await officer.post('/api/declarations/visits', { items })
        // what a phone does when it is told to come back
        while (reply.code === 503) reply = await officer.post('/api/declarations/visits', { items })
        expect([reply.code, reply.text.slice(0, 200)]).toEqual([200, reply.text.slice(0, 200)])
        for (const { outcome } of reply.json.results) outcomes.add(outcome)
      }
    }),
  )
  return outcomes
}

describe('sixteen writers for six rounds', () => {
  test('on one grid end without a deadlock, nothing lost and nothing twice', async () => {
    expect(await storm(() => () => `${community}001`)).toEqual(new Set(['stored']))
    const [doors] = await world.owner.transact(noFence, (tx) =>
      tx.query<{ n: number }>(sql`select count(*)::int as n from household where room like 'L%'`),
    )
    expect(doors!.n).toBe(20)
    const [visits] = await world.owner.transact(noFence, (tx) =>
      tx.query<{ n: number }>(sql`select count(*)::int as n from visit`),
    )
    expect(visits!.n).toBe(16 * 6 * 20)
  })
  test('on sixteen grids end without a deadlock', async () => {
    expect(await storm((writer) => () => `${community}1${String(writer).padStart(2, '0')}`)).toEqual(
      new Set(['stored']),
    )
  })
  test('leave counters that equal a recount, and a register that its raw answers make again', async () => {
    await world.settle()
    const leaves = ['001', ...writers.map((w) => `1${String(w).padStart(2, '0')}`)].map((grid) => community + grid)
    const counted = await world.owner.transact(noFence, (tx) => stocksOf(tx, world.district, leaves))
    const standing = await world.owner.transact(noFence, (tx) =>
      tx.query<{ area: string; metric: string; n: number }>(
        sql`select area, metric, n from counter where area = any(${leaves}) and day = '0001-01-01' and n <> 0`,
      ),
    )
    const lines = (rows: { area: string; metric: string; n: number }[]) =>
      rows.map((r) => `${r.area} ${r.metric} ${r.n}`).sort()
    expect(lines(standing)).toEqual(lines(counted))
    const scope = asJob('people.project', world.district)
    const { differences } = await world.house.db.transact(fenceOf(scope), (tx) =>
      replay(tx, scope, world.house.keys, community, '2020-02-10T01:00:00.000Z'),
    )
    expect(differences).toEqual([])
  })
})
