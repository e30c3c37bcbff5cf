import { evaluate, residentSurvey, returnee } from '@gridward/contract/questionnaire'
import { expect, test } from 'vitest'
import { makeDistrict } from './district.ts'
import type { SimEvent } from './events.ts'
import { sampleDivisions } from './samples.ts'

const day = '2020-01-27'
const make = () => makeDistrict({ seed: 7, people: 30_000, day, divisions: sampleDivisions(3, 10) })
const district = make()
const events = [...district.events(0, 96)]
const start = Date.parse(`${day}T00:00:00+08:00`)
type Of<E, K> = E extends { kind: infer Own } ? (K extends Own ? E : never) : never
const of = <K extends SimEvent['kind']>(kind: K) =>
  events.filter((event): event is Of<SimEvent, K> & { kind: K } => event.kind === kind)
const atDoor = events.filter((event): event is Exclude<SimEvent, { kind: 'report' }> => event.kind !== 'report')

test('events come in the order of their arrival, and nothing is recorded before it was seen or arrives before it was recorded', () => {
  let last = 0
  for (const { observedAt, recordedAt, arrivesAt } of events) {
    expect(arrivesAt).toBeGreaterThanOrEqual(last)
    expect(recordedAt).toBeGreaterThanOrEqual(observedAt)
    expect(arrivesAt).toBeGreaterThanOrEqual(recordedAt)
    last = arrivesAt
  }
  expect(events[0]!.arrivesAt).toBeGreaterThan(start + 7 * 3_600_000)
})

test('hours asked for one by one give the same stream as all at once', () => {
  const other = make()
  const parts = [0, 9, 12, 18.5, 24, 96].flatMap((to, i, all) => (i === 0 ? [] : [...other.events(all[i - 1]!, to)]))
  expect(JSON.stringify(parts)).toBe(JSON.stringify(events))
})

test('the events of one hour lie within it', () => {
  for (const { arrivesAt } of district.events(10, 11)) {
    expect(arrivesAt).toBeGreaterThanOrEqual(start + 10 * 3_600_000)
    expect(arrivesAt).toBeLessThan(start + 11 * 3_600_000)
  }
})

test('an event has an id of its own', () => {
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  for (const { id } of events)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('every answer is one that its form takes, on the day on which it was given', () => {
  const zoned = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)
  for (const event of atDoor) {
    if (!('answers' in event) || event.answers === null) continue
    const today = zoned(event.observedAt)
    const self = event.kind === 'declaration' || event.worker === null
    const audience = event.kind === 'paper' ? 'paper' : self ? 'self' : 'door'
    const form = event.kind === 'returnee' ? returnee : residentSurvey
    const { problems, unknown } = evaluate(form, event.answers, { today, audience, synthetic: true })
    expect({ kind: event.kind, problems, unknown }).toEqual({ kind: event.kind, problems: [], unknown: [] })
  }
})

test('most doors open on the first knock, some are empty or silent, a few refuse, and the silent ones are knocked on again', () => {
  const visits = of('visit')
  const first = [...visits, ...of('paper')].filter(({ round }) => round === 1)
  const share = (result: string) => first.filter((visit) => visit.result === result).length / first.length
  expect(share('home')).toBeGreaterThan(0.6)
  expect(share('empty')).toBeGreaterThan(0.05)
  expect(share('noAnswer')).toBeGreaterThan(0.1)
  expect(share('refused')).toBeGreaterThan(0.005)
  expect(visits.filter(({ round }) => round > 1).length / visits.length).toBeGreaterThan(0.08)
})

test('nobody spoke at a door that stayed shut', () => {
  for (const { result, answers } of of('visit'))
    expect(answers === null).toBe(result === 'noAnswer' || result === 'refused')
})

test('about one visit in fifty is checked by somebody else, and about one check in 25 finds something otherwise', () => {
  const seconds = of('second')
  const visits = new Map(of('visit').map((visit) => [visit.id, visit]))
  expect(seconds.length / of('visit').filter(({ result }) => result === 'home').length).toBeCloseTo(0.02, 2)
  for (const check of seconds) {
    const checked = visits.get(check.of)!
    expect(checked.door).toBe(check.door)
    expect(checked.worker).not.toBe(check.worker)
    expect(check.observedAt).toBeGreaterThan(checked.observedAt)
  }
  const done = seconds.filter(({ result }) => result === 'home')
  expect(done.some(({ disagrees }) => disagrees.length > 0)).toBe(true)
  expect(done.filter(({ disagrees }) => disagrees.length > 0).length / done.length).toBeLessThan(0.12)
})

test('declarations carry slips, other names under a number, and claims of people who do not live there', () => {
  const declarations = of('declaration')
  const share = (trap: string) => declarations.filter((event) => event.trap === trap).length / declarations.length
  expect(share('none')).toBeGreaterThan(0.85)
  for (const trap of ['typo', 'otherName', 'outsider']) expect(share(trap)).toBeGreaterThan(0.005)
})

test('paper keeps the hour of the visit and is typed in later', () => {
  const sheets = of('paper')
  expect(sheets.length).toBeGreaterThan(100)
  for (const { observedAt, recordedAt } of sheets) expect(recordedAt - observedAt).toBeGreaterThanOrEqual(900_000)
})

test('some phones are without a network for hours, and some clocks are wrong', () => {
  const held = atDoor.filter(({ arrivesAt, recordedAt }) => arrivesAt - recordedAt > 1_800_000)
  expect(held.length / atDoor.length).toBeGreaterThan(0.05)
  expect(atDoor.some(({ clockError }) => Math.abs(clockError) > 60_000)).toBe(true)
})

test('who came back fills in the returnee form, once for each person', () => {
  const forms = of('returnee')
  expect(forms.length).toBeGreaterThan(500)
  expect(new Set(forms.map(({ person }) => person)).size).toBe(forms.length)
  expect(forms.some(({ answers }) => answers.controlMode === 'central')).toBe(true)
})

test('communities report each day, most in time, some late, a few not at all', () => {
  const big = makeDistrict({ seed: 7, people: 8000, day, divisions: sampleDivisions(40, 10) })
  const reports = [...big.events(0, 24)].filter((event) => event.kind === 'report')
  expect(reports.length).toBeLessThan(400)
  expect(reports.length).toBeGreaterThan(380)
  const late = reports.filter(({ arrivesAt }) => arrivesAt > start + 18 * 3_600_000)
  expect(late.length).toBeGreaterThan(2)
  expect(reports.every(({ people, visited }) => people >= visited)).toBe(true)
})
