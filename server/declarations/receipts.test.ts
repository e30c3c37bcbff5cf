import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { must } from '../harness/limits.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { home, number, visit, withNumber } from './samples.ts'

const community = '440112001003'
const [grid, beside] = [`${community}001`, `${community}002`]
let world: World
let officer: Person
let first: Person
let second: Person
let code: string

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid, beside])
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  officer = await world.as('communityOfficer', community)
  first = await world.as('commander')
  second = await world.as('commander')
  code = (await must(officer.post('/api/declarations/codes', { area: grid }))).json[0].code
})
afterAll(() => world.close())

const page = async (url: string, form: Record<string, string>) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const payload = new URLSearchParams(form).toString()
  const reply = await world.app.inject({ method: 'POST', url, payload, headers })
  return { code: reply.statusCode, text: reply.body }
}
const filled = (room: string, id: string, more: Record<string, string> = {}) => ({
  ...{ id, people: '1', building: '7', room, houseUse: 'own', declaredBy: 'self', go: 'send' },
  ...{ 'members/0/fullName': '刘一手', 'members/0/relationToHead': 'head', 'members/0/idType': 'identityCard' },
  ...{ 'members/0/idNumber': number(31), 'members/0/residenceKind': 'permanent', 'members/0/leftCity': 'no' },
  ...{ 'members/0/riskStay': 'no', 'members/0/contact': 'no', 'members/0/symptoms': 'none' },
  ...more,
})
const receiptIn = (text: string): string => />([2-9A-Z]{4}(?:-[2-9A-Z]{1,5})+)</.exec(text)?.[1] ?? ''
const declare = async (room: string, id: string = uuidv7()) => ({
  id,
  receipt: receiptIn((await page(`/p/${code}`, filled(room, id))).text),
})
const rows = (room: string) =>
  world.owner.transact(noFence, (tx) =>
    tx.query<{ id: string; area: string; state: string }>(
      sql`select id, area, state from submission where source = 'self' and place ->> 'room' = ${room} order by id`,
    ),
  )

async function redraw(): Promise<{ id: string; to: string }> {
  const steps = [{ do: 'redraw', from: [grid], into: [{ name: '新网格' }] }]
  const body = { id: uuidv7(), title: '调整', reason: '测试', day: '2020-02-10', steps }
  const { json } = await must(first.post('/api/redivisions', body))
  for (const who of [first, second]) await must(who.post(`/api/redivisions/${body.id}/sign`, { digest: json.digest }))
  return { id: body.id, to: json.opened[0].path }
}
async function undo(id: string): Promise<void> {
  for (const who of [first, second]) await must(who.post(`/api/redivisions/${id}/undo`))
}

describe('a receipt', () => {
  test('leads to its declaration when a judge found that it is about a door of another grid', async () => {
    const door = visit(beside, '808', home('808', [withNumber('刘一手', 31)]), {
      place: { building: '7', room: '808' },
    })
    await must(officer.post('/api/declarations/visits', { items: [door] }))
    const { id, receipt } = await declare('801')
    const verdict = { verdict: 'asIs', household: door['household'] }
    await must(officer.post(`/api/declarations/claims/${id}/judge`, verdict))
    expect(await rows('801')).toEqual([{ id, area: beside, state: 'accepted' }])
    expect((await page('/p/receipt', { code: receipt })).text).toContain('已核实并登记')
    expect((await declare('801', id)).receipt).toBe(receipt)
    expect(await rows('801')).toHaveLength(1)
    const correction = uuidv7()
    await page('/p/receipt', filled('802', correction, { code: receipt, correct: '1' }))
    expect(await rows('802')).toEqual([{ id: correction, area: beside, state: 'claim' }])
  })

  test('is good before a redivision, after it and after its undo, and what waits can be taken back', async () => {
    const before = await declare('811')
    const { id, to } = await redraw()
    expect((await page('/p/receipt', { code: before.receipt })).text).toContain('等网格员核实')
    const after = await declare('812')
    expect(await rows('812')).toEqual([{ id: after.id, area: to, state: 'claim' }])
    await undo(id)
    expect((await rows('812'))[0]!.area).toBe(grid)
    for (const { receipt } of [before, after]) {
      expect((await page('/p/receipt', { code: receipt })).text).toContain('等网格员核实')
      expect((await page('/p/receipt', { code: receipt, withdraw: 'yes' })).code).toBe(200)
    }
    expect((await rows('811'))[0]!.state).toBe('withdrawn')
  })
})

test('a correction goes to the part of a divided grid in which its door lies', async () => {
  const { id, receipt } = await declare('821')
  const { household } = (await must(officer.post(`/api/declarations/claims/${id}/judge`, { verdict: 'asIs' }))).json
  const steps = [{ do: 'redraw', from: [grid], into: [{ name: '北', households: [household] }, { name: '南' }] }]
  const draft = { id: uuidv7(), title: '调整', reason: '测试', day: '2020-02-10', steps }
  const { json } = await must(first.post('/api/redivisions', draft))
  for (const who of [first, second]) await must(who.post(`/api/redivisions/${draft.id}/sign`, { digest: json.digest }))
  const correction = uuidv7()
  await page('/p/receipt', filled('821', correction, { code: receipt, correct: '1' }))
  const [, made] = await rows('821')
  expect(made).toEqual({ id: correction, area: json.opened[0].path, state: 'claim' })
  await undo(draft.id)
})

describe('the code on a wall', () => {
  const areas = async (): Promise<string[]> =>
    (await must(officer.get(`/api/declarations/codes?area=${community}`))).json
      .filter((one: { code: string }) => one.code === code)
      .map((one: { area: string }) => one.area)

  test('is listed where its grid went, is not made a second time there, and comes back with an undo', async () => {
    expect(await areas()).toEqual([grid])
    const { id, to } = await redraw()
    expect(await areas()).toEqual([to])
    const made = (await must(officer.post('/api/declarations/codes', { area: community, grids: true }))).json
    expect(made.map((one: { area: string }) => one.area)).not.toContain(to)
    await undo(id)
    expect(await areas()).toEqual([grid])
  })
})
