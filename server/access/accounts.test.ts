import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { advanceClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

const [street, community, grid] = ['440112001', '440112001003', '440112001003001']
let world: World
let commander: Person
let streetOfficer: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid, '440112002001001'])
  commander = await world.as('commander')
  streetOfficer = await world.as('streetOfficer', street)
})
afterAll(() => world.close())

const newAccount = (by: Person, login: string, role: string, prefix: string, more: object = {}) =>
  by.post('/api/accounts', { id: uuidv7(), login, name: login, role, prefix, ...more })
const give = (by: Person, to: object, role: string, prefix: string, more: object = {}) =>
  by.post('/api/grants', { id: uuidv7(), ...to, role, prefix, ...more })

describe('an account', () => {
  it('is made with its first role and a one-time code, with which its owner sets the password and signs in', async () => {
    const made = await newAccount(streetOfficer, 'wang.li', 'gridWorker', grid)
    expect(made.code).toBe(200)
    expect(made.json.account.grants).toMatchObject([{ role: 'gridWorker', prefix: grid }])
    const { code } = made.json.code
    const bad = await world.nobody.post('/api/session/code', {
      login: 'wang.li',
      code: 'AAAA-BBBB-CCCC',
      password: 'k7-m2-q9-zz',
    })
    expect(bad.code).toBe(401)
    const used = await world.nobody.post('/api/session/code', {
      login: 'wang.li',
      code: code.toLowerCase(),
      password: 'k7-m2-q9-zz',
    })
    expect(used.code).toBe(200)
    expect(used.json.grants).toMatchObject([{ role: 'gridWorker', prefix: grid }])
    const again = await world.nobody.post('/api/session/code', { login: 'wang.li', code, password: 'k7-m2-q9-zzz' })
    expect(again.code).toBe(401)
    expect((await world.nobody.post('/api/session', { login: 'wang.li', password: 'k7-m2-q9-zz' })).code).toBe(200)
  })

  it('is not made outside of the own area, nor with a role above the own post', async () => {
    expect((await newAccount(streetOfficer, 'far.away', 'gridWorker', '440112002001')).code).toBe(404)
    const above = await newAccount(streetOfficer, 'too.high', 'commander', community)
    expect(above.code).toBe(422)
    expect(above.json.detail).toContain('不能授予')
  })

  it('has a login of its own', async () => {
    const taken = await newAccount(commander, 'wang.li', 'gridWorker', grid)
    expect(taken.json.fields).toMatchObject([{ path: 'login', text: expect.stringContaining('已有人用') }])
  })

  it('is listed where it holds something, with its phone masked', async () => {
    await newAccount(commander, 'phone.one', 'gridWorker', grid, { phone: '13812345678' })
    const { json } = await streetOfficer.get('/api/accounts?q=phone')
    expect(json.items).toMatchObject([{ login: 'phone.one', phone: '138****5678' }])
    const far = await world.as('streetOfficer', '440112002')
    expect((await far.get('/api/accounts?q=phone')).json.items).toEqual([])
    expect((await streetOfficer.get(`/api/accounts/${commander.account}`)).code).toBe(404)
  })

  it('is closed with its sessions and grants, by somebody who could have given them', async () => {
    const worker = await world.as('gridWorker', grid)
    expect((await worker.get('/api/session')).code).toBe(200)
    const closed = await streetOfficer.post(`/api/accounts/${worker.account}/close`, { reason: '离岗' })
    expect(closed.code).toBe(200)
    expect((await worker.get('/api/session')).code).toBe(401)
    const { json } = await commander.get(`/api/accounts/${worker.account}`)
    expect(json).toMatchObject({ closedWhy: '离岗', manageable: false })
    expect(json.history).toMatchObject([{ state: 'revoked', revokedWhy: '离岗' }])
  })

  it('is not reset or closed by somebody who could not have given all that it holds', async () => {
    const both = await world.as('gridWorker', grid)
    await give(commander, { account: both.account }, 'supervisor', '')
    const reset = await streetOfficer.post(`/api/accounts/${both.account}/password-code`)
    expect(reset.code).toBe(422)
    expect(reset.json.detail).toContain('不能授予的岗位')
    expect((await streetOfficer.post(`/api/accounts/${both.account}/close`, { reason: 'x' })).code).toBe(422)
    expect((await commander.post(`/api/accounts/${both.account}/password-code`)).code).toBe(200)
  })

  it('is not reset by its own holder', async () => {
    expect((await commander.post(`/api/accounts/${commander.account}/password-code`)).code).toBe(422)
  })
})

describe('a grant', () => {
  it('ends after 90 days when nobody says otherwise', async () => {
    const worker = await world.as('gridWorker', grid)
    const { json } = await give(streetOfficer, { account: worker.account }, 'guard', community)
    expect(json).toMatchObject({ state: 'living', until: '2020-05-10T01:00:00.000Z' })
    const long = await give(streetOfficer, { account: worker.account }, 'medic', community, {
      until: '2022-01-01T00:00:00Z',
    })
    expect(long.json.fields).toMatchObject([{ path: 'until', text: expect.stringContaining('最长一年') }])
  })

  it('is never given to oneself', async () => {
    const refused = await give(commander, { account: commander.account }, 'auditor', '')
    expect(refused.json.detail).toContain('不能给自己授权')
  })

  it('is never revoked by its own holder, so that nobody locks the district out', async () => {
    const { json } = await commander.get(`/api/accounts/${commander.account}`)
    const refused = await commander.post(`/api/grants/${json.history[0].id}/revoke`, { reason: 'x' })
    expect(refused.code).toBe(422)
  })

  it('of system, security or audit administration is the only one of the three', async () => {
    const admin = await world.as('systemAdmin')
    const refused = await give(commander, { account: admin.account }, 'auditor', '')
    expect(refused.json.detail).toContain('不能由同一人担任')
    expect((await give(commander, { account: admin.account }, 'systemAdmin', '')).code).toBe(200)
  })

  it('of the same role in the same area renews the one before', async () => {
    const worker = await world.as('gridWorker', grid)
    await give(streetOfficer, { account: worker.account }, 'gridWorker', grid)
    const { json } = await streetOfficer.get(`/api/accounts/${worker.account}`)
    expect(json.history.map((g: { state: string }) => g.state)).toEqual(['living', 'revoked'])
  })

  it('reaches somebody of another area by the whole login only', async () => {
    const far = await world.as('gridWorker', '440112002001001')
    expect((await give(streetOfficer, { account: far.account }, 'guard', community)).code).toBe(404)
    const { json } = await far.get('/api/session')
    expect((await give(streetOfficer, { login: json.account.login }, 'guard', community)).code).toBe(200)
  })

  it('that was sent twice is given once, and another content under its id is refused', async () => {
    const worker = await world.as('gridWorker', grid)
    const body = { id: uuidv7(), account: worker.account, role: 'guard', prefix: community }
    expect((await streetOfficer.post('/api/grants', body)).code).toBe(200)
    expect((await streetOfficer.post('/api/grants', body)).code).toBe(200)
    expect((await streetOfficer.post('/api/grants', { ...body, role: 'medic' })).json.code).toBe('sameIdOtherContent')
  })

  it('stops at once when it is revoked, and within five seconds when another process revoked it', async () => {
    const worker = await world.as('communityOfficer', community)
    expect((await worker.get('/api/accounts')).code).toBe(200)
    const { json } = await streetOfficer.get(`/api/accounts/${worker.account}`)
    await streetOfficer.post(`/api/grants/${json.history[0].id}/revoke`, { reason: '调岗' })
    expect((await worker.get('/api/accounts')).code).toBe(403)

    const other = await world.as('communityOfficer', community)
    expect((await other.get('/api/accounts')).code).toBe(200)
    await world.owner.transact(noFence, (tx) =>
      tx.run(sql`update access_grant set revoked_at = now() where account = ${other.account}`),
    )
    advanceClock(5)
    expect((await other.get('/api/accounts')).code).toBe(403)
  })

  it('stands in the history of its area with who gave it', async () => {
    const { json } = await streetOfficer.get('/api/grants?limit=500')
    expect(json.items.length).toBeGreaterThan(5)
    expect(json.items.every((g: { prefix: string }) => g.prefix.startsWith(street))).toBe(true)
    expect(json.items.some((g: { givenBy: string }) => g.givenBy?.startsWith('streetOfficer'))).toBe(true)
  })
})
