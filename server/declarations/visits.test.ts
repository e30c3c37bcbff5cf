import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { home, member, visit, withNumber } from './samples.ts'

const [mine, sibling] = ['440112001003001', '440112001003002']
let world: World
let worker: Person
let officer: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [mine, sibling, '440112001003009'])
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', mine)
  officer = await world.as('communityOfficer', '440112001003')
})
afterAll(() => world.close())

const rows = <T extends object>(statement: ReturnType<typeof sql>): Promise<T[]> =>
  world.owner.transact(noFence, (tx) => tx.query<T>(statement))
const send = async (...items: unknown[]) => {
  const reply = await worker.post('/api/declarations/visits', { items })
  if (reply.code !== 200) throw new Error(reply.text)
  return reply.json.results
}

describe('what a phone sends', () => {
  test('is kept as it came and shows in the register and the counters', async () => {
    const sent = visit(
      mine,
      '501',
      home('501', [withNumber('测试甲', 1), member('测试乙', { relationToHead: 'child' })]),
    )
    const [result] = await send(sent)
    expect(result).toMatchObject({ outcome: 'stored', household: sent['household'], problems: [] })
    expect(await rows(sql`select name, area from person order by name`)).toEqual([
      { name: '测试乙', area: mine },
      { name: '测试甲', area: mine },
    ])
    await world.settle()
    const counters = await rows<{ metric: string; n: number }>(
      sql`select metric, n from counter where area = ${mine} and n <> 0 order by metric`,
    )
    expect(Object.fromEntries(counters.map((c) => [c.metric, c.n]))).toEqual({
      'coverage.visited': 1,
      declarations: 1,
      households: 1,
      people: 2,
      visits: 1,
      'visits.home': 1,
    })
  })

  test('a household that moved away, and a door that does not exist, wait for the officer and empty no register', async () => {
    const lived = visit(mine, '611', home('611', [withNumber('测试迁', 61)]))
    await send(lived)
    const at = { observedAt: '2020-02-10T00:40:00.000Z', recordedAt: '2020-02-10T00:41:00.000Z' }
    const moved = visit(mine, '611', null, {
      ...at,
      household: lived['household'],
      result: 'moved',
      note: '邻居说搬走了',
    })
    const nowhere = visit(mine, '612', null, { ...at, result: 'wrongAddress', note: '地址应为：4栋612室' })
    const results = await send(moved, nowhere)
    expect(results.map((one: { outcome: string }) => one.outcome)).toEqual(['stored', 'stored'])
    const tray = (await officer.get('/api/declarations/tray?area=440112001003')).json.items
    expect(
      tray.map((line: { kind: string; area: string; about: string }) => [line.kind, line.area, line.about]),
    ).toEqual([
      ['moved', mine, moved.id],
      ['wrongAddress', mine, nowhere.id],
    ])
    const opened = (await officer.get(`/api/declarations/tray/${tray[1].id}`)).json
    expect(opened.content).toMatchObject({ note: '地址应为：4栋612室' })
    const doors = await rows<{ room: string; reach: string; n: number }>(
      sql`
        select h.room, h.reach, count(m.person)::int as n from household h
        left join membership m on m.household = h.id and m.ends_on is null
        where h.room in ('611', '612') group by h.room, h.reach order by h.room`,
    )
    expect(doors).toEqual([
      { room: '611', reach: 'empty', n: 1 },
      { room: '612', reach: 'empty', n: 0 },
    ])
    await send(moved)
    expect((await officer.get('/api/declarations/tray?area=440112001003')).json.items).toHaveLength(2)
    for (const { id } of tray) await officer.post(`/api/declarations/tray/${id}/settle`, { how: '已改名单' })
  })

  test('a returnee registered at a door by phone is a key person of the register', async () => {
    const lived = visit(mine, '621', home('621', [withNumber('测试归', 62)]))
    const [first] = await send(lived)
    const answers = {
      ...{ fullName: '测试归', declaredBy: 'gridWorker', declarantName: '测试员', declarantPhone: '12000000009' },
      ...{ declarantRelation: '网格员', departurePlace: '湖北省武汉市', departureTime: '2020-02-07T08:00' },
      ...{ riskStay: 'yes', riskLeftDate: '2020-02-07', transport: 'train', transportNumber: 'G1001' },
      ...{ address: '3栋621室', singleRoom: 'yes', contact: 'no', symptoms: ['none'], controlMode: 'none' },
    }
    const declaration = { id: uuidv7(), questionnaire: 'returnee', version: 1, answers, persons: first.persons }
    const later = { observedAt: '2020-02-10T00:50:00.000Z', recordedAt: '2020-02-10T00:51:00.000Z' }
    const [second] = await send(visit(mine, '621', null, { ...later, household: lived['household'], declaration }))
    expect(second).toMatchObject({ outcome: 'stored', persons: first.persons })
    const key = (await officer.get('/api/people?ledger=key&area=440112001003')).json.items
    expect(key.map((person: { id: string }) => person.id)).toContain(first.persons[0])
  })

  test('a returnee’s form is about one person: it is no visit of the door and answers for nobody else behind it', async () => {
    const answers = { fullName: '测试独', declaredBy: 'gridWorker', departurePlace: '湖北省武汉市', riskStay: 'no' }
    const declaration = { id: uuidv7(), questionnaire: 'returnee', version: 1, answers }
    const sent = visit(mine, '622', null, { declaration })
    const [first] = await send(sent)
    expect(first).toMatchObject({ outcome: 'stored', persons: [expect.any(String)] })
    const door = () => rows(sql`select reach, tries, second_due from household where id = ${first.household}`)
    expect(await door()).toEqual([{ reach: 'notReached', tries: 0, second_due: false }])
    expect(await rows(sql`select 1 from visit where id = ${sent.id}`)).toEqual([])
    expect((await send(sent))[0]).toMatchObject({ ...first, outcome: 'same', problems: [] })
    expect((await send(sent, sent)).map((r: { outcome: string }) => r.outcome)).toEqual(['same', 'same'])
    const other = { ...sent, declaration: { ...declaration, answers: { ...answers, fullName: '测试双' } } }
    expect((await send(other))[0].outcome).toBe('needsPerson')
    for (const { id } of (await officer.get('/api/declarations/tray')).json.items)
      await officer.post(`/api/declarations/tray/${id}/settle`, { how: '已核对' })
    await send(visit(mine, '622', home('622', [member('测试独', {}), member('测试伴', {})])))
    expect(await door()).toMatchObject([{ reach: 'visited', tries: 1 }])
  })

  test('sent again changes nothing and answers the same', async () => {
    const sent = visit(mine, '601', home('601', [withNumber('测试丙', 3)]))
    const [first] = await send(sent)
    const [again] = await send(sent)
    expect(again).toMatchObject({ outcome: 'same', household: first.household, persons: first.persons })
    expect((await send(sent, sent)).map((r: { outcome: string }) => r.outcome)).toEqual(['same', 'same'])
    expect(await rows(sql`select 1 from visit where id = ${sent.id}`)).toHaveLength(1)
  })
  test('under an id that was used for something else goes to a tray and is never dropped', async () => {
    const sent = visit(mine, '602', null, { result: 'noAnswer' })
    await send(sent)
    const [result] = await send({ ...sent, result: 'refused' })
    expect(result.outcome).toBe('needsPerson')
    await send({ ...sent, result: 'refused' })
    const { items } = (await officer.get('/api/declarations/tray')).json
    const kept = items.filter((t: { about: string }) => t.about === sent.id)
    expect(kept.map((t: { kind: string }) => t.kind)).toEqual(['sameIdOtherContent'])
    expect((await officer.get(`/api/declarations/tray/${kept[0].id}`)).json.content.result).toBe('refused')
    expect((await officer.post(`/api/declarations/tray/${kept[0].id}/settle`, { how: '核对过，按第一次' })).code).toBe(
      200,
    )
    expect((await officer.get('/api/declarations/tray')).json.items).toHaveLength(0)
  })
  test('outside of the own area is set aside, seen by nobody there, and fails nobody else', async () => {
    const outside = visit(sibling, '701', home('701', [withNumber('测试丁', 4)]))
    const results = await send(outside, { nonsense: true }, visit(mine, '603', home('603', [withNumber('测试戊', 5)])))
    expect(results.map((r: { outcome: string }) => r.outcome)).toEqual(['quarantined', 'needsPerson', 'stored'])
    expect(await rows(sql`select 1 from person where name = '测试丁'`)).toEqual([])
    const there = await world.as('communityOfficer', '440112001003002')
    expect((await there.get('/api/declarations/tray')).json.items).toEqual([])
  })
  test('at a door that was moved out of the own area is set aside for the officer, and the others are stored', async () => {
    const sent = visit(mine, '641', null, { result: 'noAnswer' })
    await send(sent)
    await rows(sql`update household set area = ${sibling} where id = ${sent['household'] as string}`)
    const again = visit(mine, '641', null, { household: sent['household'], result: 'home' })
    const results = await send(again, visit(mine, '642', null, { result: 'empty' }))
    expect(results.map((one: { outcome: string }) => one.outcome)).toEqual(['quarantined', 'stored'])
  })

  test('was allowed when it was made is stored, though the right has ended since', async () => {
    const moved = await world.as('gridWorker', mine)
    await rows(sql`insert into access_grant (district, id, account, role, prefix, starts_at, ends_at)
      values (${world.district}, gen_random_uuid(), ${moved.account}, 'gridWorker', ${sibling}, '2020-02-01', '2020-02-10T00:45:00Z')`)
    const at = (observedAt: string) => visit(sibling, '711', null, { result: 'empty', observedAt })
    const items = [at('2020-02-10T00:30:00.000Z'), at('2020-02-10T00:50:00.000Z')]
    const { json } = await moved.post('/api/declarations/visits', { items })
    expect(json.results.map((r: { outcome: string }) => r.outcome)).toEqual(['stored', 'quarantined'])
  })
  test('with a slip in one answer keeps all the others and names the slip', async () => {
    const [result] = await send(
      visit(mine, '604', home('604', [withNumber('测试己', 6, { idNumber: '990101198503020110', temperature: 99 })])),
    )
    expect(result.outcome).toBe('stored')
    expect(result.problems.map((p: { path: string }) => p.path)).toEqual([
      'members/0/idNumber',
      'members/0/temperature',
    ])
    expect(await rows(sql`select id_blind from person where name = '测试己'`)).toEqual([{ id_blind: null }])
  })
  test('belongs to the day on which it happened, whatever the phone’s clock says', async () => {
    const items = [visit(mine, '605', null, { result: 'empty', observedAt: '2020-02-11T15:30:00.000Z' })]
    await worker.post('/api/declarations/visits', { items, clockError: 2 * 86_400_000 })
    const [stored] = await rows<{ observed_at: string }>(sql`select observed_at from visit where id = ${items[0]!.id}`)
    expect(stored!.observed_at).toBe('2020-02-09T15:30:00.000Z')
    await world.settle()
    expect(
      await rows(sql`select n from counter where area = ${mine} and day = '2020-02-09' and metric = 'visits'`),
    ).toEqual([{ n: 1 }])
  })
  test('with the path of last week is stored under the path of today', async () => {
    await rows(sql`insert into area_alias (district, old_path, new_path, redivision, main, from_day)
      values (${world.district}, '440112001003009', ${mine}, gen_random_uuid(), true, '2020-02-09')`)
    await rows(sql`update area set valid_to = '2020-02-09' where path = '440112001003009'`)
    const [result] = await send(visit('440112001003009', '606', null, { result: 'empty' }))
    expect(result.outcome).toBe('stored')
    expect(await rows(sql`select 1 from visit where area = ${mine} and household = ${result.household}`)).toHaveLength(
      1,
    )
  })
  test('names a door that is known under another id by the id that stays', async () => {
    const first = (await send(visit(mine, '607', null, { result: 'noAnswer' })))[0]
    const other = visit(mine, '607室', home('607', [withNumber('测试庚', 7)]), {
      place: { building: '3栋', room: '607室' },
    })
    const [result] = await send(other)
    expect(result.household).toBe(first.household)
    const [later] = await send(
      visit(mine, '', null, { household: other['household'], place: undefined, result: 'home' }),
    )
    expect(later.household).toBe(first.household)
  })
})

describe('sixteen phones at once', () => {
  const writers = Array.from({ length: 16 }, (_, i) => i)
  test('on one grid, with the same doors and people: nobody blocks, nothing is twice', async () => {
    const doors = Array.from({ length: 6 }, (_, n) => ({
      room: `9${n}`,
      people: [withNumber(`同人${n}`, 100 + n), member(`同伴${n}`)],
    }))
    const batch = (i: number) =>
      doors.map((_, n) => doors[(n + i) % doors.length]!).map((d) => visit(mine, d.room, home(d.room, d.people)))
    const replies = await Promise.all(writers.map((i) => worker.post('/api/declarations/visits', { items: batch(i) })))
    expect(replies.map((r) => r.code)).toEqual(writers.map(() => 200))
    expect(
      replies.flatMap((r) => r.json.results.map((x: { outcome: string }) => x.outcome)).every((o) => o === 'stored'),
    ).toBe(true)
    expect(await rows(sql`select 1 from household where room like '9%'`)).toHaveLength(6)
    expect(await rows(sql`select 1 from person where name like '同人%'`)).toHaveLength(6)
  })
  test('on sixteen grids: nobody waits for a counter', async () => {
    const all = await world.as('communityOfficer', '440112001004')
    const batch = (i: number) =>
      Array.from({ length: 5 }, (_, n) =>
        visit(
          `440112001004${String(i + 1).padStart(3, '0')}`,
          String(n),
          home(String(n), [withNumber(`格${i}人${n}`, 200 + i * 5 + n)]),
        ),
      )
    const replies = await Promise.all(writers.map((i) => all.post('/api/declarations/visits', { items: batch(i) })))
    expect(replies.every((r) => r.code === 200)).toBe(true)
    await world.settle()
    const [counter] = await rows<{ n: number }>(
      sql`select n from counter where area = '440112001004' and metric = 'people'`,
    )
    expect(counter!.n).toBe(80)
  })
})
