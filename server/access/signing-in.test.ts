import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Answer, type Person, type World } from '../harness/world.ts'
import { advanceClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { hashPassword } from './index.ts'
import { tellWrongTries } from './jobs.ts'
import { hashPin } from './pins.ts'

const community = '440112001003'
const secret = 'k7-m2-q9-zz'
let world: World
let password: string
beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [`${community}001`])
  password = await hashPassword(secret)
})
afterAll(() => world.close())

async function officer(login: string): Promise<Person> {
  const person = await world.as('communityOfficer', community)
  const pin = await hashPin(world.house.keys, person.account, '204817')
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`update account set login = ${login}, password = ${password}, pin = ${pin} where id = ${person.account}`),
  )
  return person
}
const signIn = (login: string, guess = secret, headers: Record<string, string> = {}): Promise<Answer> =>
  world.nobody.send('POST', '/api/session', { login, password: guess }, headers)
const cookies = ({ headers }: Answer): string =>
  [headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ')
const knownOf = (answer: Answer): string =>
  cookies(answer)
    .split('; ')
    .find((one) => one.startsWith('gridward-known='))!

type Line = { kind: string; content: string; device: string | null; actor: string | null }
async function told(account: string): Promise<Line[]> {
  await world.settle()
  const auditor = await world.as('auditor')
  return (await auditor.get(`/api/journal?kind=access.&subject=${account}`)).json.items.reverse()
}

describe('the journal', () => {
  it('has a line for each sign-in and sign-out', async () => {
    const { account } = await officer('told.one')
    const cookie = cookies(await signIn('told.one'))
    await world.nobody.send('DELETE', '/api/session', undefined, { cookie })
    const lines = await told(account)
    expect(lines.map((line) => line.kind)).toEqual(['access.signedIn', 'access.signedOut'])
    expect(JSON.parse(lines[0]!.content)).toMatchObject({ by: 'password' })
    expect(lines[0]!.actor).toBe(account)
  })

  it('says on which shared phone somebody signed in with a PIN', async () => {
    const leader = await world.as('communityOfficer', community)
    const phone = (await leader.post('/api/devices', { id: uuidv7(), name: '手机', area: community })).json
    const { account } = await officer('told.pin')
    await world.nobody.post('/api/session/pin', { device: phone.secret, account, pin: '204817' })
    const [line] = await told(account)
    expect(line).toMatchObject({ kind: 'access.signedIn', device: phone.id })
    expect(JSON.parse(line!.content)).toMatchObject({ by: 'pin' })
  })

  it('has one line with a count for the wrong tries of a quarter of an hour', async () => {
    const { account } = await officer('told.wrong')
    for (let i = 0; i < 4; i++) await signIn('told.wrong', 'wrong wrong')
    await tellWrongTries(world.house.db)
    expect(await told(account)).toEqual([])
    advanceClock(15 * 60)
    await signIn('told.wrong', 'wrong wrong')
    advanceClock(15 * 60)
    await tellWrongTries(world.house.db)
    await tellWrongTries(world.house.db)
    const lines = await told(account)
    expect(lines.map((line) => line.kind)).toEqual(['access.wrongTries', 'access.wrongTries'])
    expect(lines.map((line) => JSON.parse(line.content))).toMatchObject([
      { how: 'password', n: 4 },
      { how: 'password', n: 1 },
    ])
  })
})

describe('a limit on tries', () => {
  it('holds for tries that are sent at one moment', async () => {
    await officer('race.one')
    advanceClock(3600)
    const answers = await Promise.all(Array.from({ length: 9 }, () => signIn('race.one', 'wrong wrong')))
    expect(answers.filter(({ code }) => code === 401).length).toBeLessThanOrEqual(5)
    expect((await signIn('race.one')).code).toBe(429)
  })

  it('counts what went wrong, not what was right or could not be judged', async () => {
    await officer('right.one')
    advanceClock(3600)
    for (let i = 0; i < 7; i++) expect((await signIn('right.one')).code).toBe(200)
    for (let i = 0; i < 4; i++) expect((await signIn('right.one', 'wrong wrong')).code).toBe(401)
    expect((await signIn('right.one')).code).toBe(200)
  })

  it('is one for a person on a phone, named by account or by login, at the sign-in and when a new PIN is set', async () => {
    const leader = await world.as('communityOfficer', community)
    const phone = (await leader.post('/api/devices', { id: uuidv7(), name: '手机', area: community })).json
    const { account } = await officer('pin.keys')
    const first = await world.nobody.post('/api/session/pin', { device: phone.secret, account, pin: '204817' })
    const cookie = cookies(first)
    const guess = { device: phone.secret, pin: '999998' }
    for (let i = 0; i < 2; i++)
      expect((await world.nobody.post('/api/session/pin', { ...guess, account })).code).toBe(401)
    for (let i = 0; i < 2; i++)
      expect((await world.nobody.post('/api/session/pin', { ...guess, login: 'pin.keys' })).code).toBe(401)
    const change = { current: '999998', pin: '580231' }
    expect((await world.nobody.send('PUT', '/api/session/pin', change, { cookie })).code).toBe(401)
    expect((await world.nobody.post('/api/session/pin', { ...guess, pin: '204817', account })).code).toBe(429)
  })
})

describe('a browser from which somebody signed in before', () => {
  it('is not locked out by a stranger who tries the same login', async () => {
    await officer('known.one')
    const known = knownOf(await signIn('known.one'))
    for (let i = 0; i < 5; i++) await signIn('known.one', 'wrong wrong')
    expect((await signIn('known.one')).code).toBe(429)
    expect((await signIn('known.one', secret, { cookie: known })).code).toBe(200)
  })

  it('has a limit of its own, and opens nothing for another account', async () => {
    await officer('known.two')
    await officer('known.three')
    const known = knownOf(await signIn('known.two'))
    for (let i = 0; i < 5; i++) expect((await signIn('known.two', 'wrong wrong', { cookie: known })).code).toBe(401)
    expect((await signIn('known.two', secret, { cookie: known })).code).toBe(429)
    for (let i = 0; i < 5; i++) await signIn('known.three', 'wrong wrong')
    expect((await signIn('known.three', secret, { cookie: known })).code).toBe(429)
  })

  it('knows two accounts, each under the newest secret only, kept as a digest', async () => {
    await officer('known.four')
    await officer('known.five')
    const planted = knownOf(await signIn('known.four'))
    const both = knownOf(await signIn('known.five', secret, { cookie: planted }))
    expect(both).not.toBe(planted)
    for (const login of ['known.four', 'known.five']) {
      for (let i = 0; i < 5; i++) await signIn(login, 'wrong wrong')
      expect((await signIn(login, secret, { cookie: planted })).code).toBe(429)
    }
    const again = await signIn('known.four', secret, { cookie: both })
    expect(again.code).toBe(200)
    expect((await signIn('known.five', secret, { cookie: knownOf(again) })).code).toBe(200)
    const rows = await world.owner.transact(noFence, (tx) => tx.query(sql`select token from known_browser`))
    expect(JSON.stringify(rows)).not.toContain(both.split('=')[1])
  })
})
