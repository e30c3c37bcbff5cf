import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { advanceClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { sweepRetention } from '../retention.ts'

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
    const ofPhones = (await read(auditor, 'kind=access.')).filter((l) => l.kind.startsWith('access.device'))
    expect(ofPhones.length).toBe(3)
    const [line] = await read(auditor, `subject=${device}`)
    expect(JSON.parse(line!.content)).toMatchObject({ reason: '丢失' })
    expect(line!.actorName).toContain('commander')
    const actor = (await auditor.get('/api/journal?kind=access.deviceBound')).json.items[0].actor
    expect((await read(auditor, `actor=${actor}`)).filter((l) => l.kind.startsWith('access.device')).length).toBe(3)
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
    advanceClock(1097 * 86_400)
    await sweepRetention(world.house)
    await world.settle()
    const lines = await read(auditor, `kind=access.deviceBound&subject=${device}`)
    expect(lines[0]).toMatchObject({ content: null, erasedUnder: 'record', erasedAt: expect.any(String) })
    const { json } = await auditor.post('/api/journal/verify', {})
    expect(json).toMatchObject({ state: 'done', fault: null, erased: expect.any(Number) })
    expect(json.erased).toBeGreaterThan(0)
  })

  it('is checked for each caller against the caller’s own anchor, and holds no transaction while it is read', async () => {
    const { lastHash } = (await auditor.post('/api/journal/verify', {})).json
    // a line that is not numbered yet would have the sealer wait at the same lock
    await world.settle()
    const waiting = await world.owner.pool.connect()
    // nobody can read the chain before this is released
    await waiting.query('begin; lock table journal_block in access exclusive mode')
    const asked = [{}, { anchor: lastHash }, { anchor: 'f'.repeat(64) }].map((body) =>
      auditor.post('/api/journal/verify', body),
    )
    const held = async () =>
      (
        await world.owner.pool.query(
          `select count(*) filter (where wait_event_type = 'Lock')::int as blocked,
             count(*) filter (where state = 'idle in transaction' and application_name = 'gridward_app')::int as idle
           from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        )
      ).rows[0]
    await expect.poll(held).toEqual({ blocked: 1, idle: 0 })
    await waiting.query('commit')
    waiting.release()
    const answers = (await Promise.all(asked)).map(({ json }) => [json.state, json.anchor, json.fault?.what ?? null])
    expect(answers).toEqual([
      ['done', null, null],
      ['done', lastHash, null],
      ['done', 'f'.repeat(64), 'tailCut'],
    ])
    const again = (anchor: string) => auditor.get(`/api/journal/verify?anchor=${anchor}`)
    expect((await again(lastHash)).json).toMatchObject({ anchor: lastHash, fault: null })
    expect((await again('f'.repeat(64))).json.fault.what).toBe('tailCut')
    expect((await again('e'.repeat(64))).json.state).toBe('none')
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
