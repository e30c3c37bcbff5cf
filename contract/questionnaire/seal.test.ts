import fc from 'fast-check'
import { expect, test } from 'vitest'
import { residentSurvey } from './resident-survey/definition.ts'
import { isTooDeep, part, unite } from './seal.ts'
import type { Sealed } from './seal.ts'

const answers = {
  room: '301',
  landlordPhone: '12000000001',
  members: [{ fullName: '测试甲', idNumber: '99010119850302011X', registeredPlace: '某省' }, 7],
  newer: { anything: 1 },
}

test('identity numbers, phones and unknown keys are sealed, the rest lies open', () => {
  expect(part(residentSurvey, answers)).toEqual({
    open: { room: '301', members: [{ fullName: '测试甲' }, {}] },
    sealed: [
      { at: ['landlordPhone'], raw: '12000000001' },
      { at: ['members', 0, 'idNumber'], raw: '99010119850302011X' },
      { at: ['members', 1], raw: 7 },
      { at: ['newer'], raw: { anything: 1 } },
    ],
  })
})

test('the place of household registration is kept only where a purpose was declared', () => {
  expect(JSON.stringify(part(residentSurvey, answers))).not.toContain('某省')
  expect(JSON.stringify(part(residentSurvey, answers, true))).toContain('某省')
})

test('nothing else that was sent is lost', () => {
  const { registeredPlace, ...first } = answers.members[0] as Record<string, unknown>
  expect(registeredPlace).toBe('某省')
  expect(unite(part(residentSurvey, answers))).toEqual({ ...answers, members: [first, 7] })
})

test('signs that a database refuses never lie open', () => {
  const sent = { room: 'a\u0000', estate: '\ud800', unit: { deep: [] } }
  const parted = part(residentSurvey, sent)
  expect(parted.open).toEqual({})
  expect(unite(parted)).toEqual(sent)
})

test('whatever JSON was sent comes together again and pollutes nothing', () => {
  const key = fc.oneof(fc.constantFrom('room', 'idNumber', 'fullName', '__proto__', 'constructor', 'a/b'), fc.string())
  const row = fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }))
  const raw = fc.tuple(row, fc.array(fc.oneof(row, fc.jsonValue()), { minLength: 1 }))
  fc.assert(
    fc.property(raw, ([rest, members]) => {
      const sent = JSON.parse(JSON.stringify({ ...rest, members })) as Record<string, unknown>
      const { open, sealed } = part(residentSurvey, sent)
      const stored = { open, sealed: JSON.parse(JSON.stringify(sealed)) as Sealed[] }
      expect(JSON.stringify(sort(unite(stored)))).toBe(JSON.stringify(sort(sent)))
    }),
    { numRuns: 500 },
  )
})

const sort = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sort)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sort(inner)])
      : value

test('answers nested deeper than a form are known before anything walks through them', () => {
  let deep: unknown = 'x'
  for (let i = 0; i < 100_000; i++) deep = [deep]
  expect(isTooDeep({ room: deep })).toBe(true)
  expect(isTooDeep(answers)).toBe(false)
})
