import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { asJob } from '../access/index.ts'
import { plantAreas } from '../harness/areas.ts'
import { activateLimits, declare, hireStaff, plantPeople, type Staff } from '../harness/limits.ts'
import { fence, openWorld, type Answer, type World } from '../harness/world.ts'
import { advanceClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { expire } from './jobs.ts'
import { livingIn } from './store-moving.ts'
import { verifyOrders } from './verify.ts'

const community = '440112001003'
const grid = `${community}001`
let world: World
let staff: Staff
let people: string[]

beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [grid])
  staff = await hireStaff(world, community)
  people = await plantPeople(world, grid, 6)
  await declare(staff, '2020-05-01T00:00:00Z')
  await activateLimits(staff, '2020-02-10')
})
afterAll(() => world.close())

const names = ['community', 'street', 'headquarters', 'health', 'appeals'] as const
type Action = { do: (typeof acts)[number]; who: (typeof names)[number]; n: number }
const acts = ['propose', 'open', 'sign', 'close', 'serve', 'lift', 'appeal', 'answer', 'wait'] as const
const actions = fc.array(
  fc.record({ do: fc.constantFrom(...acts), who: fc.constantFrom(...names), n: fc.nat({ max: 5 }) }),
  { minLength: 25, maxLength: 40 },
) as fc.Arbitrary<Action[]>

/** Every sequence begins with an order, so that there is something to act on. */
const opening: Action[] = [
  { do: 'propose', who: 'community', n: 0 },
  { do: 'open', who: 'street', n: 0 },
  { do: 'sign', who: 'street', n: 0 },
]

/** What one sequence has seen so far: ids are picked from these. */
type Seen = { proposals: string[]; contents: Map<string, string>; orders: string[]; appeals: string[] }
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

async function act({ do: what, who, n }: Action, seen: Seen): Promise<Answer | undefined> {
  const by = staff[who]
  const proposal = pick(seen.proposals, n) ?? uuidv7()
  const order = pick(seen.orders, n) ?? uuidv7()
  switch (what) {
    case 'propose': {
      const id = uuidv7()
      seen.proposals.push(id)
      const wish = { id, kind: n % 2 ? 'homeIsolation' : 'healthMonitoring', basis: 'keyAreaStay', reason: '旅居' }
      const whom = [{ person: people[n], dayZero: '2020-02-09' }]
      return by.post('/api/orders/proposals', { ...wish, evidence: '车票', people: whom })
    }
    case 'open': {
      const answer = await by.post(`/api/orders/proposals/${proposal}/evidence`)
      if (answer.code === 200) seen.contents.set(proposal, answer.json.content)
      return answer
    }
    case 'sign':
      return by.post(`/api/orders/proposals/${proposal}/sign`, {
        content: seen.contents.get(proposal) ?? '0'.repeat(64),
      })
    case 'close':
      return by.post(`/api/orders/proposals/${proposal}/close`, { why: '核实' })
    case 'serve':
      return by.post(`/api/orders/${order}/served`, { how: 'door' })
    case 'lift':
      return by.post(`/api/orders/${order}/lift`, { reason: '排除' })
    case 'appeal': {
      const id = uuidv7()
      seen.appeals.push(id)
      return by.post(`/api/orders/${order}/appeals`, { id, text: '不同意' })
    }
    case 'answer': {
      const appeal = pick(seen.appeals, n) ?? uuidv7()
      return by.post(`/api/orders/appeals/${appeal}/answer`, { outcome: n % 2 ? 'lifted' : 'stands', answer: '已核实' })
    }
    default:
      advanceClock(n * 3600)
      await world.owner.transact(noFence, (tx) => tx.run(sql`update session set idle_until = ends_at`))
      await expire(world.house.db)
      return undefined
  }
}

describe('whatever five people ask for, in any order', () => {
  it('nobody is limited without the signatures behind it, nothing breaks, and the counter is what the rows say', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (list) => {
        const seen: Seen = { proposals: [], contents: new Map(), orders: [], appeals: [] }
        for (const one of [...opening, ...list]) {
          const answer = await act(one, seen)
          expect(answer?.code ?? 200, answer?.text).toBeLessThan(500)
          seen.orders = await world.owner.transact(noFence, async (tx) =>
            (await tx.query<{ id: string }>(sql`select id from person_order order by id desc limit 8`)).map(
              (o) => o.id,
            ),
          )
        }
        expect(seen.orders.length).toBeGreaterThan(0)
        await world.settle()
        await world.house.db.transact(fence(world.district), async (tx) => {
          expect(await verifyOrders(tx, asJob('orders.expire', world.district), world.house.keys)).toEqual([])
          const rows = await livingIn(tx, world.district, [grid])
          const { json } = await staff.headquarters.get('/api/figures?area=&below=self&metrics=orders.active')
          expect(json.figures[0]?.n ?? 0).toBe(rows.find((row) => row.metric === 'orders.active')?.n ?? 0)
        })
      }),
      { numRuns: 12 },
    )
  })
})
