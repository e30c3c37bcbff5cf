import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'
import { keysOf } from './keys.ts'
import { residentSurvey } from './resident-survey/definition.ts'
import { returnee } from './returnee/definition.ts'

const at = { today: '2020-02-10' }
const forms = [residentSurvey, returnee]

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'x'],
  ['a list', [1, 2]],
  ['a number', 7],
  ['members that are a text', { members: 'x'.repeat(100_000) }],
  ['members that are an object with a length', { members: { length: 1e9 } }],
  ['members that are a sparse list', { members: Array(100_000) }],
  ['members inside members', { members: [[{ fullName: 'x' }]] }],
  ['a prototype', JSON.parse('{"__proto__":{"room":"1"},"constructor":{"prototype":{"polluted":1}}}')],
  ['a member with a prototype', { members: [JSON.parse('{"__proto__":{"fullName":"x"}}')] }],
])('%s in place of answers gets problems, never an exception', (_, answers) => {
  for (const form of forms) expect(evaluate(form, answers, at).complete).toBe(false)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('an inherited property is not an answer', () => {
  const answers = Object.create({ room: '301' }) as object
  expect(evaluate(residentSurvey, answers, at).values.root).not.toHaveProperty('room')
})

test('an answer nested 100,000 deep is refused where it stands', () => {
  let deep: unknown = 'x'
  for (let i = 0; i < 100_000; i++) deep = [deep]
  const found = evaluate(residentSurvey, { room: deep, members: [{ symptoms: deep }] }, at)
  expect(found.problems.map((problem) => problem.path)).toEqual(expect.arrayContaining(['room', 'members/0/symptoms']))
})

test('a million unknown keys are counted up to 200 and cut', () => {
  const answers = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`.padEnd(200, 'x'), 1]))
  const { unknown } = evaluate(residentSurvey, answers, at)
  expect(unknown).toHaveLength(200)
  expect(unknown[0]).toHaveLength(80)
})

test('whatever stands under known keys, the evaluator returns and its values are clean', () => {
  const keys = [...new Set(forms.flatMap((form) => [...keysOf(form)] as string[]))]
  const odd = fc.oneof(
    fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('yes', 'no', 'none', 'other', 'vacant', '2020-02-01', 36.5),
  )
  const row = fc.dictionary(fc.constantFrom(...keys), odd)
  const answers = fc
    .record({ members: fc.array(fc.oneof(row, odd)), companions: odd })
    .chain((lists) => row.map((rest) => ({ ...rest, ...lists })))
  fc.assert(
    fc.property(answers, (raw) => {
      for (const form of forms) {
        const found = evaluate(form, raw, at)
        const text = JSON.stringify(found.values)
        expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/i)
      }
    }),
    { numRuns: 500 },
  )
})
