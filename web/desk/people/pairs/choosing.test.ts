import { expect, test } from 'vitest'
import { digitOf, disputed, stepTo, strengthOf } from './choosing.ts'

test('somebody chooses where both records say something, and something else', () => {
  const facts = [
    { field: 'person.name', person: '李*', other: '李*', same: false },
    { field: 'person.sex', person: 'male', other: 'male', same: true },
    { field: 'person.phone', person: null, other: '1', same: false },
  ]
  expect(disputed(facts).map((fact) => fact.field)).toEqual(['person.name'])
})

test('nine facts have a digit', () => {
  expect([0, 8, 9, -1].map(digitOf)).toEqual(['1', '9', null, null])
})

test('the queue is walked from its first pair to its last', () => {
  expect([stepTo(0, -1, 3), stepTo(2, 1, 3), stepTo(1, 1, 3), stepTo(0, 0, 0)]).toEqual([0, 2, 2, 0])
})

test('a score has a word', () => {
  expect([40, 20, 12].map(strengthOf)).toEqual(['strong', 'likely', 'doubtful'])
})
