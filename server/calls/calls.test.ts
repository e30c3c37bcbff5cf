import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { plantAreas } from '../harness/areas.ts'
import { must } from '../harness/limits.ts'
import { asOf } from '../harness/units.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { setClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { turnCalls } from './jobs.ts'
import { sendDue } from './sending.ts'

const community = '440112001003'
const grid = `${community}001`
let world: World
let worker: Person
let officer: Person
let street: Person
let commander: Person

beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [grid, `${community}002`, '440112002001001'], {
    [community]: '金碧社区',
  })
  worker = await asOf(world, '金碧社区', 'gridWorker', grid)
  officer = await asOf(world, '金碧社区', 'communityOfficer', community)
  street = await asOf(world, '大沙街道', 'streetOfficer', '440112001')
  commander = await asOf(world, '区指挥部', 'commander')
  for (const [area, person, phone] of [
    [grid, '李网格', '13800000001'],
    [community, '王书记', '13800000002'],
    ['440112001', '赵主任', ''],
  ])
    await must(
      commander.post('/api/areas/responsible', {
        id: uuidv7(),
        area,
        duty: 'lead',
        person,
        phone,
        startsOn: '2020-02-01',
      }),
    )
})
afterAll(() => world.close())

/** Time passes; nobody is signed out by it. */
const wait = async (until: string): Promise<void> => {
  setClock(until)
  await world.owner.transact(noFence, (tx) => tx.run(sql`update session set idle_until = ends_at`))
}
const turn = () => turnCalls(world.house.db, world.house.keys)
const raise = async (by: Person, more: object = {}): Promise<string> => {
  const id = uuidv7()
  await must(
    by.post('/api/calls', {
      id,
      area: grid,
      kind: 'help',
      text: '老人独居，缺降压药',
      name: '陈某',
      phone: '13900000000',
      ...more,
    }),
  )
  return id
}
const line = async (id: string, who = officer) => (await who.get(`/api/calls/${id}`)).json
const figures = async (): Promise<Record<string, number>> => {
  await world.settle()
  const { json } = await commander.get('/api/figures?area=&below=self&metrics=calls.open,calls.raised,calls.answered')
  return Object.fromEntries(json.figures.map((f: { metric: string; n: number }) => [f.metric, f.n]))
}

describe('a call', () => {
  it('is raised with a clock, routed to who answers for the area, taken, answered, verified and closed', async () => {
    const id = await raise(worker)
    expect(await figures()).toMatchObject({ 'calls.open': 1, 'calls.raised': 1 })
    await turn()
    expect(await line(id)).toMatchObject({
      state: 'routed',
      atArea: grid,
      source: 'worker',
      name: '陈某',
      dueAt: '2020-02-10T01:30:00.000Z',
    })
    expect((await worker.get('/api/calls/phone-list')).json).toMatchObject([
      { person: '李网格', phone: '13800000001', why: 'routed' },
    ])
    await must(worker.post(`/api/calls/${id}/accept`))
    expect((await worker.get('/api/calls/phone-list')).json).toEqual([])
    expect((await officer.post(`/api/calls/${id}/accept`)).json.detail).toContain('已经有人受理')
    await must(worker.post(`/api/calls/${id}/answer`, { text: '药已送到' }))
    expect((await worker.post(`/api/calls/${id}/verify`, { done: true })).json.code).toBe('needsSecondPerson')
    expect((await officer.post(`/api/calls/${id}/close`, { why: 'done' })).json.detail).toContain('核实')
    await must(officer.post(`/api/calls/${id}/verify`, { done: true, rating: 5 }))
    expect(await figures()).toMatchObject({ 'calls.open': 0, 'calls.answered': 1 })
    await must(officer.post(`/api/calls/${id}/close`, { why: 'done' }))
    const done = await line(id)
    expect(done).toMatchObject({ state: 'closed', answer: '药已送到', rating: 5 })
    expect(done.steps.map((s: { what: string }) => s.what)).toEqual([
      'raised',
      'routed',
      'accepted',
      'answered',
      'verified',
      'closed',
    ])
  })

  it('sent twice is one, and the same id with other words is refused', async () => {
    const id = uuidv7()
    const body = { id, area: grid, kind: 'care', text: '送菜' }
    await must(worker.post('/api/calls', body))
    await must(worker.post('/api/calls', body))
    expect((await worker.post('/api/calls', { ...body, text: '别的' })).json.code).toBe('sameIdOtherContent')
    await must(officer.post(`/api/calls/${id}/close`, { why: 'mistake' }))
    expect(await figures()).toMatchObject({ 'calls.open': 0, 'calls.raised': 2 })
  })

  it('that nobody takes in time goes to the next level up, and the list for telephone calls with it', async () => {
    const id = await raise(officer, { byResident: true })
    await turn()
    await wait('2020-02-10T01:30:01.000Z')
    await turn()
    expect(await line(id)).toMatchObject({ atArea: community, escalations: 1, source: 'resident' })
    expect((await officer.get('/api/calls/phone-list')).json).toMatchObject([{ person: '王书记', why: 'escalated' }])
    await wait('2020-02-10T02:00:02.000Z')
    await turn()
    expect(await line(id)).toMatchObject({ atArea: '440112001', escalations: 2, dueAt: '2020-02-10T02:30:02.000Z' })
    await wait('2020-02-10T02:30:03.000Z')
    const owed = (await commander.get('/api/briefings/late')).json.filter(
      (one: { what: string }) => one.what === 'calls',
    )
    expect(owed).toMatchObject([{ area: grid, n: 1, responsible: [{ name: '赵主任' }] }])
    expect((await commander.get(`/api/calls?area=${grid}&late=true`)).json).toMatchObject({ total: 1, items: [{ id }] })
    await wait('2020-02-10T02:00:02.000Z')
    const [task] = (await street.get('/api/calls/phone-list')).json
    expect(task).toMatchObject({ person: '赵主任', phone: '' })
    await must(street.post(`/api/calls/phone-list/${task.id}`, { reached: true }))
    await must(street.post(`/api/calls/${id}/accept`))
    await must(street.post(`/api/calls/${id}/close`, { why: 'duplicate' }))
  })

  it('is listed worst first, in the own areas only', async () => {
    const slow = await raise(officer, { kind: 'complaint' })
    const quick = await raise(officer)
    const ids = (await officer.get('/api/calls')).json.items.map((c: { id: string }) => c.id)
    expect(ids).toEqual([quick, slow])
    const other = await world.as('communityOfficer', '440112002001')
    expect((await other.get('/api/calls')).json.items).toEqual([])
    expect((await other.get(`/api/calls/${slow}`)).code).toBe(404)
    expect((await other.post(`/api/calls/${slow}/accept`)).code).toBe(404)
    expect((await other.post('/api/calls', { id: uuidv7(), area: grid, kind: 'help', text: 'x' })).code).toBe(404)
    expect((await worker.post(`/api/calls/${slow}/close`, { why: 'mistake' })).code).toBe(403)
    expect((await (await world.as('supervisor')).get(`/api/calls/${slow}`)).json.may).toEqual([])
    for (const id of [slow, quick]) await must(officer.post(`/api/calls/${id}/close`, { why: 'mistake' }))
  })

  it('that was verified is closed by itself after three days', async () => {
    const id = await raise(officer)
    await must(worker.post(`/api/calls/${id}/accept`))
    await must(worker.post(`/api/calls/${id}/answer`, { text: '好' }))
    await must(officer.post(`/api/calls/${id}/verify`, { done: true }))
    await wait('2020-02-14T02:00:00.000Z')
    await turn()
    expect(await line(id)).toMatchObject({ state: 'closed', closedWhy: 'done' })
    await wait('2020-02-10T03:00:00.000Z')
  })
})

describe('an order of work', () => {
  it('goes to every area of a level; each receipt and each answer is seen from above', async () => {
    const body = { id: uuidv7(), from: community, level: 'grid', title: '今晚清点口罩', text: '22 时前报数' }
    expect((await worker.post('/api/calls/orders', { ...body, from: grid })).code).toBe(403)
    expect((await must(officer.post('/api/calls/orders', body))).json).toEqual({ areas: 2 })
    expect((await must(officer.post('/api/calls/orders', body))).json).toEqual({ areas: 2 })
    await turn()
    const [mine] = (await worker.get('/api/calls')).json.items
    expect(mine).toMatchObject({ kind: 'order', summary: '今晚清点口罩 22 时前报数', may: ['accept'] })
    await must(worker.post(`/api/calls/${mine.id}/accept`))
    expect((await officer.get('/api/calls/orders')).json).toMatchObject([{ areas: 2, accepted: 1, answered: 0 }])
    expect((await worker.get('/api/calls/orders')).json).toMatchObject([{ areas: 1, accepted: 1 }])
    expect((await officer.post('/api/calls/orders', { ...body, id: uuidv7(), level: 'building' })).code).toBe(422)
  })
})

describe('another system', () => {
  it('is told of a call only at a host that the operator allowed, is tried again, and the log says so', async () => {
    const heard: string[] = []
    let broken = true
    const server = createServer((request, reply) => {
      request.on('data', (part) => heard.push(String(part)))
      request.on('end', () => reply.writeHead(broken ? 500 : 204).end())
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const url = `http://localhost:${(server.address() as AddressInfo).port}/hook`
    const body = { id: uuidv7(), area: '440112001', name: '值班群', url }
    expect((await commander.post('/api/calls/webhooks', body)).json.fields[0]).toMatchObject({
      path: 'url',
      code: 'host',
    })
    await writeFile(join(world.house.dataDir, 'webhook-hosts.txt'), 'private localhost\n')
    expect((await street.post('/api/calls/webhooks', body)).code).toBe(403)
    expect((await must(commander.post('/api/calls/webhooks', body))).json.secret).toHaveLength(32)
    const here = async () => [{ address: '127.0.0.1', family: 4 }]
    const id = await raise(officer)
    await turn()
    expect(await sendDue(world.house, here)).toBe(1)
    expect(await sendDue(world.house, here)).toBe(0)
    const log = async () => (await line(id)).deliveries.find((d: { channel: string }) => d.channel === 'webhook')
    expect(await log()).toMatchObject({ state: 'waiting', tries: 1, problem: 'answered 500' })
    broken = false
    await wait('2020-02-10T03:01:01.000Z')
    expect(await sendDue(world.house, here)).toBe(1)
    expect(await log()).toMatchObject({ state: 'sent', tries: 2, problem: '' })
    expect(heard.join()).not.toContain('降压药')
    expect((await commander.get('/api/calls/webhooks')).json).toMatchObject([{ name: '值班群', lastProblem: '' }])
    await must(commander.send('DELETE', `/api/calls/webhooks/${body.id}`))
    server.close()
  })
})
