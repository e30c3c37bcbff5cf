import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { home, visit, withNumber } from '../declarations/samples.ts'
import { plantAreas } from '../harness/areas.ts'
import { must } from '../harness/limits.ts'
import { fence, openWorld, type Person, type World } from '../harness/world.ts'
import { openJournal } from '../platform/journal.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { countStocks } from '../recount.ts'

const community = '440112001003'
const grids = ['001', '002'].map((n) => community + n)
let world: World
let officer: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [...grids, '440112002001001'])
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  officer = await world.as('communityOfficer', community)
  await plantRegister()
  await actOnPeople()
  await world.settle()
})
afterAll(() => world.close())

/**
 * Doors in every state, on time, late and drawn for a second visit; people in every ledger: two who live there, one who
 * died, one who left, one who was joined with another.
 */
async function plantRegister(): Promise<void> {
  const { district } = world
  await world.owner.transact(fence(district), async (tx) => {
    await tx.run(sql`
      insert into household (district, id, area, address, door, reach, beside_list, due_at, second_due, created_at, updated_at)
      select ${district}::int, gen_random_uuid(), area, reach || n, reach || n, reach,
        case when reach = 'visited' and n = 1 then 'found' when reach = 'empty' and n < 3 then 'missing' else '' end,
        case n when 1 then '2020-02-09T00:00:00Z'::timestamptz when 2 then '2020-02-12T00:00:00Z'::timestamptz end, reach = 'visited' and n < 3,
        now(), now()
      from unnest(${grids}::text[]) as area,
        unnest(array['notReached', 'visited', 'declared', 'refused', 'empty', 'noAnswer']) with ordinality as r(reach, of),
        generate_series(1, of::int + 1) as n`)
    await tx.run(sql`
      insert into person (district, id, area, name, name_plain, name_pinyin, name_initials, facts, maybe_same, dead_on, left_on,
        merged_into, created_at, updated_at)
      select ${district}::int, gen_random_uuid(), area, kind || n, kind, kind, kind, '{"w":[],"f":{}}',
        case when kind = 'maybeSame' then '["x"]' else '[]' end::jsonb, case when n = 3 then '2020-02-01'::date end,
        case when n = 4 then '2020-02-01'::date end, case when n = 5 then gen_random_uuid() end, now(), now()
      from unnest(${grids}::text[]) as area, unnest(array['key', 'fever', 'observation', 'care', 'maybeSame']) as kind,
        generate_series(1, 5) as n`)
    await tx.run(sql`
      insert into person_tag (district, person, kind, opened_at, area, basis, purpose, since)
      select district, id, name_plain, now(), area, '{"code": "stay", "params": {}}', 'care', '2020-02-01' from person
      where name_plain <> 'maybeSame'`)
    await tx.run(sql`
      insert into submission (district, id, area, questionnaire, version, source, state, answers, digest, observed_at, recorded_at,
        received_at)
      select ${district}::int, gen_random_uuid(), area, 'resident-survey', 1, 'self', state, '{}', '\\x00', now(), now(), now()
      from unnest(${grids}::text[]) as area, unnest(array['claim', 'claim', 'accepted', 'withdrawn']) as state`)
    const deltas = await countStocks(tx, district, grids)
    const nobody = { account: null, session: null, device: null, job: 'test' }
    openJournal(tx, district, nobody)({ kind: 'test.planted', area: '', deltas })
  })
}

/** The same by hand: of people in a ledger one dies, one moves away, two turn out to be one. */
async function actOnPeople(): Promise<void> {
  const stay = { leftCity: 'yes', visitedPlace: '武汉', returnDate: '2020-02-02', riskStay: 'yes' }
  const key = { ...stay, riskLeftDate: '2020-02-01' }
  const members = [1, 2, 3].map((n) =>
    withNumber(`重点${n}`, n, { ...key, relationToHead: n === 1 ? 'head' : 'child' }),
  )
  const twin = [withNumber('重点1', 9, key)]
  const items = [visit(grids[0]!, '9', home('9', members)), visit(grids[1]!, '8', home('8', twin))]
  const { results } = (await must(officer.post('/api/declarations/visits', { items }))).json
  const [stays, dies, leaves] = results[0].persons
  const act = async (id: string, what: string, body: object) => {
    const { version } = (await must(officer.get(`/api/people/${id}`))).json
    await must(officer.post(`/api/people/${id}/${what}`, { id: uuidv7(), version, reason: '核实', ...body }))
  }
  await act(dies, 'death', { day: '2020-02-09' })
  await act(leaves, 'move', { day: '2020-02-09' })
  await act(results[1].persons[0], 'same', { other: stays, verdict: 'same' })
}

type Counted = { total: number; ids: string[] }
/** A list to its last page. */
async function whole(url: string): Promise<Counted> {
  const ids: string[] = []
  let total = -1
  for (let after: string | null = ''; after !== null;) {
    const { json } = await must(officer.get(`${url}&limit=3${after ? `&after=${encodeURIComponent(after)}` : ''}`))
    if (total < 0) total = json.total
    ids.push(...json.items.map((one: { id: string }) => one.id))
    after = json.next
  }
  return { total, ids }
}
const areas = [community, ...grids]

describe('a number on a screen and the list behind it', () => {
  test.each(['people', 'tags.key', 'tags.fever', 'tags.observation', 'tags.care', 'people.maybeSame'])(
    'say the same: %s',
    async (metric) => {
      const ledger = metric === 'people' ? '' : `&ledger=${metric.split('.')[1]}`
      for (const area of areas) {
        const [counter] = await world.owner.transact(noFence, (tx) =>
          tx.query<{ n: number }>(
            sql`select n from counter where district = ${world.district} and area = ${area} and metric = ${metric} and day = '0001-01-01'`,
          ),
        )
        const list = await whole(`/api/people?area=${area}${ledger}`)
        expect(counter!.n).toBeGreaterThan(1)
        expect([list.total, new Set(list.ids).size, list.ids.length]).toEqual([counter!.n, counter!.n, counter!.n])
      }
    },
  )

  test.each([
    ['households', ''],
    ...['notReached', 'visited', 'declared', 'refused', 'empty', 'noAnswer'].map((reach) => [reach, `&reach=${reach}`]),
    ...['found', 'missing'].map((beside) => [beside, `&beside=${beside}`]),
    ...[
      ['overdue', '&late=overdue'],
      ['fresh', '&late=fresh'],
      ['secondsDue', '&late=second'],
    ],
  ] as [string, string][])('of the coverage say the same: %s', async (number, filter) => {
    for (const area of areas) {
      const coverage = (await must(officer.get(`/api/declarations/coverage?area=${area}`))).json
      const shown = coverage.area[number] as number
      const list = await whole(`/api/declarations/households?area=${area}${filter}`)
      expect(shown, area).toBeGreaterThan(0)
      expect([list.total, new Set(list.ids).size, list.ids.length], area).toEqual([shown, shown, shown])
      const children = coverage.children.map((child: Record<string, number>) => child[number])
      if (children.length > 0) expect(children.reduce((a: number, b: number) => a + b, 0)).toBe(shown)
    }
  })

  test('of the people in the coverage, and of the claims that wait, say the same', async () => {
    for (const area of areas) {
      const { people, claims } = (await must(officer.get(`/api/declarations/coverage?area=${area}`))).json.area
      expect((await whole(`/api/people?area=${area}`)).ids).toHaveLength(people)
      const list = await whole(`/api/declarations/claims?area=${area}`)
      expect([list.total, list.ids.length]).toEqual([claims, claims])
      expect(claims).toBeGreaterThan(0)
    }
  })

  test('leave out who died, left or was joined with another; those are found by name', async () => {
    const found = (await must(officer.get(`/api/people?q=${encodeURIComponent('重点')}`))).json.items
    expect(found.map((one: { deadOn: string | null }) => one.deadOn).sort()).toContain('2020-02-09')
    expect(found).toHaveLength(3)
  })
})
