import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { absorb, pendingClaim, project, sources } from './rules-precedence.ts'
import type { Observation, Source } from './rules-precedence.ts'

let serial = 0
const said = (
  source: Source,
  observedAt: string,
  fields: Observation['fields'],
  verified = source === 'door' || source === 'officer',
): Observation => ({ source, verified, observedAt, submission: `s${serial++}`, by: null, fields })

const name = (...observations: Observation[]) => project(observations)['person.name']?.kept.value

describe('which source wins', () => {
  const self = said('self', '2020-02-10T05:00:00Z', { 'person.name': '自报' })
  const roster = said('import', '2020-02-09T00:00:00Z', { 'person.name': '导入' })
  const paper = said('paper', '2020-02-08T00:00:00Z', { 'person.name': '纸表' })
  const door = said('door', '2020-02-07T00:00:00Z', { 'person.name': '入户' })
  const officer = said('officer', '2020-02-06T00:00:00Z', { 'person.name': '更正' })

  test('an officer’s correction, then a door visit, then paper, then an import, then a claim, however late the others are', () => {
    expect(name(self, roster)).toBe('导入')
    expect(name(roster, paper, self)).toBe('纸表')
    expect(name(paper, door, self)).toBe('入户')
    expect(name(door, officer, self, roster)).toBe('更正')
  })

  test('among equals the later observation, not the later arrival', () => {
    const later = said('door', '2020-02-09T00:00:00Z', { 'person.name': '后访' })
    expect(name(later, door)).toBe('后访')
  })

  test('a claim that a grid worker accepted counts as verified', () => {
    const accepted = said('self', '2020-02-10T05:00:00Z', { 'person.name': '已核自报' }, true)
    expect(name(accepted, paper)).toBe('已核自报')
    expect(name(accepted, door)).toBe('入户')
  })

  test('what nobody filled in takes nothing away', () => {
    const empty = said('officer', '2020-02-11T00:00:00Z', { 'person.name': '', 'health.symptoms': [] })
    expect(name(door, empty)).toBe('入户')
    expect(project([empty])).toEqual({})
  })

  test('every value says where it came from', () => {
    expect(project([door])['person.name']?.kept).toEqual({
      value: '入户',
      source: 'door',
      verified: true,
      observedAt: door.observedAt,
      submission: door.submission,
      by: null,
    })
  })
})

describe('an unverified claim', () => {
  const seen = said('door', '2020-02-07T00:00:00Z', { 'person.phone': '+8612000000001', 'health.symptoms': ['none'] })
  const claim = said('self', '2020-02-08T00:00:00Z', { 'person.phone': '+8612000000002', 'health.symptoms': ['fever'] })

  test('never overwrites a verified field, dated or not, and waits beside it', () => {
    const register = project([claim, seen])
    for (const field of ['person.phone', 'health.symptoms'] as const) {
      const state = register[field]
      expect(state?.kept.submission).toBe(seen.submission)
      expect(state && pendingClaim(state)?.submission).toBe(claim.submission)
    }
  })

  test('that says the same, or is older than the visit, asks for nobody’s judgement', () => {
    const same = said('self', '2020-02-08T00:00:00Z', { 'person.phone': '+8612000000001' })
    const old = said('self', '2020-02-01T00:00:00Z', { 'person.phone': '+8612000000003' })
    const state = project([seen, same, old])['person.phone']
    expect(state && pendingClaim(state)).toBeNull()
  })
})

test('of verified readings the later day counts, whoever measured', () => {
  const corrected = said('officer', '2020-02-05T09:00:00Z', { 'health.temperature': 36.5 })
  const visit = said('door', '2020-02-07T09:00:00Z', { 'health.temperature': 37.8 })
  expect(project([corrected, visit])['health.temperature']?.kept.value).toBe(37.8)
})

const observation = fc
  .record({
    source: fc.constantFrom(...sources),
    verified: fc.boolean(),
    observedAt: fc.constantFrom('2020-02-07T01:00:00Z', '2020-02-07T09:00:00Z', '2020-02-08T01:00:00Z'),
    submission: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    by: fc.constantFrom(null, 'u1'),
    fields: fc.record(
      {
        'person.name': fc.constantFrom('甲', '乙', ''),
        'person.phone': fc.constantFrom('1', '2', null),
        'health.symptoms': fc.constantFrom<readonly string[]>(['none'], ['fever'], []),
      },
      { requiredKeys: [] },
    ),
  })
  .map((made): Observation => ({ ...made, by: `${made.submission}${made.source}${made.verified}` }))

const many = fc.array(observation, { maxLength: 12 })

test('any order of arrival gives the same register', () => {
  fc.assert(
    fc.property(
      many.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([arrived, shuffled]) => void expect(project(shuffled)).toEqual(project(arrived)),
    ),
    { numRuns: 1000 },
  )
})

test('handing in a submission again changes nothing', () => {
  fc.assert(fc.property(many, (all) => void expect(project([...all, ...all])).toEqual(project(all))))
})

test('a register that absorbs later submissions equals one made of all of them', () => {
  fc.assert(
    fc.property(
      many,
      many,
      (first, rest) => void expect(absorb(project(first), rest)).toEqual(project([...first, ...rest])),
    ),
    { numRuns: 1000 },
  )
})
