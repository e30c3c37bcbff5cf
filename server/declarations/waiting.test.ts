import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

const grids = ['440112001003001', '440112001003002', '440112002001001']
let world: World
beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, grids)
  await world.owner.transact(noFence, async (tx) => {
    for (const n of Array.from({ length: 9 }, (_, i) => i))
      await tx.run(sql`
        insert into submission (district, id, area, questionnaire, version, source, state, answers, digest, place, observed_at, recorded_at, received_at)
        values (${world.district}, gen_random_uuid(), ${grids[n % 3]}, 'q', 1, 'self', 'claim', '{}', '\\x00', '{}',
          timestamptz '2020-02-10T00:00:00Z' - make_interval(hours => ${(n * 5) % 9}), now(), now())`)
    for (const n of Array.from({ length: 9 }, (_, i) => i))
      await tx.run(sql`
        insert into tray (district, id, area, kind, content_sealed, digest, received_at)
        values (${world.district}, gen_random_uuid(), ${grids[n % 3]}, 'sameIdOtherContent', '\\x00', ${Buffer.from([n])},
          timestamptz '2020-02-10T00:00:00Z' - make_interval(hours => ${(n * 5) % 9}))`)
  })
})
afterAll(() => world.close())

describe.each([
  ['claims', '/api/declarations/claims', 'observedAt'],
  ['the tray', '/api/declarations/tray', 'receivedAt'],
])('%s', (_what, url, time) => {
  it('begin with what waits longest, wherever it lies, over the pages', async () => {
    const officer = await world.as('streetOfficer', '440112001')
    const times: string[] = []
    for (let after = ''; ;) {
      const { code, json, text } = await officer.get(`${url}?limit=2${after && `&after=${after}`}`)
      expect(code, text).toBe(200)
      times.push(...json.items.map((item: Record<string, string>) => item[time]))
      if (!json.next) break
      after = json.next
    }
    expect(times).toHaveLength(6)
    expect(times).toEqual([...times].sort())
  })

  it('need not sort what waits to find it', async () => {
    const table = url.endsWith('tray') ? 'tray' : 'submission'
    const plan = await world.owner.transact(noFence, async (tx) => {
      await tx.query(sql`set local enable_seqscan = off`)
      const { rows } = await tx.client.query<{ 'QUERY PLAN': string }>(
        table === 'tray'
          ? `explain select id from tray where district = ${world.district} and settled_at is null and area >= '440112001' and area < '440112002' order by received_at, id limit 50`
          : `explain select id from submission where district = ${world.district} and state = 'claim' and area >= '440112001' and area < '440112002' order by observed_at, id limit 50`,
      )
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toContain(`${table}_waiting`)
    expect(plan).not.toContain('Sort')
  })
})

it('a field whose problem was found without a language still says what is wrong', async () => {
  const officer = await world.as('streetOfficer', '440112001')
  const { json } = await officer.get('/api/declarations/claims?after=x')
  expect(json.fields).toEqual([{ path: 'after', code: 'format', text: '格式不对' }])
})
