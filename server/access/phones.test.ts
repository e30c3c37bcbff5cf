import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Answer, type Person, type World } from '../harness/world.ts'
import { advanceClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { hashPin } from './pins.ts'

const [community, grid] = ['440112001003', '440112001003001']
let world: World
let leader: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid])
  leader = await world.as('communityOfficer', community)
})
afterAll(() => world.close())

const cookieOf = ({ headers }: Answer): string => String(headers['set-cookie']).split(';')[0]!
const withCookie = (cookie: string, url = '/api/session'): Promise<Answer> =>
  world.nobody.send('GET', url, undefined, { cookie })

async function helper(pin: string): Promise<Person & { login: string }> {
  const person = await world.as('gridWorker', grid)
  const hash = await hashPin(world.house.keys, person.account, pin)
  const login = `h${person.account.slice(-6)}`
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`update account set pin = ${hash}, login = ${login} where id = ${person.account}`),
  )
  return { ...person, login }
}
const bind = async (name = '值守手机 1'): Promise<{ id: string; secret: string }> =>
  (await leader.post('/api/devices', { id: uuidv7(), name, area: community })).json
const enter = (device: string, who: object, pin: string): Promise<Answer> =>
  world.nobody.post('/api/session/pin', { device, ...who, pin })

describe('a shared phone', () => {
  it('is bound by a leader of its area only', async () => {
    const worker = await world.as('gridWorker', grid)
    expect((await worker.post('/api/devices', { id: uuidv7(), name: 'x', area: grid })).code).toBe(403)
    expect((await leader.post('/api/devices', { id: uuidv7(), name: 'x', area: '440112002' })).code).toBe(404)
  })

  it('lets several people in, each with the own PIN, and offers their names', async () => {
    const phone = await bind()
    const [first, second] = [await helper('204817'), await helper('731902')]
    expect((await world.nobody.post('/api/session/device', { device: phone.secret })).json.people).toEqual([])
    expect((await enter(phone.secret, { login: first.login }, '204817')).json.account.id).toBe(first.account)
    expect((await enter(phone.secret, { account: second.account }, '731902')).json.kind).toBe('device')
    const here = await world.nobody.post('/api/session/device', { device: phone.secret })
    expect(here.json).toMatchObject({ name: '值守手机 1', area: community })
    expect(here.json.people.map((p: { account: string }) => p.account).sort()).toEqual(
      [first.account, second.account].sort(),
    )
  })

  it('stays signed in for twelve hours without use, and no longer', async () => {
    const phone = await bind()
    const one = await helper('204817')
    const cookie = cookieOf(await enter(phone.secret, { login: one.login }, '204817'))
    advanceClock(11.9 * 3600)
    expect((await withCookie(cookie)).code).toBe(200)
    advanceClock(12.1 * 3600)
    expect((await withCookie(cookie)).code).toBe(401)
    leader = await world.as('communityOfficer', community)
  })

  it('takes a wrong PIN five times from one person, and leaves the others alone', async () => {
    const phone = await bind()
    const [first, second] = [await helper('204817'), await helper('731902')]
    for (let i = 0; i < 5; i++)
      expect((await enter(phone.secret, { login: first.login }, '999998')).json.code).toBe('wrongPin')
    expect((await enter(phone.secret, { login: first.login }, '204817')).code).toBe(429)
    expect((await enter(phone.secret, { login: second.login }, '731902')).code).toBe(200)
    const other = await bind()
    expect((await enter(other.secret, { login: first.login }, '204817')).code).toBe(200)
  })

  it('says the same of a wrong PIN and of a person that does not exist', async () => {
    const phone = await bind()
    const one = await helper('204817')
    const wrong = await enter(phone.secret, { login: one.login }, '999998')
    const nobody = await enter(phone.secret, { login: 'nobody' }, '999998')
    expect([nobody.code, nobody.json]).toEqual([wrong.code, wrong.json])
  })

  it('that is lost is cut off with one tap: who is signed in is out, and nobody signs in again', async () => {
    const phone = await bind()
    const one = await helper('204817')
    const cookie = cookieOf(await enter(phone.secret, { login: one.login }, '204817'))
    expect((await withCookie(cookie)).code).toBe(200)
    const far = await world.as('communityOfficer', '440112002001')
    expect((await far.post(`/api/devices/${phone.id}/cut-off`, {})).code).toBe(404)
    expect((await leader.post(`/api/devices/${phone.id}/cut-off`, { reason: '丢失' })).code).toBe(200)
    expect((await withCookie(cookie)).code).toBe(401)
    const refused = await enter(phone.secret, { login: one.login }, '204817')
    expect([refused.code, refused.json.detail]).toEqual([410, expect.stringContaining('已被停用')])
    const { json } = await leader.get('/api/devices?state=cutOff')
    expect(json.items[0]).toMatchObject({
      id: phone.id,
      cutOffWhy: '丢失',
      openSessions: 0,
      people: [expect.any(String)],
    })
  })

  it('that another process cut off is out within five seconds', async () => {
    const phone = await bind()
    const one = await helper('204817')
    const cookie = cookieOf(await enter(phone.secret, { login: one.login }, '204817'))
    expect((await withCookie(cookie)).code).toBe(200)
    await world.owner.transact(noFence, (tx) =>
      tx.run(sql`update device set cut_off_at = now() where id = ${phone.id}`),
    )
    advanceClock(5)
    expect((await withCookie(cookie)).code).toBe(401)
  })

  it('does not do what needs a desk and a password, whoever holds it', async () => {
    const phone = await bind()
    const chief = await world.as('commander')
    const hash = await hashPin(world.house.keys, chief.account, '204817')
    await world.owner.transact(noFence, (tx) =>
      tx.run(sql`update account set pin = ${hash} where id = ${chief.account}`),
    )
    const { json } = await enter(phone.secret, { account: chief.account }, '204817')
    expect(json.verbs).toContain('people.read')
    for (const verb of ['access.grant', 'orders.sign', 'rules.activate', 'exports.run'])
      expect(json.verbs).not.toContain(verb)
  })
})

describe('a forgotten PIN', () => {
  it('is replaced with a one-time code of the leader, on the phone, by its owner', async () => {
    const phone = await bind()
    const one = await helper('204817')
    const { json } = await leader.post(`/api/accounts/${one.account}/pin-code`)
    expect((await enter(phone.secret, { login: one.login }, '204817')).code).toBe(401)
    const fresh = { device: phone.secret, login: one.login, code: json.code }
    const weak = await world.nobody.post('/api/session/pin/code', { ...fresh, pin: '123456' })
    expect(weak.json.detail).toContain('容易被猜到')
    expect((await world.nobody.post('/api/session/pin/code', { ...fresh, pin: '580231' })).code).toBe(200)
    expect((await world.nobody.post('/api/session/pin/code', { ...fresh, pin: '580232' })).code).toBe(401)
    expect((await enter(phone.secret, { login: one.login }, '580231')).code).toBe(200)
  })

  it('is not reset by a leader who could not have appointed its owner', async () => {
    const medic = await world.as('medic', community)
    expect((await leader.post(`/api/accounts/${medic.account}/pin-code`)).code).toBe(422)
  })
})
