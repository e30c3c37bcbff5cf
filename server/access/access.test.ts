import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../harness/world.ts'
import { hashPassword } from './index.ts'
import { sql } from '../platform/sql.ts'
import { noFence } from '../platform/scope.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

describe('signing in', () => {
  it('answers the session with what may be done where', async () => {
    const commander = await world.as('commander')
    const { code, json } = await commander.get('/api/session')
    expect(code).toBe(200)
    expect(json.verbs).toContain('briefings.freeze')
    expect(json.grants).toMatchObject([{ role: 'commander', prefix: '' }])
  })

  it('refuses a wrong password in words and counts the try', async () => {
    const person = await world.as('commander')
    const password = await hashPassword('right one')
    await world.owner.transact(noFence, (tx) =>
      tx.run(sql`update account set login = 'chief', password = ${password} where id = ${person.account}`),
    )
    const wrong = await world.nobody.post('/api/session', { login: 'chief', password: 'wrong' })
    expect(wrong.code).toBe(401)
    expect(wrong.json.title).toContain('账号或密码不对')
    const right = await world.nobody.post('/api/session', { login: 'chief', password: 'right one' })
    expect(right.code).toBe(200)
    expect(String(right.headers['set-cookie'])).toContain('HttpOnly')
  })

  it('lets nobody guess on after five wrong tries', async () => {
    for (let i = 0; i < 5; i++) await world.nobody.post('/api/session', { login: 'guess', password: `no ${i}` })
    expect((await world.nobody.post('/api/session', { login: 'guess', password: 'no' })).code).toBe(429)
  })

  it('tells a stranger to sign in', async () => {
    expect((await world.nobody.get('/api/session')).code).toBe(401)
  })

  it('ends a session at once', async () => {
    const person = await world.as('gridWorker', '440112001003001')
    expect((await person.send('DELETE', '/api/session')).code).toBe(200)
    expect((await person.get('/api/session')).code).toBe(401)
  })

  it('says by field what is missing', async () => {
    const { code, json } = await world.nobody.post('/api/session', { login: '' })
    expect(code).toBe(400)
    expect(json.fields.map((f: { path: string }) => f.path).sort()).toEqual(['login', 'password'])
  })
})
