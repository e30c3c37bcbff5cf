import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { number } from '../declarations/samples.ts'
import { plantAreas } from '../harness/areas.ts'
import { must } from '../harness/limits.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { turnCalls } from './jobs.ts'

const grid = '440112001003001'
let world: World
let worker: Person
let receipt: string

const page = async (url: string, form?: Record<string, string>) => {
  const reply = await world.app.inject({
    ...{ method: form ? 'POST' : 'GET', url },
    ...(form && {
      payload: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  })
  return { status: reply.statusCode, text: reply.body }
}
const help = (more: Record<string, string>, code = receipt) => page('/p/help', { code, ...more })
const medicine = () => ({ do: 'ask', id: uuidv7(), need: 'medicine', text: '降压药只够吃两天', phone: '12000000007' })
const calls = async () =>
  (await worker.get('/api/calls')).json.items as { id: string; summary: string; state: string }[]

beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [grid], { [grid]: '第一网格' })
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', grid)
  const officer = await world.as('communityOfficer', '440112001003')
  const [{ code }] = (await officer.post('/api/declarations/codes', { area: grid })).json
  const { text } = await page(`/p/${code}`, {
    ...{ building: '7', room: '302', houseUse: 'own', declaredBy: 'self', people: '1', 'members/0/fullName': '刘一手' },
    ...{ 'members/0/relationToHead': 'head', 'members/0/idType': 'identityCard', 'members/0/idNumber': number(31) },
    ...{ 'members/0/residenceKind': 'permanent', 'members/0/leftCity': 'no', 'members/0/riskStay': 'no' },
    ...{ 'members/0/contact': 'no', 'members/0/symptoms': 'none' },
  })
  receipt = />([2-9A-Z]{4}(?:-[2-9A-Z]{1,5})+)</.exec(text)![1]!
})
afterAll(() => world.close())

describe('a resident with a receipt', () => {
  test('finds the way from the receipt, and nobody gets in without one', async () => {
    expect((await page('/p/receipt', { code: receipt })).text).toContain('action="/p/help')
    expect((await page('/p/help')).text).toContain('请输入回执码')
    const { status, text } = await help({}, 'AAAA-BBBB-CCCC-DDDD')
    expect([status, text.includes('没有找到这个回执码')]).toEqual([404, true])
  })
  test('is told what is missing, and what was typed stays', async () => {
    const { status, text } = await help({ do: 'ask', phone: '12000000007', name: '刘<b>' })
    expect(status).toBe(422)
    for (const part of ['href="#need"', 'href="#text"', 'value="12000000007"', '刘&lt;b&gt;'])
      expect(text).toContain(part)
    expect(await calls()).toEqual([])
  })
  test('asks once however often the button is pressed; whoever answers there reads it with the address', async () => {
    const asked = medicine()
    expect((await help(asked)).text).toContain('已经收到，正在转给')
    await help(asked)
    const [one, ...more] = await calls()
    expect(more).toEqual([])
    const opened = (await worker.get(`/api/calls/${one!.id}`)).json
    expect(opened).toMatchObject({ source: 'resident', kind: 'help', phone: '12000000007' })
    expect(opened.text).toBe('买药、送药：降压药只够吃两天\n地址：7栋302室')
    expect((await help({})).text).toContain('降压药只够吃两天')
  })
  test('sees it taken up and answered, says that it was not done, and it goes on', async () => {
    await turnCalls(world.house.db, world.house.keys)
    const { id } = (await calls())[0]!
    await must(worker.post(`/api/calls/${id}/accept`, {}))
    expect((await help({})).text).toContain('有人在办了')
    await must(worker.post(`/api/calls/${id}/answer`, { text: '药已放在门口' }))
    expect((await help({})).text).toContain('答复：药已放在门口')
    const unsaid = await help({ do: 'rate', call: id })
    expect([unsaid.status, unsaid.text.includes(`href="#done-${id}"`)]).toEqual([422, true])
    expect((await help({ do: 'rate', call: id, done: 'no', note: '门口没有' })).text).toContain('转给上一级')
    expect(await world.owner.transact(noFence, (tx) => tx.one(sql`select state, at_area from call`))).toEqual({
      ...{ state: 'routed', at_area: '440112001003' },
    })
  })
  test('rates the answer, which closes the loop, with a word that those who answer can read', async () => {
    const { id } = (await calls())[0]!
    const officer = await world.as('communityOfficer', '440112001003')
    await must(officer.post(`/api/calls/${id}/accept`, {}))
    await must(officer.post(`/api/calls/${id}/answer`, { text: '已当面交到' }))
    const rated = await help({ do: 'rate', call: id, done: 'yes', rating: '4', note: '谢谢小王' })
    expect(rated.text).toContain('您的评价：满意')
    const opened = (await officer.get(`/api/calls/${id}`)).json
    expect(opened).toMatchObject({ state: 'verified', rating: 4 })
    expect(opened.steps.at(-1)).toMatchObject({ what: 'verified', by: '', note: '谢谢小王' })
    await world.settle()
    const counted = await world.owner.transact(noFence, (tx) =>
      // no row at all when it was opened and closed within one tick of the sealer
      tx.one<{ n: number }>(
        sql`select coalesce(sum(n), 0)::int as n from counter where area = ${grid} and metric = 'calls.open'`,
      ),
    )
    expect(counted.n).toBe(0)
  })
  test('cannot rate a call of somebody else, nor bury the worker under open ones', async () => {
    const id = uuidv7()
    await must(worker.post('/api/calls', { id, area: grid, kind: 'help', text: '别人的事' }))
    expect((await help({ do: 'rate', call: id, done: 'yes' })).text).not.toContain('别人的事')
    for (let i = 0; i < 5; i++) await help(medicine())
    const { status, text } = await help(medicine())
    expect([status, text.includes('还有 5 件在办')]).toEqual([422, true])
    const taken = await help({ ...medicine(), id })
    expect(taken.text).not.toContain('别人的事')
  })
})
