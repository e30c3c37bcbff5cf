import { allRoutes } from '@gridward/contract/routes'
import type { RouteShape } from '@gridward/contract/route'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { requestFor, upload } from '../harness/requests.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'

const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => ({ a: [inner] }), 1)

/** What nobody should send; in JSON text where an object could not hold it. */
const hostile: readonly string[] = [
  'null',
  '-1',
  '1e308',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\\u202egnp.exe"',
  '"\'; drop table account; --"',
  '"{{constructor.constructor(1)}}"',
  JSON.stringify('长'.repeat(20_000)),
  '[]',
  '{}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  JSON.stringify(nested(200)),
  '[[[[[[[["x"]]]]]]]]',
]

/** Requests of one route that only a mistake or an attacker sends: each field in turn, and the body as a whole. */
function* attacks(route: RouteShape, area: string): Generator<{ url: string; body?: string; how: string }> {
  const { url, body } = requestFor(route, area)
  const keys = Object.keys((route.body as { properties?: object } | undefined)?.properties ?? {})
  for (const [i, key] of keys.entries())
    for (const [j, value] of hostile.entries()) {
      // every value meets every kind of field in some route; a third of them at each keeps the whole under a minute
      if ((i + j) % 3 !== 0) continue
      const rest = Object.entries(body as object).filter(([name]) => name !== key)
      const parts = rest.map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`)
      yield {
        url,
        body: `{${[...parts, `${JSON.stringify(key)}:${value}`].join(',')}}`,
        how: `${key} = ${value.slice(0, 40)}`,
      }
    }
  if (route.body)
    for (const text of ['', '{', '[]', 'null', '"x"', '\u0000', '{"a":1,"a":2}'])
      yield { url, body: text, how: `body ${text}` }
  const query = Object.keys((route.query as { properties?: object } | undefined)?.properties ?? {})
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  for (const key of query)
    for (const value of [
      '%00',
      '%F0%28%8C%28',
      '-1',
      '1e308',
      '__proto__',
      'x'.repeat(3000),
      '%27%22%3C%3E',
      '9'.repeat(30),
    ]) {
      const [path = '', search = ''] = url.split('?')
      const others = search.split('&').filter((part) => part !== '' && !part.startsWith(`${key}=`))
      yield {
        url: `${path}?${[...others, `${key}=${value}`].join('&')}`,
        ...sent,
        how: `?${key}=${value.slice(0, 20)}`,
      }
    }
  if (url.includes('/:') || route.params)
    for (const value of ['%00', '..%2f..%2fetc', '__proto__', 'x'.repeat(190), '%F0%28'])
      yield { url: url.replace(/[^/?]+(?=\?|$)/, value), ...sent, how: `/${value.slice(0, 20)}` }
}

let world: World
let insider: Person
/** What the server wrote to its own log, for whoever has to mend it. */
let logged = ''
beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, ['440112001003001'])
  insider = await world.as('commander')
  world.app.log.error = ((cause: Error) => (logged = `${cause.message} ${cause.stack?.split('\n')[1] ?? ''}`)) as never
})
afterAll(() => world.close())

const leak =
  /\bat \S+ \(|node_modules|\.ts:\d|\b(select|insert|update|delete) .* (from|into|set|where) |pg_|SQLSTATE|violates/i

const isPage = ({ reply }: RouteShape): boolean => 'file' in reply && String(reply.file).startsWith('text/html')

async function send(route: RouteShape, attack: { url: string; body?: string }) {
  const file = route.upload ? upload('姓名\n\u0000') : undefined
  return world.app.inject({
    method: route.method,
    url: attack.url,
    headers: {
      authorization: `Bearer ${insider.secret}`,
      ...(file
        ? { 'content-type': file.type }
        : attack.body === undefined
          ? {}
          : { 'content-type': 'application/json' }),
    },
    ...(file ? { payload: file.payload } : attack.body === undefined ? {} : { payload: attack.body }),
  })
}

/** An open stream never ends by itself, and nothing is sent to it that could harm. */
const tried = allRoutes.filter(
  ({ route }) =>
    !('file' in route.reply && String(route.reply.file).startsWith('text/event-stream')) &&
    // ends the session that all the others need
    !(route.method === 'DELETE' && route.path === '/api/session'),
)

describe('a hostile request', () => {
  it.each(tried)('to $name is refused in plain words, or does no harm', async ({ route }) => {
    const wrong: string[] = []
    for (const attack of attacks(route, '440112001003')) {
      const before = performance.now()
      const { statusCode, payload, headers } = await send(route, attack)
      const took = performance.now() - before
      const type = String(headers['content-type'])
      // a page for people answers as a page
      const plain = type.startsWith('application/problem+json') || (type.startsWith('text/html') && isPage(route))
      if (statusCode >= 500 && statusCode !== 503) wrong.push(`${attack.how}: ${statusCode} ${logged}`)
      if (statusCode >= 400 && (!plain || leak.test(payload))) wrong.push(`${attack.how}: ${payload.slice(0, 300)}`)
      if (took > 5000) wrong.push(`${attack.how}: took ${Math.round(took)} ms`)
    }
    expect(wrong).toEqual([])
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
