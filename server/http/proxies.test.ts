import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { makeApp } from '../app.ts'
import { readProxies } from '../config.ts'
import { openWorld, type World } from '../harness/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

/** A form of another site that reaches us through something which names our host for it. */
const through = (app: FastifyInstance, remoteAddress: string) =>
  app.inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress,
    headers: { origin: 'https://evil.example', host: 'gridward.example', 'x-forwarded-host': 'evil.example' },
    payload: { login: 'nobody', password: 'wrong wrong' },
  })
const tries = async (app: FastifyInstance, remoteAddress: string, address: string): Promise<number> => {
  const headers = { 'x-forwarded-for': address }
  const sent = { method: 'POST', url: '/api/join/look', payload: { code: 'AAAABBBBCCCC0000' } } as const
  for (let i = 0; i < 51; i++) {
    const { statusCode } = await app.inject({ ...sent, remoteAddress, headers })
    if (statusCode === 429) return i
  }
  return 51
}

describe('what a proxy says of a request', () => {
  it('is believed of the proxies in the list, and of nobody else', async () => {
    const app = await makeApp(world.house, { trustProxy: ['10.1.0.0/16'] })
    // believed: the form of that site comes from the host that the proxy names
    expect((await through(app, '10.1.2.3')).json().code).toBe('wrongLogin')
    for (const stranger of ['10.2.0.1', '127.0.0.1', '203.0.113.9'])
      expect((await through(app, stranger)).json().code, stranger).toBe('wrongOrigin')
    await app.close()
  })

  it('says which address has tried too often', async () => {
    const app = await makeApp(world.house, { trustProxy: ['10.1.0.0/16'] })
    expect(await tries(app, '10.1.2.3', '198.51.100.1')).toBe(50)
    expect(await tries(app, '10.1.2.3', '198.51.100.2')).toBe(50)
    expect(await tries(app, '203.0.113.7', '198.51.100.3')).toBe(50)
    expect(await tries(app, '203.0.113.7', '198.51.100.4')).toBe(0)
    await app.close()
  })

  it('is believed of this machine when nothing is set, and of nobody with none', async () => {
    expect(readProxies(undefined)).toEqual(['loopback'])
    expect(readProxies('10.0.0.1, 10.1.0.0/16,fd00::/8')).toEqual(['10.0.0.1', '10.1.0.0/16', 'fd00::/8'])
    expect(readProxies('none')).toEqual([])
    for (const wrong of ['proxy.example', '10.0.0.0/33', '1.2.3.4/8/8', '10.0.0.1,'])
      expect(() => readProxies(wrong), wrong).toThrow('TRUST_PROXY')
    const app = await makeApp(world.house, { trustProxy: readProxies('none') })
    expect((await through(app, '127.0.0.1')).json().code).toBe('wrongOrigin')
    await app.close()
  })
})
