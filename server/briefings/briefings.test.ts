import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Delta } from '@gridward/contract/metrics'
import { plantAreas } from '../harness/areas.ts'
import { fence, openWorld, type Person, type World } from '../harness/world.ts'
import { setClock } from '../platform/clock.ts'
import { openJournal } from '../platform/journal.ts'
import { cellText, readTable } from '../platform/tables/index.ts'
import { finishReports } from './jobs.ts'
import { isEarly } from './rules.ts'

const [first, second, far] = ['440112001003', '440112001005', '440112002001']
let world: World
let commander: Person
let officer: Person

beforeAll(async () => {
  world = await openWorld('2020-02-10T08:00:00.000Z')
  await plantAreas(world.owner, world.district, [`${first}001`, `${second}001`, `${far}001`], { [first]: '金碧社区' })
  commander = await world.as('commander')
  officer = await world.as('communityOfficer', first)
})
afterAll(() => world.close())

const happen = async (...deltas: Delta[]): Promise<void> => {
  await world.house.db.transact(fence(world.district), async (tx) => {
    const journal = openJournal(tx, world.district, { account: null, session: null, device: null, job: 'test' })
    journal({ kind: 'declarations.visited', area: deltas[0]!.area, deltas })
  })
  await world.settle()
}
const visits = (area: string, day: string, n: number): Delta => ({ area: `${area}001`, day, metric: 'visits', n })
const confirm = (who: Person, area: string, figures: Record<string, number>, nil = false, day = '2020-02-10') =>
  who.post('/api/briefings/confirmations', { area, day, nil, figures })

describe('the daily report', () => {
  it('shows a community officer only the own community', async () => {
    await happen(visits(first, '2020-02-10', 4), visits(second, '2020-02-10', 2))
    const { json } = await officer.get('/api/briefings/days/2020-02-10')
    expect(json.communities.map((c: { area: string }) => c.area)).toEqual([first])
    expect(json.communities[0].figures.visits).toBe(4)
  })

  it('takes a confirmation of what the community saw, and only from there', async () => {
    expect((await confirm(officer, first, { visits: 4 })).code).toBe(200)
    expect((await confirm(officer, second, { visits: 2 })).code).toBe(404)
  })

  it('answers a page that shows other figures than there are with those of now, and keeps what was shown', async () => {
    await happen(visits(first, '2020-02-10', 1))
    const refused = await confirm(officer, first, { visits: 4, people: 3 })
    expect(refused.json.code).toBe('changedMeanwhile')
    expect(refused.json.fields).toEqual([
      { path: 'figures/people', code: 'moved', text: expect.stringContaining('现在是 0') },
      { path: 'figures/visits', code: 'moved', text: '今日上门：页面上是 4，现在是 5' },
    ])
    await happen(visits(first, '2020-02-10', -1))
    const shown = { visits: 4, households: 0, 'not.a.metric': 7 }
    expect((await confirm(officer, first, shown)).json.figures).toEqual({ households: 0, visits: 4 })
  })

  it('wants a nil report to be said, and refuses one that is none', async () => {
    expect((await confirm(commander, far, { visits: 0 })).json.fields[0].text).toContain('零报告')
    expect((await confirm(commander, first, { visits: 0 }, true)).code).toBe(422)
    expect((await confirm(commander, far, { visits: 0 }, true, '2020-02-11')).code).toBe(400)
    expect((await confirm(commander, far, { visits: 0 }, true)).code).toBe(200)
  })

  it('names who is missing, and freezes without them only when that is said', async () => {
    const report = await commander.get('/api/briefings/days/2020-02-10')
    expect(report.json.missing).toEqual([{ area: second, name: second }])
    const refused = await commander.post('/api/briefings/days/2020-02-10/freeze', { withMissing: false, early: '演练' })
    expect(refused.code).toBe(422)
    expect(refused.json.detail).toContain('1 个社区')
    expect((await officer.post('/api/briefings/days/2020-02-10/freeze', { withMissing: true })).code).toBe(403)
    const early = await commander.post('/api/briefings/days/2020-02-10/freeze', { withMissing: true })
    expect([early.json.code, early.json.fields[0].path]).toEqual(['refusedByRule', 'early'])
    expect((await commander.get('/api/briefings/days/2020-02-10')).json).toMatchObject({
      early: true,
      freezeFrom: '2020-02-11T00:00:00.000Z',
    })
    const body = { withMissing: true, early: '演练' }
    const frozen = await commander.post('/api/briefings/days/2020-02-10/freeze', body)
    expect(frozen.json).toEqual({ number: 1, missing: 1 })
    await world.settle()
    await finishReports(world.house.db)
    const after = await commander.get('/api/briefings/days/2020-02-10')
    expect(after.json).toMatchObject({ state: 'frozen', number: 1, totals: { visits: 6 } })
    expect(after.json.blockHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('never rewrites a frozen figure: what comes later stands as a numbered correction in the next report', async () => {
    expect((await confirm(commander, second, { visits: 2 })).json.code).toBe('dayFrozen')
    await happen(visits(first, '2020-02-10', 5))
    const same = await commander.get('/api/briefings/days/2020-02-10')
    expect(same.json.totals.visits).toBe(6)
    expect(same.json.communities[0].late).toEqual({ visits: 5 })
    setClock('2020-02-11T08:00:00.000Z')
    const next = await commander.get('/api/briefings/days/2020-02-11')
    expect(next.json.corrections).toMatchObject([
      { number: 0, aboutDay: '2020-02-10', area: first, metric: 'visits', n: 5 },
    ])
    const freezing = () => commander.post('/api/briefings/days/2020-02-11/freeze', { withMissing: true })
    setClock('2020-02-11T23:59:59.000Z')
    commander = await world.as('commander')
    expect((await freezing()).code).toBe(422)
    setClock('2020-02-12T00:00:00.000Z')
    expect((await freezing()).code).toBe(200)
    await world.settle()
    await finishReports(world.house.db)
    const told = await commander.get('/api/briefings/days/2020-02-11')
    expect(told.json.number).toBe(2)
    expect(told.json.corrections).toEqual([
      { number: 1, aboutDay: '2020-02-10', area: first, areaName: '金碧社区', metric: 'visits', n: 5 },
    ])
  })

  it('freezes a day once, in order, and not before it begins', async () => {
    expect((await commander.post('/api/briefings/days/2020-02-11/freeze', { withMissing: true })).json.code).toBe(
      'dayFrozen',
    )
    expect((await commander.post('/api/briefings/days/2020-02-13/freeze', { withMissing: true })).code).toBe(422)
  })
})

describe('figures', () => {
  it('come for an area and its children, inside the own areas only', async () => {
    const { json } = await commander.get('/api/figures?area=440112001&day=2020-02-10&metrics=visits')
    expect(json).toMatchObject({ frozen: true, day: '2020-02-10' })
    expect(json.figures).toContainEqual({ area: first, metric: 'visits', n: 4, late: 0 })
    expect((await officer.get('/api/figures?area=440112001')).code).toBe(404)
  })
})

describe('the report to take away', () => {
  it('is a workbook that reads back with the same figures', async () => {
    const reply = await world.app.inject({
      url: '/api/briefings/days/2020-02-11/report.xlsx',
      headers: { authorization: `Bearer ${commander.secret}` },
    })
    expect(reply.statusCode).toBe(200)
    const path = join(world.house.dataDir, 'report.xlsx')
    await writeFile(path, reply.rawPayload)
    const rows: string[][] = []
    for await (const row of readTable(path)) rows.push(row.cells.map(cellText))
    expect(rows[0]).toContain('今日上门')
    expect(rows.find((row) => row.includes('金碧社区'))?.[1]).toBe(first)
  })

  it('is a page for paper that says who is missing and which hash closed the day', async () => {
    const { text } = await commander.get('/api/briefings/days/2020-02-10/report.html')
    expect(text).toContain('缺报单位')
    expect(text).toMatch(/[0-9a-f]{64}/)
    expect(text).toContain('2020年2月10日')
    expect(text).toMatch(/定稿时间：2020年2月1\d日 \d\d:\d\d/)
    expect(text).not.toMatch(/\d{4}-\d\d-\d\d/)
  })
})

describe('what is late', () => {
  it('names the communities that owe a report once the time has passed, and nothing before', async () => {
    setClock('2020-02-12T08:59:00.000Z')
    const chief = await world.as('commander')
    expect((await chief.get('/api/briefings/late')).json).toEqual([])
    setClock('2020-02-12T09:01:00.000Z')
    const { json } = await chief.get('/api/briefings/late')
    expect(json.map((l: { what: string; area: string }) => [l.what, l.area])).toEqual([
      ['confirmation', first],
      ['confirmation', second],
      ['confirmation', far],
    ])
    const local = await world.as('communityOfficer', first)
    expect((await local.get('/api/briefings/late')).json).toHaveLength(1)
  })
})

describe('a day on which people only declared themselves', () => {
  it('is no nil report, though nobody knocked', async () => {
    const day = '2020-02-12'
    await happen({ area: `${far}001`, day, metric: 'declarations', n: 2 })
    const chief = await world.as('commander')
    expect((await confirm(chief, far, { visits: 0 }, true, day)).code).toBe(422)
    expect((await confirm(chief, far, { visits: 0, declarations: 2 }, false, day)).code).toBe(200)
  })
})

describe('the hour of the report', () => {
  const facts = { due: '2020-02-10T09:00:00.000Z', freezeFrom: '2020-02-11T00:00:00.000Z' }
  it.each([
    ['a minute after the day began', '2020-02-09T16:01:00.000Z', 0, true],
    ['when everybody has confirmed before the time for it has passed', '2020-02-10T08:59:59.000Z', 0, true],
    ['when everybody has confirmed and it has passed', '2020-02-10T09:00:00.000Z', 0, false],
    ['in the evening with one missing', '2020-02-10T15:00:00.000Z', 1, true],
    ['from the set hour of the next day', '2020-02-11T00:00:00.000Z', 40, false],
  ])('%s', (_when, now, missing, early) => {
    expect(isEarly({ ...facts, now, missing })).toBe(early)
  })

  it('is set by headquarters', async () => {
    const chief = await world.as('commander')
    const saved = await chief.send('PUT', '/api/briefings/settings', { dueMinute: 1080, freezeMinute: 540 })
    expect(saved.code).toBe(200)
    const { due, freezeFrom } = (await chief.get('/api/briefings/days/2020-02-12')).json
    expect([due, freezeFrom]).toEqual(['2020-02-12T10:00:00.000Z', '2020-02-13T01:00:00.000Z'])
    await chief.send('PUT', '/api/briefings/settings', { dueMinute: 1020 })
    const after = (await chief.get('/api/briefings/days/2020-02-12')).json
    expect(after.freezeFrom).toBe('2020-02-13T01:00:00.000Z')
  })
})
