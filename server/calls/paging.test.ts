import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { plantAreas } from '../harness/areas.ts'
import { must } from '../harness/limits.ts'
import { asOf } from '../harness/units.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { setClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

const grid = '440112001003001'
let world: World
let officer: Person
beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [grid])
  officer = await asOf(world, '金碧社区', 'communityOfficer', '440112001003')
})
afterAll(() => world.close())

async function raise(at: string): Promise<string> {
  setClock(at)
  const id = uuidv7()
  await must(officer.post('/api/calls', { id, area: grid, kind: 'help', text: '缺药', name: '', phone: '' }))
  return id
}
type Page = { items: { id: string }[]; next: string | null }
const page = async (query: string): Promise<Page> => (await must(officer.get(`/api/calls?${query}`))).json
async function rest(query: string, first: Page): Promise<string[]> {
  const ids: string[] = []
  for (let { next } = first; next;) {
    const more = await page(`${query}&after=${encodeURIComponent(next)}`)
    ids.push(...more.items.map(({ id }) => id))
    next = more.next
  }
  return ids
}

describe('the pages of the calls', () => {
  it('show each call once, the longest due first, though others come in between', async () => {
    const ids: string[] = []
    // two of them due at the same moment
    for (const minute of ['10', '11', '11', '12', '13']) ids.push(await raise(`2020-02-10T01:${minute}:00.000Z`))
    const first = await page('limit=2')
    await raise('2020-02-10T01:05:00.000Z')
    const seen = [...first.items.map(({ id }) => id), ...(await rest('limit=2', first))]
    expect(seen).toHaveLength(5)
    expect(new Set(seen)).toEqual(new Set(ids))
    expect([seen[0], seen[3], seen[4]]).toEqual([ids[0], ids[3], ids[4]])
  })

  it('show what is done, the newest first, though the newest changes in between', async () => {
    await world.owner.transact(noFence, (tx) =>
      tx.run(
        sql`update call set state = 'closed', due_at = null, closed_at = now(), closed_by = 'x', closed_why = 'done' where district = ${world.district}`,
      ),
    )
    const first = await page('done=true&limit=2')
    await raise('2020-02-10T01:20:00.000Z')
    await world.owner.transact(noFence, (tx) =>
      tx.run(
        sql`update call set state = 'closed', due_at = null, closed_at = now(), closed_by = 'x', closed_why = 'done' where district = ${world.district}`,
      ),
    )
    const seen = [...first.items.map(({ id }) => id), ...(await rest('done=true&limit=2', first))]
    expect([seen.length, new Set(seen).size]).toEqual([6, 6])
  })

  it('take no place back that was not handed out', async () => {
    for (const after of ['50', 'x', '-1']) expect((await officer.get(`/api/calls?after=${after}`)).code).toBe(400)
  })
})
