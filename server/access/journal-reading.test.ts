import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

const [near, far] = ['440112001003', '440112002001']
let world: World
let auditor: Person
let device: string

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [`${near}001`, `${far}001`])
  const commander = await world.as('commander')
  for (const area of [near, far]) await commander.post('/api/devices', { id: uuidv7(), name: '手机', area })
  device = (await commander.get('/api/devices')).json.items[0].id
  await commander.post(`/api/devices/${device}/cut-off`, { reason: '丢失' })
  await world.settle()
  auditor = await world.as('auditor')
})
afterAll(() => world.close())

type Line = { kind: string; area: string; content: string; actorName: string; seq: number }
const read = async (by: Person, query = ''): Promise<Line[]> => (await by.get(`/api/journal?${query}`)).json.items

describe('the journal', () => {
  it('is read by kind, by the beginning of kinds, by subject and by actor, the newest first', async () => {
    expect((await read(auditor, 'kind=access.deviceBound')).map((l) => l.area)).toEqual([far, near])
    expect((await read(auditor, 'kind=access.device')).length).toBe(0)
    expect((await read(auditor, 'kind=access.')).length).toBe(3)
    const [line] = await read(auditor, `subject=${device}`)
    expect(JSON.parse(line!.content)).toMatchObject({ reason: '丢失' })
    expect(line!.actorName).toContain('commander')
    const actor = (await auditor.get('/api/journal')).json.items[0].actor
    expect((await read(auditor, `actor=${actor}`)).length).toBe(3)
  })

  it('is cut to the reader’s areas, and closed to whoever is no auditor', async () => {
    const supervisor = await world.as('supervisor', '440112001')
    expect((await read(supervisor, 'kind=access.deviceBound')).map((l) => l.area)).toEqual([near])
    expect((await supervisor.get('/api/journal?area=440112002')).code).toBe(404)
    const officer = await world.as('communityOfficer', near)
    expect((await officer.get('/api/journal')).code).toBe(403)
  })

  it('goes on where the page before ended', async () => {
    const first = (await auditor.get('/api/journal?kind=access.deviceBound&limit=1')).json
    const second = (await auditor.get(`/api/journal?kind=access.deviceBound&limit=1&after=${first.next}`)).json
    expect([first.items[0].area, second.items[0].area]).toEqual([far, near])
    expect((await auditor.get('/api/journal?after=x')).code).toBe(400)
  })

  it('remembers who read it', async () => {
    await auditor.get('/api/journal?kind=nothing')
    await world.settle()
    expect((await read(auditor, 'kind=access.journalRead'))[0]!.content).toContain('nothing')
  })

  it('says "erased" where the content of a line was erased, and still verifies', async () => {
    await world.owner.transact(noFence, (tx) =>
      tx.run(
        sql`update journal_detail set salt = null, content = null, erased_at = now(), erased_under = '180 days' where area = ${far}`,
      ),
    )
    const [line] = await read(auditor, 'kind=access.deviceBound')
    expect(line).toMatchObject({ content: null, erasedUnder: '180 days', erasedAt: expect.any(String) })
    const { json } = await auditor.post('/api/journal/verify', {})
    expect(json).toMatchObject({ state: 'done', fault: null, erased: expect.any(Number) })
    expect(json.erased).toBeGreaterThan(0)
  })

  it('names the first line that somebody changed past the application', async () => {
    await world.settle()
    await world.owner.transact(noFence, (tx) => tx.run(sql`update journal set area = '440112009' where seq = 2`))
    const { json } = await auditor.post('/api/journal/verify', {})
    expect(json.fault).toEqual({ seq: 2, what: 'lineChanged' })
    expect((await auditor.get('/api/journal/verify')).json.fault.seq).toBe(2)
    const commander = await world.as('commander')
    expect((await commander.post('/api/journal/verify', {})).code).toBe(403)
  })
})
