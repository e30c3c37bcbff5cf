import { afterEach, describe, expect, test, vi } from 'vitest'
import { call, clockError, onProblem, ProblemError, urlOf } from './api.ts'

const visits = {
  method: 'POST',
  path: '/api/doors/:door/visits',
  verb: 'self',
  at: 'self',
  reply: {},
  says: '',
} as const
type Anything = Parameters<typeof call>[1]

afterEach(() => vi.unstubAllGlobals())
const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const asked: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers })
  })
  return asked
}
const send = (input: object) => call(visits, input as Anything as never)

describe('the typed client', () => {
  test('writes the address from the route', () => {
    expect(urlOf(visits, { params: { door: '3 栋/502' }, query: { a: 1, b: undefined, c: ['x', 'y'], d: '' } })).toBe(
      '/api/doors/3%20%E6%A0%8B%2F502/visits?a=1&c=x&c=y&d=',
    )
  })

  test('hands back what the server says and sends JSON', async () => {
    const asked = answering(200, { done: true })
    expect(await send({ params: { door: '1' }, body: { result: 'home' } })).toEqual({ done: true })
    expect(asked[0]!.init.body).toBe('{"result":"home"}')
  })

  test('a refusal keeps its code, its sentence and its fields, and is told to whoever listens', async () => {
    const problem = {
      type: 'x',
      code: 'invalid',
      status: 400,
      title: '有几处没有填对',
      fields: [{ path: 'phone', code: 'format', text: '格式不对' }],
    }
    answering(400, problem)
    const heard: string[] = []
    const forget = onProblem((code) => heard.push(code))
    const caught = await send({ params: { door: '1' } }).catch((error: unknown) => error)
    forget()
    expect(caught).toBeInstanceOf(ProblemError)
    expect(caught).toMatchObject({ code: 'invalid', message: '有几处没有填对', body: { fields: problem.fields } })
    expect(heard).toEqual(['invalid'])
  })

  test('no answer, and an answer that is not ours, are the same: unreachable', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('failed to fetch')
    })
    await expect(send({ params: { door: '1' } })).rejects.toMatchObject({ code: 'unreachable' })
    vi.stubGlobal('fetch', async () => new Response('<html>sign in to the hotel network</html>', { status: 511 }))
    await expect(send({ params: { door: '1' } })).rejects.toMatchObject({ code: 'unreachable' })
  })

  test('a request that was given up is no problem of the network', async () => {
    const given = new AbortController()
    vi.stubGlobal('fetch', async () => {
      given.abort()
      throw given.signal.reason
    })
    await expect(send({ params: { door: '1' }, signal: given.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('learns from each reply how wrong the own clock is', async () => {
    answering(200, {}, { date: new Date(Date.now() - 600_000).toUTCString() })
    await send({ params: { door: '1' } })
    expect(Math.abs(clockError()! - 600_000)).toBeLessThan(1500)
  })
})
