import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { baselineAddresses } from './baseline.ts'
import { makeDistrict } from './district.ts'
import type { Person } from './people.ts'
import { gridsFor } from './plan.ts'
import type { Division } from './plan.ts'
import { sampleDivisions } from './samples.ts'

const day = '2020-01-27'
const divisions = sampleDivisions()
const district = (seed: number, people = 6000, list: readonly Division[] = divisions) =>
  makeDistrict({ seed, people, day, divisions: list })
const bytes = (seed: number, path?: string) => JSON.stringify([...district(seed).households(path)])

/** The five streets of the pilot zone out of the shipped division file. */
function pilotZone(): Division[] {
  const streets = new Set(['370105016', '370105017', '370115003', '370115004', '370115006'])
  const text = readFileSync(new URL('../demo/divisions/divisions.csv', import.meta.url), 'utf8')
  const found = new Map<string, string>()
  for (const line of text.trim().split('\n').slice(1)) {
    const cells = line.trim().split(',')
    const [street, name, path, village] = cells.slice(6) as [string, string, string, string]
    if (streets.has(street)) found.set(street, name).set(path, village)
  }
  return [...found].map(([path, name]) => ({ path, name }))
}

test('the same seed gives the same bytes', () => {
  expect(bytes(7)).toBe(bytes(7))
})

test('another seed gives other people', () => {
  const names = (seed: number) => [...district(seed).households()].flatMap(({ members }) => members.map((m) => m.name))
  const [a, b] = [names(7), names(8)]
  expect(a.filter((name, i) => name === b[i]).length / a.length).toBeLessThan(0.02)
})

test('a community made alone equals the community within the whole, whatever was made before', () => {
  const whole = district(7)
  const all = [...whole.households()]
  for (const { path } of whole.plan.communities.toReversed()) {
    const alone = [...district(7).households(path)]
    expect(JSON.stringify(alone)).toBe(JSON.stringify(all.filter(({ community }) => community === path)))
  }
})

test.each([1, 37, 6000, 100_000])('a district asked for %i people has exactly so many records', (people) => {
  const made = district(7, people)
  let found = 0
  for (const { members } of made.households()) found += members.length
  expect(found).toBe(people)
})

test('a community that the division file lacks is refused by name', () => {
  expect(() => district(7).community('110101001001')).toThrow('110101001001')
})

test.each([
  [{ people: 0 }, '0'],
  [{ people: 10.5 }, '10.5'],
  [{ people: 100, grids: 3 }, '3 grids'],
  [{ people: 100, divisions: [] }, 'communities'],
])('a district that cannot be made is refused in words: %o', (wrong, says) => {
  expect(() => makeDistrict({ seed: 7, day, divisions, ...wrong })).toThrow(says)
})

test('people come back from the places and around the day that a drill names', () => {
  const place = { name: '演练省演练市', region: '999900', hours: 3 }
  const drill = makeDistrict({
    seed: 7,
    people: 20_000,
    day: '2024-06-15',
    divisions,
    returns: { keyPlaces: [place], keyShare: 0.05, peakDaysAgo: 2 },
  })
  const stays = [...drill.households()].flatMap(({ members }) =>
    members.flatMap(({ stay }) => (stay?.key ? [stay] : [])),
  )
  expect(stays.length).toBeGreaterThan(300)
  expect(stays.every(({ place: from }) => from === place.name)).toBe(true)
  const days = stays.map(({ departedAt }) => (Date.parse('2024-06-15T00:00:00+08:00') - departedAt) / 86_400_000)
  expect(days.reduce((a, b) => a + b, 0) / days.length).toBeLessThan(3.5)
})

test('the pilot zone has 353 villages and as many grids as it asks for', () => {
  const zone = makeDistrict({ seed: 7, people: 20_000, day, divisions: pilotZone(), grids: 1255 })
  expect(zone.plan.communities).toHaveLength(353)
  expect(zone.plan.streets).toHaveLength(5)
  expect(zone.plan.grids).toBe(1255)
  const paths = zone.plan.communities.flatMap(({ path }) => zone.workers(path).map(({ grid }) => grid))
  expect(new Set(paths).size).toBe(1255)
})

test('a community is divided into a grid for about 300 people, at least one and at most 999', () => {
  expect([0, 100, 900, 3100].map((n) => gridsFor(n))).toEqual([1, 1, 3, 10])
  expect(gridsFor(9_000_000)).toBe(999)
})

test('a building lies in one grid, an address is told once, and a path begins with the path above it', () => {
  const made = district(7, 20_000)
  for (const { path, grids } of made.plan.communities) {
    const texts = new Set<string>()
    const seen = new Set<string>()
    for (const { address } of made.households(path)) {
      expect(address.area).toHaveLength(18)
      expect(address.area.startsWith(address.grid) && address.grid.startsWith(path)).toBe(true)
      expect(texts.has(address.text)).toBe(false)
      texts.add(address.text)
      seen.add(address.grid)
    }
    expect(seen.size).toBe(grids)
  }
})

test('a worker who sleeps in a dormitory is registered there and at home, as one human', () => {
  const records = new Map<number, { person: Person; community: string }[]>()
  for (const { members, community } of district(7, 60_000).households())
    for (const person of members)
      records.set(person.human, [...(records.get(person.human) ?? []), { person, community }])
  const twice = [...records.values()].filter((found) => found.length > 1)
  expect(twice.length).toBeGreaterThan(40)
  for (const [a, b] of twice as [(typeof twice)[0][0], (typeof twice)[0][0]][]) {
    expect(a.community).not.toBe(b.community)
    expect(a.person.id).not.toBe(b.person.id)
    for (const key of ['name', 'birthDate', 'sex', 'phone', 'document'] as const)
      expect(a.person[key]).toEqual(b.person[key])
  }
})

test('a baseline disagrees a little with the doors, and its addresses miss some and invent others', () => {
  const made = district(7, 60_000)
  let [known, truth, gone, missing] = [0, 0, 0, 0]
  for (const { path, people } of made.plan.communities) {
    const baseline = made.baseline(path)
    expect(baseline.countedOn < day).toBe(true)
    expect(Math.abs(baseline.people - people)).toBeLessThan(people * 0.2 + 5)
    known += baseline.people
    truth += people
    const listed = new Set<string>()
    for (const { text, exists } of baselineAddresses(7, made.community(path))) {
      if (exists) listed.add(text)
      else gone++
    }
    for (const { address, members } of made.households(path))
      if (members.length > 0 && !listed.has(address.text)) missing++
  }
  expect(known).not.toBe(truth)
  expect(gone).toBeGreaterThan(200)
  expect(missing).toBeGreaterThan(300)
})
