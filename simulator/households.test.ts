import { readDocument } from '@gridward/contract/identity'
import { expect, test } from 'vitest'
import { makeDistrict } from './district.ts'
import { Dwelling } from './skeleton.ts'
import { sampleDivisions } from './samples.ts'

const day = '2020-01-27'
const households = [...makeDistrict({ seed: 7, people: 60_000, day, divisions: sampleDivisions(3, 8) }).households()]
const lived = households.filter(({ members }) => members.length > 0)
const people = households.flatMap(({ members }) => members)
const share = (test: (person: (typeof people)[number]) => boolean) => people.filter(test).length / people.length
const between = (value: number, low: number, high: number) => {
  expect(value).toBeGreaterThanOrEqual(low)
  expect(value).toBeLessThanOrEqual(high)
}

test('ages are those of the census of 2020: children 18 %, 60 and older 19 %, 65 and older 13.5 %', () => {
  between(
    share(({ age }) => age < 15),
    0.15,
    0.2,
  )
  between(
    share(({ age }) => age >= 60),
    0.15,
    0.22,
  )
  between(
    share(({ age }) => age >= 65),
    0.1,
    0.17,
  )
  between(
    share(({ sex }) => sex === 'male'),
    0.49,
    0.53,
  )
})

test('households have one to eight members, one in four a single one', () => {
  const of = (n: number) => lived.filter(({ members }) => members.length === n).length / lived.length
  between(of(1), 0.2, 0.33)
  between(of(2), 0.24, 0.36)
  between(of(3), 0.15, 0.26)
  expect(Math.max(...lived.map(({ members }) => members.length))).toBeLessThanOrEqual(8)
})

test('some doors are vacant, some are let, some are shared by people who are no kin', () => {
  const of = (kind: number) => households.filter((found) => found.kind === kind).length / households.length
  between(of(Dwelling.vacant), 0.04, 0.2)
  between(of(Dwelling.tenants), 0.03, 0.2)
  between(of(Dwelling.dormitory), 0.002, 0.05)
})

test('a birthday fits the age, and parents are 18 to 46 years older than their children', () => {
  for (const { age, birthDate } of people) {
    const years = 2020 - Number(birthDate.slice(0, 4)) - ('01-27' < birthDate.slice(5) ? 1 : 0)
    expect(years).toBe(age)
  }
  for (const { members } of lived) {
    const mother = members.find(
      ({ relation, sex }) => (relation === 'head' || relation === 'spouse') && sex === 'female',
    )
    const child = members.find(({ relation }) => relation === 'child')
    if (mother && child) between(mother.age - child.age, 18, 46)
  }
})

test('twins share a birthday and nothing else that tells them apart', () => {
  const twins = lived.flatMap(({ members }) =>
    members.flatMap((person, i) => (person.twin ? [[members[i - 1]!, person]] : [])),
  )
  expect(twins.length).toBeGreaterThan(20)
  for (const [a, b] of twins) {
    expect(a!.birthDate).toBe(b!.birthDate)
    expect(a!.human).not.toBe(b!.human)
  }
})

test('documents: nearly all cards, a few permits and passports, some people without any, some children under a parent', () => {
  between(
    share(({ document }) => document.type === 'identityCard'),
    0.97,
    0.995,
  )
  between(
    share(({ document }) => document.type === 'none'),
    0.003,
    0.02,
  )
  between(
    share(({ document }) => document.type === 'hmtResidence'),
    0.0001,
    0.003,
  )
  between(
    share(({ document }) => document.type === 'passport'),
    0.0001,
    0.003,
  )
  const under = lived.flatMap(({ members }) =>
    members.filter(({ document }) => document.holder === 'parent').map((child) => [child, members[0]!]),
  )
  expect(under.length).toBeGreaterThan(100)
  for (const [child, head] of under) expect(child!.document.number).toBe(head!.document.number)
})

test('whoever has a document has one that the register reads', () => {
  for (const { document, birthDate } of people) {
    if (document.number === null) continue
    const read = readDocument(document.type, document.number, { synthetic: true, today: day })
    expect(read).toMatchObject({ ok: true })
    if (read.ok && read.value.birthDate && document.holder === 'self') expect(read.value.birthDate).toBe(birthDate)
  }
})

test('no two humans share a document of their own', () => {
  const owners = new Map<string, number>()
  for (const { document, human } of people) {
    if (document.number === null || document.holder !== 'self') continue
    expect(owners.get(document.number) ?? human).toBe(human)
    owners.set(document.number, human)
  }
})

test('some families have one phone, and some people, the old above all, have none', () => {
  const one = lived.filter(({ onePhone }) => onePhone)
  between(one.length / lived.length, 0.02, 0.06)
  for (const { members } of one) expect(new Set(members.map(({ toldPhone }) => toldPhone)).size).toBe(1)
  const without = (from: number) => {
    const old = people.filter(({ age }) => age >= from)
    return old.filter(({ toldPhone }) => toldPhone === null).length / old.length
  }
  expect(without(75)).toBeGreaterThan(0.15)
  expect(without(18)).toBeLessThan(0.06)
})

test('some came back from a key place before the first day, with dates in order and a way that nobody can look up', () => {
  between(
    share(({ stay }) => stay?.key === true),
    0.004,
    0.013,
  )
  between(
    share(({ stay }) => stay !== null),
    0.03,
    0.07,
  )
  const start = Date.parse(`${day}T00:00:00+08:00`)
  for (const { stay } of people) {
    if (!stay) continue
    expect(stay.departedAt).toBeLessThan(stay.arrivedAt)
    expect(stay.arrivedAt).toBeLessThan(start + 8 * 3_600_000)
    expect(stay.arrivedAt).toBeGreaterThan(start - 16 * 86_400_000)
    expect(stay.number).toMatch(/^(G99|YY|鄂AI|客99)/)
  }
})

test('there are people with fever, people who live alone in old age, pregnant, chronically ill, and in need of food or medicine', () => {
  between(
    share(({ health }) => health.temperature >= 37.3),
    0.001,
    0.006,
  )
  for (const mark of ['elderlyAlone', 'pregnant', 'chronic', 'disabled', 'childAlone'] as const)
    expect(share(({ marks }) => marks.includes(mark))).toBeGreaterThan(0.001)
  for (const need of ['food', 'medicine', 'hospital', 'counselling'] as const)
    expect(share(({ needs }) => needs.includes(need))).toBeGreaterThan(0.0001)
})

test('a few have died and still stand on the lists', () => {
  between(
    share(({ died }) => died !== null && died < day),
    0.00002,
    0.001,
  )
})

test('every generated household and person is marked synthetic', () => {
  expect(households.every(({ synthetic }) => synthetic) && people.every(({ synthetic }) => synthetic)).toBe(true)
})
