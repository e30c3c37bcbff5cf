import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openapi, openapiText } from './openapi.ts'
import { allRoutes, roomRoutes } from './routes.ts'

const said = allRoutes.map(({ name, route }) => ({ name, key: `${route.method} ${route.path.replace(/:\w+/g, ':')}` }))

describe('the list of routes', () => {
  it('holds every room of the contract', () => {
    const here = import.meta.dirname
    const rooms = readdirSync(here)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => [...readFileSync(`${here}/${file}`, 'utf8').matchAll(/^export const (\w+)Routes\b/gm)])
      .map(([, room]) => room!)
      .filter((room) => !['room', 'all'].includes(room))
    expect(rooms.filter((room) => !(room in roomRoutes))).toEqual([])
  })

  it('says each method and path once', () => {
    const seen = new Map<string, string[]>()
    for (const { name, key } of said) seen.set(key, [...(seen.get(key) ?? []), name])
    expect([...seen].filter(([, names]) => names.length > 1)).toEqual([])
  })

  it('names an area field that the request has, wherever one is named', () => {
    const missing = allRoutes.filter(({ route: { at, ...shape } }) => {
      const { properties = {} } = (typeof at === 'object' ? (shape[at.in] ?? {}) : {}) as { properties?: object }
      return typeof at === 'object' && !(at.key in properties)
    })
    expect(missing.map(({ name }) => name)).toEqual([])
  })

  it('is printed in docs/openapi.json as it stands (`npx vitest run contract/routes -u` prints it anew)', async () => {
    const text = openapiText(openapi(roomRoutes))
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(openapi(roomRoutes))))
    await expect(text).toMatchFileSnapshot('../docs/openapi.json')
  })
})
