import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'

let world: World
let commander: Person
beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, ['440112001003001'])
  commander = await world.as('commander')
})
afterAll(() => world.close())

const make = (by: Person, verbs: string[], prefix = '440112001', more: object = {}) =>
  by.post('/api/tokens', { id: uuidv7(), name: '省平台', verbs, prefix, ...more })
const use = (secret: string, url = '/api/session') =>
  world.nobody.send('GET', url, undefined, { authorization: `Bearer ${secret}` })

describe('a token', () => {
  it('has its secret shown once and does what it was made for, where it was made for', async () => {
    const { json } = await make(commander, ['areas.read'])
    const session = await use(json.secret)
    expect(session.json).toMatchObject({ kind: 'token', verbs: ['areas.read'], grants: [{ prefix: '440112001' }] })
    expect((await use(json.secret, '/api/accounts')).code).toBe(403)
    const list = await commander.get('/api/tokens')
    expect(list.json).toMatchObject([
      { name: '省平台', verbs: ['areas.read'], createdBy: expect.stringContaining('commander') },
    ])
    expect(list.text).not.toContain(json.secret)
  })

  it('never gets more than its maker has', async () => {
    const admin = await world.as('systemAdmin')
    expect((await make(admin, ['people.read'])).json.detail).toContain('不能超出')
    expect((await make(admin, ['areas.write'])).code).toBe(200)
    expect((await make(commander, ['people.unmask'])).code).toBe(400)
    expect((await make(commander, ['access.grant'])).code).toBe(400)
  })

  it('ends by itself, at most after a year, and at once when it is revoked', async () => {
    expect((await make(commander, ['areas.read'], '', { until: '2022-01-01T00:00:00Z' })).code).toBe(400)
    const { json } = await make(commander, ['areas.read'])
    expect(json.until).toBe('2020-05-10T01:00:00.000Z')
    expect((await use(json.secret)).code).toBe(200)
    await commander.send('DELETE', `/api/tokens/${json.id}`)
    expect((await use(json.secret)).code).toBe(401)
  })

  it('is seen and revoked inside the own area only', async () => {
    const { json } = await make(commander, ['areas.read'], '440112001')
    const other = await world.addDistrict('另一个区', ['440113'])
    const stranger = await world.as('commander', '', { district: other })
    expect((await stranger.get('/api/tokens')).json).toEqual([])
    expect((await stranger.send('DELETE', `/api/tokens/${json.id}`)).code).toBe(404)
  })
})
