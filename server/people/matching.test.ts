import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { home, member, visit, withNumber } from '../declarations/samples.ts'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { matchChanged } from './matching-job.ts'

const [mine, far] = ['440112001003001', '440112002001001']
let world: World
let worker: Person
let other: Person
let officer: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [mine, far])
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', mine)
  other = await world.as('gridWorker', far)
  officer = await world.as('commander', '')
})
afterAll(() => world.close())

const send = async (who: Person, ...items: unknown[]) => {
  const reply = await who.post('/api/declarations/visits', { items })
  if (reply.code !== 200) throw new Error(reply.text)
}
const compare = () => matchChanged(world.house.db, world.house.keys)
const pairs = () =>
  world.owner.transact(noFence, (tx) =>
    tx.query<{ a: string; b: string; score: number; state: string }>(sql`
      select p.name as a, o.name as b, r.score, r.state from person_pair r
      join person p on p.district = r.district and p.id = r.person
      join person o on o.district = r.district and o.id = r.other order by p.name, o.name`),
  )
const flagged = async (): Promise<string[]> =>
  (await officer.get('/api/people?ledger=maybeSame')).json.items.map((one: { name: string }) => one.name)

describe('a changed record is held against the whole district', () => {
  test('somebody entered again far away without a number is found by name and birthday', async () => {
    await send(worker, visit(mine, '1', home('1', [withNumber('欧阳海燕', 1, { phone: '12000000001' })])))
    await compare()
    expect(await pairs()).toEqual([])
    await send(other, visit(far, '2', home('2', [member('歐陽海雁', { birthDate: '1985-03-02' })])))
    expect(await compare()).toBe(1)
    expect(await pairs()).toMatchObject([{ a: '歐陽海雁', b: '欧阳海燕', state: 'open' }])
    expect(await flagged()).toHaveLength(1)
    await world.settle()
    expect((await officer.get('/api/people?ledger=maybeSame')).json.total).toBe(1)
  })
  test('the same record is not compared twice, and the queue does not grow', async () => {
    expect(await compare()).toBe(0)
    expect(await pairs()).toHaveLength(1)
  })
  test('twins and a family with one phone do not wait', async () => {
    const twin = { idType: 'none', birthDate: '2018-05-01', relationToHead: 'child', phone: '12000000009' }
    await send(worker, visit(mine, '3', home('3', [member('林双', twin), member('林霜', twin)])))
    await compare()
    expect(await pairs()).toHaveLength(1)
  })
  test('a child under a parent’s number waits with its score', async () => {
    await send(
      worker,
      visit(mine, '4', home('4', [withNumber('陈大', 9), withNumber('陈小', 9, { relationToHead: 'child' })])),
    )
    await compare()
    expect((await pairs()).map((pair) => [pair.a, pair.b].sort())).toContainEqual(['陈大', '陈小'])
    expect(await flagged()).toHaveLength(2)
  })
  test('a correction that parts them takes the pair out of the queue and the flag away', async () => {
    const [line] = (await officer.get(`/api/people?q=${encodeURIComponent('欧阳海雁')}`)).json.items
    const { version } = (await officer.get(`/api/people/${line.id}`)).json
    const fields = { 'person.birthDate': '1950-07-19', 'person.name': '李国强' }
    const said = { id: crypto.randomUUID(), version, reason: '核对户口簿', fields }
    const manager = await world.as('communityOfficer', far.slice(0, 12))
    expect((await manager.post(`/api/people/${line.id}/correct`, said)).code).toBe(200)
    await compare()
    expect((await pairs()).map((pair) => pair.b)).not.toContain('欧阳海燕')
    await world.settle()
    expect((await officer.get('/api/people?ledger=maybeSame')).json.total).toBe(1)
  })
  test('after a change of keys everybody is compared anew, and nothing is asked twice', async () => {
    const before = await pairs()
    const { db, keys } = world.house
    const turned = { ...keys, blind: (text: string, about: string) => keys.blind(`turned ${text}`, about) }
    expect(await matchChanged(db, turned)).toBe(6)
    expect(await matchChanged(db, turned)).toBe(0)
    expect(await pairs()).toEqual(before)
  })
})
