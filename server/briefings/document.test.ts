import { createHash } from 'node:crypto'
import type { DocumentText, DocumentView } from '@gridward/contract/briefings'
import type { Delta } from '@gridward/contract/metrics'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { readDocument } from '../harness/documents.ts'
import { fence, openWorld, type Answer, type Person, type World } from '../harness/world.ts'
import { setClock } from '../platform/clock.ts'
import { openJournal } from '../platform/journal.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { finishReports } from './jobs.ts'

const [first, second, far] = ['440112001003', '440112001005', '440112002001']
const [monday, tuesday] = ['2020-02-10', '2020-02-11']
let world: World
let commander: Person
let clerk: Person

beforeAll(async () => {
  world = await openWorld('2020-02-10T08:00:00.000Z')
  await plantAreas(world.owner, world.district, [`${first}001`, `${second}001`, `${far}001`], { [first]: '金碧社区' })
  commander = await world.as('commander')
  clerk = await world.as('communityOfficer')
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
const freeze = async (day: string): Promise<void> => {
  const reply = await commander.post(`/api/briefings/days/${day}/freeze`, { withMissing: true, early: '演练' })
  expect(reply.code).toBe(200)
  await world.settle()
  await finishReports(world.house.db)
}
const at = (day: string, rest = ''): string => `/api/briefings/days/${day}/document${rest}`
const read = async (day: string): Promise<DocumentView> => (await commander.get(at(day))).json
const save = (who: Person, day: string, version: number, text: DocumentText): Promise<Answer> =>
  who.send('PUT', at(day), { version, text })
const file = async (day: string): Promise<Buffer> => {
  const headers = { authorization: `Bearer ${commander.secret}` }
  const reply = await world.app.inject({ url: at(day, '.docx'), headers })
  expect(reply.statusCode).toBe(200)
  return reply.rawPayload
}

describe('the daily report as a document', () => {
  it('has no text before its day is frozen', async () => {
    await happen(visits(first, monday, 4), visits(far, monday, 3))
    expect(await read(monday)).toMatchObject({ state: 'notFrozen', text: null })
    expect((await commander.get(at(monday, '.docx'))).json.code).toBe('refusedByRule')
    expect((await commander.post(at(monday, '/sign'), { version: 0 })).code).toBe(422)
  })

  it('comes with the figures of the frozen day, and names the communities that are missing', async () => {
    await freeze(monday)
    const { state, version, text } = await read(monday)
    expect([state, version, text!.issuer]).toEqual(['draft', 0, '黄埔区疫情防控指挥部'])
    const paragraphs = text!.paragraphs.map((one) => one.text)
    expect(paragraphs[1]).toContain('当日上门 7 次')
    expect(paragraphs[3]).toBe('前一日没有定稿的日报，不作比较。')
    expect(paragraphs[5]).toContain('缺报 3 个：金碧社区、')
  })

  it('tells two people who edit it at once, and overwrites neither', async () => {
    const { text } = await read(monday)
    const mine = { ...text!, title: '疫情防控日报（一）' }
    expect((await save(clerk, monday, 0, mine)).json).toMatchObject({ version: 1, state: 'draft' })
    expect((await save(clerk, monday, 0, mine)).json.version).toBe(1)
    const late = await save(commander, monday, 0, { ...text!, title: '另一个题目' })
    expect(late.json).toMatchObject({ code: 'changedMeanwhile', detail: expect.stringContaining('第 1 版') })
    expect((await read(monday)).text!.title).toBe('疫情防控日报（一）')
  })

  it('is signed in the version that was read, by headquarters alone', async () => {
    expect((await clerk.post(at(monday, '/sign'), { version: 1 })).code).toBe(403)
    expect((await commander.post(at(monday, '/sign'), { version: 0 })).json.code).toBe('changedMeanwhile')
    const signed = await commander.post(at(monday, '/sign'), { version: 1 })
    expect(signed.json).toMatchObject({ state: 'signed', number: '疫防日报〔2020〕1号', signedBy: 'commander ' })
    const again = await commander.post(at(monday, '/sign'), { version: 1 })
    expect(again.json).toEqual(signed.json)
  })

  it('gives a Word file whose digest the journal has, and whose figures are those of the day', async () => {
    const bytes = await file(monday)
    const digest = createHash('sha256').update(bytes).digest('hex')
    expect((await read(monday)).digest).toBe(digest)
    const lines = await world.owner.transact(noFence, (tx) =>
      tx.query<{ content: { digest: string; number: number } }>(sql`
        select d.content from journal_tail t join journal_detail d on d.id = t.id where t.kind = 'briefings.signed'
        union all select d.content from journal j join journal_detail d on d.id = j.id where j.kind = 'briefings.signed'`),
    )
    expect(lines.map(({ content }) => content)).toMatchObject([{ digest, number: 1 }])
    const { paragraphs, tables } = readDocument(bytes)
    expect(paragraphs).toEqual(expect.arrayContaining(['疫防日报〔2020〕1号', '疫情防控日报（一）']))
    const report = (await commander.get(`/api/briefings/days/${monday}`)).json
    expect(tables[0]!.find(([item]) => item === '今日上门')![1]).toBe(String(report.totals.visits))
    const [head, ...streets] = tables[1]!
    const column = head!.indexOf('今日上门')
    expect(streets.map((row) => row[column])).toEqual(['4', '3', '7'])
    expect(tables[2]!.slice(1).map(([, name]) => name)).toEqual(
      report.missing.map(({ name }: { name: string }) => name),
    )
  })

  it('never changes once it is signed, through the server or past it', async () => {
    const before = await file(monday)
    const { version, text } = await read(monday)
    const refused = await save(commander, monday, version, { ...text!, title: '改过的题目' })
    expect([refused.code, refused.json.detail]).toEqual([422, '这份日报已经签发，不能再改。'])
    const change = sql`update briefing_document set text = '{}' where district = ${world.district}`
    await expect(world.owner.transact(noFence, (tx) => tx.run(change))).rejects.toThrow(/never rewritten/)
    const remove = sql`delete from briefing_document where district = ${world.district}`
    await expect(world.owner.transact(noFence, (tx) => tx.run(remove))).rejects.toThrow(/never rewritten/)
    await happen(visits(first, monday, 5))
    expect((await file(monday)).equals(before)).toBe(true)
  })

  it('compares with the day before, numbers its corrections, and has the next number of the year', async () => {
    setClock('2020-02-11T08:00:00.000Z')
    commander = await world.as('commander')
    await happen(visits(first, tuesday, 9))
    await freeze(tuesday)
    const { text, version } = await read(tuesday)
    const paragraphs = text!.paragraphs.map((one) => one.text)
    expect(paragraphs[3]).toBe('与2020年2月10日相比：今日上门增加 2。')
    expect(paragraphs[7]).toContain('本期更正 1 项，编号 1 至 1，见附件4')
    expect((await commander.post(at(tuesday, '/sign'), { version })).json.number).toBe('疫防日报〔2020〕2号')
    const days = (await commander.get('/api/briefings/days')).json
    expect(days.map((one: { document: string }) => one.document)).toEqual([
      '疫防日报〔2020〕2号',
      '疫防日报〔2020〕1号',
    ])
    const { tables } = readDocument(await file(tuesday))
    expect(tables[0]!.find(([item]) => item === '今日上门')).toEqual(['今日上门', '9', '7', '+2'])
    expect(tables[3]![1]).toEqual(['1', '2020年2月10日', '金碧社区', '今日上门', '+5'])
  })

  it('begins with 1 again in a new year', async () => {
    setClock('2020-12-31T16:30:00.000Z')
    commander = await world.as('commander', '', { until: '2030-01-01T00:00:00Z' })
    await freeze('2020-02-12')
    expect((await commander.post(at('2020-02-12', '/sign'), { version: 0 })).json.number).toBe('疫防日报〔2021〕1号')
  })

  it('is printed on A4 with the same words, and is seen only where the whole district is', async () => {
    const { text } = await commander.get(at(monday, '.html'))
    expect(text).toContain('疫防日报〔2020〕1号')
    expect(text).not.toContain('草稿')
    const street = await world.as('streetOfficer', '440112001')
    expect((await street.get(at(monday))).code).toBe(403)
  })
})
