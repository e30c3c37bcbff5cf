import { allRoutes, type NamedRoute } from '@gridward/contract/routes'
import { roleNames, verbsOf, type Role } from '@gridward/contract/roles'
import type { RouteShape } from '@gridward/contract/route'
import type { Verb } from '@gridward/contract/verbs'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../app.ts'
import { requestFor, upload } from '../harness/requests.ts'
import { openWorld, type World } from '../harness/world.ts'
import { noFence, type Scope } from '../platform/scope.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { Serve } from '../serve.ts'

/** The area that every request asks for, and where the people who ask stand to it. */
const asked = '440112001003'
const standing = {
  own: asked,
  district: '',
  parent: '440112001',
  child: '440112001003001',
  sibling: '440112001004',
  otherDistrict: asked,
  expired: asked,
  revoked: asked,
  withoutVerb: asked,
} as const
type Relation = keyof typeof standing | 'anonymous'
const relations: Relation[] = [...(Object.keys(standing) as (keyof typeof standing)[]), 'anonymous']

/** A status, or the areas with which the handler was entered. */
type Cell = number | { areas: readonly string[] | null }
const enters = (...areas: string[]): Cell => ({ areas })
const anyone: Cell = { areas: null }

/**
 * The whole table of permissions: for each way in which a route finds its area, what each person meets. Outside of the
 * own areas nothing exists (404); inside, without the permission, it is forbidden (403).
 */
const table: Record<'named' | 'scope' | 'record' | 'whole' | 'self' | 'open', Record<Relation, Cell>> = {
  named: {
    ...{ own: enters(asked), district: enters(asked), parent: enters(asked), otherDistrict: enters(asked) },
    ...{ child: 404, sibling: 404, expired: 404, revoked: 404, withoutVerb: 403, anonymous: 401 },
  },
  scope: {
    ...{ own: enters(asked), district: enters(''), parent: enters(standing.parent), child: enters(standing.child) },
    ...{ sibling: enters(standing.sibling), otherDistrict: enters(asked) },
    ...{ expired: 403, revoked: 403, withoutVerb: 403, anonymous: 401 },
  },
  record: {
    ...{ own: enters(asked), district: enters(''), parent: enters(standing.parent), child: enters(standing.child) },
    ...{ sibling: enters(standing.sibling), otherDistrict: enters(asked) },
    ...{ expired: 403, revoked: 403, withoutVerb: 403, anonymous: 401 },
  },
  whole: {
    ...{ own: 403, district: enters(''), parent: 403, child: 403, sibling: 403, otherDistrict: 403 },
    ...{ expired: 404, revoked: 404, withoutVerb: 403, anonymous: 401 },
  },
  self: {
    ...{ own: anyone, district: anyone, parent: anyone, child: anyone, sibling: anyone, otherDistrict: anyone },
    ...{ expired: anyone, revoked: anyone, withoutVerb: anyone, anonymous: 401 },
  },
  open: {
    ...{ own: anyone, district: anyone, parent: anyone, child: anyone, sibling: anyone, otherDistrict: anyone },
    ...{ expired: anyone, revoked: anyone, withoutVerb: anyone, anonymous: anyone },
  },
}

const rowOf = ({ at }: RouteShape): Record<Relation, Cell> => {
  if (typeof at === 'object') return table.named
  return at === 'district' ? table.whole : table[at]
}

let world: World
let app: FastifyInstance
let other: number
type Entered = { areas: readonly string[] | null; district: number | undefined }
let entered: Entered | undefined
const people = new Map<string, string>()

beforeAll(async () => {
  world = await openWorld()
  other = await world.addDistrict('另一个区', ['440113'])
  const around =
    (serve: Serve): Serve =>
    (route) =>
      serve(route, async ({ scope, session }) => {
        entered = { areas: (scope as Scope<Verb> | undefined)?.prefixes ?? null, district: session?.district }
        throw new Problem('busy')
      })
  app = await makeApp(world.house, { around })
})
afterAll(async () => {
  await app.close()
  await world.close()
})

/** Somebody with a role that has the verb (or one that has none), standing so to the area; kept for all routes. */
async function secretOf(verb: RouteShape['verb'], relation: keyof typeof standing): Promise<string> {
  const has = (role: Role): boolean => verb === 'open' || verb === 'self' || verbsOf(role).includes(verb)
  const role = roleNames.find((name) => has(name) || relation === 'withoutVerb') ?? 'guard'
  const key = `${role}/${relation}`
  const known = people.get(key)
  if (known) return known
  const until = relation === 'expired' ? { until: '2020-02-01T00:00:00Z' } : {}
  const district = relation === 'otherDistrict' ? other : world.district
  const person = await world.as(role, standing[relation], { ...until, district })
  await world.owner.transact(noFence, async (tx) => {
    await tx.run(sql`update session set idle_until = ends_at where account = ${person.account}`)
    if (relation === 'withoutVerb')
      await tx.run(sql`update access_grant set role = 'of an older version' where account = ${person.account}`)
    if (relation === 'revoked')
      await tx.run(sql`update access_grant set revoked_at = starts_at where account = ${person.account}`)
  })
  people.set(key, person.secret)
  return person.secret
}

async function meets({ route }: NamedRoute, relation: Relation, area: string | undefined): Promise<Cell> {
  entered = undefined
  const { url, body } = requestFor(route, area)
  const file = route.upload ? upload('a\n') : undefined
  const secret = relation === 'anonymous' ? undefined : await secretOf(route.verb, relation)
  const reply = await app.inject({
    method: route.method,
    url,
    headers: {
      ...(secret ? { authorization: `Bearer ${secret}` } : {}),
      ...(file ? { 'content-type': file.type } : {}),
    },
    ...(file ? { payload: file.payload } : body === undefined ? {} : { payload: body as object }),
  })
  const met = entered as Entered | undefined
  if (!met) return reply.statusCode
  const home = relation === 'otherDistrict' ? other : world.district
  if (relation !== 'anonymous' && met.district !== home) throw new Error('entered in the name of another district')
  return { areas: met.areas }
}

const isServed = ({ route }: NamedRoute): boolean => app.hasRoute({ method: route.method, url: route.path })

describe('every route of the contract', () => {
  it('is served', () => {
    expect(allRoutes.filter((named) => !isServed(named)).map(({ name }) => name)).toEqual([])
  })

  it('asks for a permission that some role has', () => {
    const held = new Set<string>(['open', 'self', ...roleNames.flatMap((role) => [...verbsOf(role)])])
    expect(allRoutes.filter(({ route }) => !held.has(route.verb)).map(({ name }) => name)).toEqual([])
  })
})

describe.each(relations)('%s', (relation) => {
  it('meets what the table says, at every route', async () => {
    const wrong: string[] = []
    for (const named of allRoutes.filter(isServed)) {
      const { route, name } = named
      const expected = rowOf(route)[relation]
      if (expected === undefined) wrong.push(`${name}: no cell`)
      const met = await meets(named, relation, asked)
      if (JSON.stringify(met) !== JSON.stringify(expected))
        wrong.push(`${name}: ${JSON.stringify(met)} instead of ${JSON.stringify(expected)}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('an area that is left out', () => {
  it('means the own areas, never all', async () => {
    const wrong: string[] = []
    for (const named of allRoutes.filter(isServed)) {
      const { at, ...route } = named.route
      if (typeof at !== 'object') continue
      const required = (route[at.in] as unknown as { required?: string[] }).required ?? []
      if (required.includes(at.key)) continue
      const met = await meets(named, 'own', undefined)
      if (JSON.stringify(met) !== JSON.stringify(enters(asked))) wrong.push(`${named.name}: ${JSON.stringify(met)}`)
    }
    expect(wrong).toEqual([])
  })
})
