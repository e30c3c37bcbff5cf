import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { home, visit, withNumber } from './samples.ts'

const community = '440112001003'
const [mine, sibling] = [`${community}001`, `${community}002`]
const day = '2020-02-10'
let world: World
let worker: Person
let officer: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [mine, sibling], { [community]: '金碧社区' })
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  const commander = await world.as('commander')
  worker = await world.as('gridWorker', mine)
  const other = await world.as('gridWorker', community)
  officer = await world.as('communityOfficer', community)
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`update account set name = '陈网格' where id = ${worker.account}`),
  )
  const round = { id: uuidv7(), area: '', name: '首轮摸排', startsOn: day, dueOn: '2020-02-12', secondShare: 1 }
  await commander.post('/api/declarations/rounds', round)
  const first = visit(mine, '501', home('501', [withNumber('测试甲', 1)]))
  const at = (minute: string) => ({ observedAt: `2020-02-10T00:${minute}:00.000Z` })
  await worker.post('/api/declarations/visits', {
    items: [
      { ...first, ...at('10') },
      visit(mine, '502', null, { result: 'empty', ...at('20') }),
      visit(mine, '503', null, { result: 'noAnswer', ...at('30') }),
    ],
  })
  const again = { ...visit(mine, '501', null, { result: 'noAnswer', ...at('40') }), household: first['household'] }
  await other.post('/api/declarations/visits', {
    items: [again, visit(sibling, '101', null, { result: 'noAnswer', ...at('50') })],
  })
  await world.settle()
})
afterAll(() => world.close())

const list = async (who: Person, query: string) =>
  (await who.get(`/api/declarations/visits?area=${community}&${query}`)).json

describe('the visits of a day', () => {
  test('are a look at homes and at what was noted there: one line, with how many they were', async () => {
    const { items } = await list(officer, `day=${day}`)
    await world.settle()
    const [line] = await world.owner.transact(noFence, (tx) =>
      tx.query(sql`
        select j.kind, j.area, d.retention, d.content from journal j join journal_detail d on d.id = j.id
        order by j.seq desc limit 1`),
    )
    expect(line).toMatchObject({ kind: 'people.listed', area: community, retention: 'look' })
    expect(line).toMatchObject({ content: { day, visits: items.length, ids: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  })

  test('are those that the coverage counts, the newest first, with who knocked', async () => {
    const { area } = (await officer.get(`/api/declarations/coverage?area=${community}`)).json
    const all = await list(officer, `day=${day}`)
    expect([all.total, all.items.length]).toEqual([area.visits, 5])
    expect(all.items[0]).toMatchObject({ area: sibling, result: 'noAnswer', kind: 'first', late: false })
    expect(all.items.at(-1)).toMatchObject({ address: '3栋501室', result: 'home', by: '陈网格', source: 'door' })
    const second = await list(officer, `day=${day}&kind=second`)
    expect([second.total, second.items.length]).toEqual([area.seconds, area.seconds])
    const disagrees = await list(officer, `day=${day}&kind=disagrees`)
    expect([disagrees.total, disagrees.items.length]).toEqual([area.disagreed, area.disagreed])
  })

  test('page without a gap and without a repetition', async () => {
    const seen: string[] = []
    for (let after = ''; ;) {
      const page = await list(officer, `day=${day}&limit=2${after && `&after=${after}`}`)
      seen.push(...page.items.map((one: { id: string }) => one.id))
      if (!page.next) break
      after = page.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([5, 5])
  })

  test('by result, by whoever knocked, and those of another day apart', async () => {
    const refused = await list(officer, `day=${day}&result=noAnswer`)
    expect([refused.total, refused.items.length]).toEqual([3, 3])
    const who = await list(officer, `day=${day}&who=${encodeURIComponent('陈网')}`)
    expect(who.items).toHaveLength(3)
    expect((await list(officer, 'day=2020-02-09')).items).toEqual([])
    expect((await list(officer, `day=${day}&arrival=late`)).items).toEqual([])
  })

  test('of another grid are shown to nobody who works in one', async () => {
    expect((await worker.get(`/api/declarations/visits?area=${community}&day=${day}`)).code).toBe(404)
    const own = (await worker.get(`/api/declarations/visits?area=${mine}&day=${day}`)).json
    expect(own.items).toHaveLength(4)
  })

  test('go out as a workbook', async () => {
    const book = await officer.get(`/api/declarations/visits/export?area=${community}&day=${day}`)
    expect([book.code, String(book.headers['content-disposition'])]).toEqual([
      200,
      expect.stringContaining(encodeURIComponent('上门记录')),
    ])
  })
})

test('doors reached lately are as many in the list as in the coverage', async () => {
  const { area } = (await officer.get(`/api/declarations/coverage?area=${community}`)).json
  const doors = (await officer.get(`/api/declarations/households?area=${community}&late=fresh`)).json
  expect(area.fresh).toBeGreaterThan(0)
  expect([doors.total, doors.items.length, doors.more]).toEqual([area.fresh, area.fresh, false])
})

test('a door is found by the beginning of its address, in the own area only', async () => {
  const find = async (who: Person, q: string) =>
    (await who.get(`/api/declarations/households/find?q=${encodeURIComponent(q)}`)).json.map(
      (door: { address: string }) => door.address,
    )
  expect(await find(officer, '3-50')).toEqual(['3栋501室', '3栋502室', '3栋503室'])
  expect(await find(officer, '3栋101')).toEqual(['3栋101室'])
  expect(await find(worker, '3栋101')).toEqual([])
  expect(await find(officer, '100%_')).toEqual([])
})
