import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { fence, openWorld, type World } from '../harness/world.ts'
import { openDatabase, type Database } from '../platform/database.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

const community = '440112001003'
let world: World
beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [`${community}001`])
})
afterAll(() => world.close())

describe('a search for people', () => {
  it('is told in the journal, what was searched for only to the auditor who says why', async () => {
    const officer = await world.as('communityOfficer', community)
    expect((await officer.get(`/api/people?q=${encodeURIComponent('欧阳明')}`)).code).toBe(200)
    await world.settle()
    const auditor = await world.as('auditor')
    const [line] = (await auditor.get('/api/journal?kind=people.listed')).json.items
    const content = JSON.parse(line.content)
    expect(content.asked).toBe('search')
    expect(line.content).not.toContain('欧阳')
    const rows = await world.owner.transact(noFence, (tx) =>
      tx.query<{ sealed: Buffer }>(sql`select sealed from look_query`),
    )
    expect(rows.map((row) => row.sealed.toString('utf8')).join()).not.toContain('欧阳')

    const path = `/api/journal/queries/${content.query}/open`
    expect((await (await world.as('supervisor')).post(path, { reason: '核查' })).code).toBe(403)
    expect((await officer.post(path, { reason: '核查' })).code).toBe(403)
    expect((await (await world.as('auditor', '440112002')).post(path, { reason: '核查' })).code).toBe(404)
    expect((await auditor.post(path, {})).code).toBe(400)
    expect((await auditor.post(path, { reason: '投诉核查' })).json.query).toBe('欧阳明')
    await world.settle()
    const [opened] = (await auditor.get('/api/journal?kind=access.queryOpened')).json.items
    expect(opened).toMatchObject({ subject: content.query, area: community })
    expect(JSON.parse(opened.content)).toEqual({ reason: '投诉核查' })
  })

  it('that only pages through a list keeps nothing', async () => {
    const before = await world.owner.transact(noFence, (tx) => tx.query(sql`select id from look_query`))
    await (await world.as('communityOfficer', community)).get('/api/people')
    const after = await world.owner.transact(noFence, (tx) => tx.query(sql`select id from look_query`))
    expect(after).toEqual(before)
  })

  it('is kept: neither the application nor the night before its time makes it go', async () => {
    const erase = (db: Database) => db.transact(fence(world.district), (tx) => tx.run(sql`delete from look_query`))
    await world.owner.transact(noFence, (tx) => tx.run(sql`update look_query set at = now() - interval '179 days'`))
    await expect(erase(world.house.db)).rejects.toThrow(/permission denied/)
    const night = openDatabase(world.connection, 'gridward_retention', 1)
    try {
      expect(await erase(night)).toBe(0)
      await world.owner.transact(noFence, (tx) => tx.run(sql`update look_query set at = now() - interval '181 days'`))
      expect(await erase(night)).toBe(1)
    } finally {
      await night.close()
    }
  })
})
