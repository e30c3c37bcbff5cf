import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { must } from '../harness/limits.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { advanceClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { home, number, visit, withNumber } from './samples.ts'

const grid = '440112001003001'
let world: World
let worker: Person
let officer: Person
let code: string

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid])
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', grid)
  officer = await world.as('communityOfficer', '440112001003')
  code = (await must(officer.post('/api/declarations/codes', { area: grid }))).json[0].code
})
afterAll(() => world.close())

const post = (url: string, form: Record<string, string>) =>
  world.app.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(form).toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
let serial = 0
/** A claim of a new door, with its receipt. */
async function claim(): Promise<{ id: string; receipt: string }> {
  const id = uuidv7()
  const reply = await post(`/p/${code}`, {
    ...{ id, people: '1', building: '7', room: `${++serial}01`, houseUse: 'own', declaredBy: 'self', go: 'send' },
    ...{ 'members/0/fullName': '刘一手', 'members/0/relationToHead': 'head', 'members/0/idType': 'identityCard' },
    ...{ 'members/0/idNumber': number(100 + serial), 'members/0/residenceKind': 'permanent' },
    ...{ 'members/0/leftCity': 'no', 'members/0/riskStay': 'no', 'members/0/contact': 'no' },
    'members/0/symptoms': 'none',
  })
  return { id, receipt: />([2-9A-Z]{4}(?:-[2-9A-Z]{1,5})+)</.exec(reply.body)?.[1] ?? '' }
}
const judge = (who: Person, id: string, body: object) => who.post(`/api/declarations/claims/${id}/judge`, body)
const lines = async (kind: string, subject: string): Promise<number> => {
  await world.settle()
  return (
    await world.owner.transact(noFence, (tx) =>
      tx.query(sql`select 1 from journal where kind = ${kind} and subject = ${subject}`),
    )
  ).length
}

describe('a verdict', () => {
  test('sent again by the same judge is answered the same, and is one line of the journal', async () => {
    for (const body of [{ verdict: 'asIs' }, { verdict: 'rejected', reason: '重复' }, { verdict: 'needsVisit' }]) {
      const { id } = await claim()
      const first = (await must(judge(worker, id, body))).json
      expect((await must(judge(worker, id, body))).json).toEqual(first)
      expect(await lines('declarations.judged', id)).toBe(1)
    }
  })

  test('of somebody else, or another one, is told who judged, when, and what came of it', async () => {
    const { id } = await claim()
    await must(judge(worker, id, { verdict: 'asIs' }))
    advanceClock(3600)
    for (const [who, body] of [
      [officer, { verdict: 'asIs' }],
      [worker, { verdict: 'rejected', reason: '重复' }],
    ] as const) {
      const { code: status, json } = await judge(who, id, body)
      expect([status, json.code]).toEqual([409, 'changedMeanwhile'])
      expect(json.detail).toContain(`gridWorker ${grid}已于2020年2月10日 09:00核实过`)
      expect(json.detail).toContain('属实，已登记')
    }
    const look = await officer.get(`/api/declarations/claims/${id}`)
    expect([look.code, look.json.detail.includes('核实过')]).toEqual([410, true])
  })

  test('about a claim that its sender took back says so', async () => {
    const { id, receipt } = await claim()
    await post('/p/receipt', { code: receipt, withdraw: 'yes' })
    const { code: status, json } = await judge(worker, id, { verdict: 'asIs' })
    expect([status, json.code]).toEqual([410, 'gone'])
    expect(json.detail).toContain('撤回')
  })

  test('after a visit was asked for is taken', async () => {
    const { id } = await claim()
    await must(judge(worker, id, { verdict: 'needsVisit' }))
    expect((await must(judge(officer, id, { verdict: 'asIs' }))).json.persons).toHaveLength(1)
  })
})

describe('an act of an officer sent again', () => {
  const personOf = async (room: string, name: string, n: number) => {
    const sent = visit(grid, room, home(room, [withNumber(name, n)]))
    const { results } = (await must(worker.post('/api/declarations/visits', { items: [sent] }))).json
    return (await must(officer.get(`/api/people/${results[0].persons[0]}`))).json
  }

  test('after it joined two records answers the one that is left, also when that was joined again', async () => {
    const [a, b, c] = [
      await personOf('11', '张三', 11),
      await personOf('12', '张三', 12),
      await personOf('13', '张三', 13),
    ]
    const join = { id: uuidv7(), version: a.version, reason: '同一个人', other: b.id, verdict: 'same' }
    const first = (await must(officer.post(`/api/people/${a.id}/same`, join))).json
    expect(first.id).toBe(b.id)
    expect((await must(officer.post(`/api/people/${a.id}/same`, join))).json).toEqual(first)
    const further = { id: uuidv7(), version: first.version, reason: '同一个人', other: c.id, verdict: 'same' }
    await must(officer.post(`/api/people/${b.id}/same`, further))
    expect((await must(officer.post(`/api/people/${a.id}/same`, join))).json.id).toBe(c.id)
  })

  test('under its id with other content, or about somebody else, is refused', async () => {
    const [a, b] = [await personOf('21', '李四', 21), await personOf('22', '李五', 22)]
    const body = { id: uuidv7(), version: a.version, reason: '核对', day: '2020-02-09' }
    await must(officer.post(`/api/people/${a.id}/death`, body))
    expect((await must(officer.post(`/api/people/${a.id}/death`, body))).json.id).toBe(a.id)
    const other = await officer.post(`/api/people/${a.id}/death`, { ...body, day: '2020-02-08' })
    expect(other.json.code).toBe('sameIdOtherContent')
    expect((await officer.post(`/api/people/${b.id}/death`, body)).json.code).toBe('sameIdOtherContent')
  })
})
