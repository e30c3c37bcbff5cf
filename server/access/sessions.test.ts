import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hash } from '@node-rs/argon2'
import { openWorld, type Answer, type World } from '../harness/world.ts'
import { advanceClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { hashPassword } from './index.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const cookieOf = ({ headers }: Answer): string => String(headers['set-cookie']).split(';')[0]!
const secret = 'k7-m2-q9-zz'

async function officer(login: string, more: { mustChange?: boolean } = {}): Promise<string> {
  const person = await world.as('communityOfficer', '440112001003')
  const password = await hashPassword(secret)
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`
      update account set login = ${login}, password = ${password}, must_change = ${more.mustChange ?? false} where id = ${person.account}`),
  )
  return login
}
const signIn = (login: string, headers: Record<string, string> = {}): Promise<Answer> =>
  world.nobody.send('POST', '/api/session', { login, password: secret }, headers)
const as = (cookie: string, method = 'GET', url = '/api/session', body?: object, more: Record<string, string> = {}) =>
  world.nobody.send(method, url, body, { cookie, ...more })

describe('a session', () => {
  it('has a new secret at every sign-in, and the one that the browser came with ends', async () => {
    const planted = cookieOf(await signIn(await officer('fix.one')))
    const login = await officer('fix.two')
    const own = cookieOf(await signIn(login, { cookie: planted }))
    expect(own).not.toBe(planted)
    expect((await as(planted)).code).toBe(401)
    expect((await as(own)).json.account.login).toBe('fix.two')
  })

  it('is not made under a secret that the browser chose', async () => {
    const chosen = 'gridward=chosen-by-somebody-else'
    expect(cookieOf(await signIn(await officer('fix.three'), { cookie: chosen }))).not.toBe(chosen)
    expect((await as(chosen)).code).toBe(401)
  })

  it('ends after half an hour without use at a desk, and after a day in any case', async () => {
    const login = await officer('idle.one')
    const cookie = cookieOf(await signIn(login))
    for (let i = 0; i < 50; i++) {
      advanceClock(29 * 60)
      if (i < 49) expect((await as(cookie)).code).toBe(200)
    }
    expect((await as(cookie)).code).toBe(401)
    const other = cookieOf(await signIn(login))
    advanceClock(31 * 60)
    expect((await as(other)).code).toBe(401)
  })

  it('goes on under a new secret when its password changes, and all others of the account end', async () => {
    const login = await officer('change.one')
    const [here, elsewhere] = [cookieOf(await signIn(login)), cookieOf(await signIn(login))]
    const changed = await as(here, 'PUT', '/api/session/password', { current: secret, password: 'p4-ww-21-xy' })
    expect(changed.code).toBe(200)
    for (const old of [here, elsewhere]) expect((await as(old)).code).toBe(401)
    expect((await as(cookieOf(changed))).code).toBe(200)
    const wrong = await as(cookieOf(changed), 'PUT', '/api/session/password', {
      current: secret,
      password: 'p4-ww-21-xz',
    })
    expect(wrong.code).toBe(401)
  })

  it('with a password that must be changed does nothing else before', async () => {
    const cookie = cookieOf(await signIn(await officer('must.change', { mustChange: true })))
    expect((await as(cookie)).json.mustChange).toBe(true)
    expect((await as(cookie, 'GET', '/api/accounts')).json.code).toBe('mustChange')
    const weak = await as(cookie, 'PUT', '/api/session/password', { current: secret, password: 'must.change1' })
    expect(weak.json.detail).toContain('容易被猜到')
    const changed = await as(cookie, 'PUT', '/api/session/password', { current: secret, password: 'p4-ww-21-xy' })
    expect((await as(cookieOf(changed), 'GET', '/api/accounts')).code).toBe(200)
  })

  it('has a cookie that scripts and other sites cannot use', async () => {
    const cookie = String((await signIn(await officer('flags.one'))).headers['set-cookie'])
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag)
  })
})

describe('a change that another site sends', () => {
  const host = 'gridward.example'
  it.each(['https://evil.example', 'http://gridward.example.evil.example', 'null', 'nonsense'])(
    'from %s is refused',
    async (origin) => {
      const login = await officer(`origin.${origin.length}`)
      const cookie = cookieOf(await signIn(login))
      const refused = await as(cookie, 'DELETE', '/api/session', undefined, { origin, host })
      expect(refused.json.code).toBe('wrongOrigin')
      expect((await as(cookie)).code).toBe(200)
    },
  )

  it('is refused at the sign-in too, before there is a session', async () => {
    const refused = await signIn(await officer('origin.login'), { origin: 'https://evil.example', host })
    expect(refused.json.code).toBe('wrongOrigin')
  })

  it('is taken from our own pages, also behind a proxy that names the host', async () => {
    const cookie = cookieOf(await signIn(await officer('origin.own'), { origin: `https://${host}`, host }))
    const behind = { origin: `https://${host}`, host: 'inside:8080', 'x-forwarded-host': host }
    expect((await as(cookie, 'DELETE', '/api/session', undefined, behind)).code).toBe(200)
  })
})

describe('guessing', () => {
  it('takes as much work for a login that does not exist', async () => {
    // the decoy must be a hash of the very settings, else it would be refused at once
    const real = (await hash('x', { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 })).split('$')
    const times: Record<string, number[]> = { known: [], unknown: [] }
    await officer('timing.one')
    for (let i = 0; i < 3; i++)
      for (const [kind, login] of [
        ['known', 'timing.one'],
        ['unknown', `ghost.${i}`],
      ] as const) {
        const before = performance.now()
        await world.nobody.post('/api/session', { login, password: 'wrong wrong' })
        times[kind]!.push(performance.now() - before)
      }
    expect(real[3]).toBe('m=19456,t=2,p=1')
    const least = (list: number[] = []): number => Math.min(...list)
    expect(least(times['unknown'])).toBeGreaterThan(least(times['known']) / 3)
  })

  it('is stopped for an address after fifty wrong tries, whatever it guesses at', async () => {
    advanceClock(3600)
    const guess = (i: number) =>
      world.nobody.post('/api/join/look', { code: `AAAABBBBCCCC${String(i).padStart(4, '0')}` })
    for (let i = 0; i < 50; i++) expect((await guess(i)).code).toBe(404)
    expect((await guess(50)).code).toBe(429)
    expect((await signIn('timing.one')).code).toBe(429)
  })
})
