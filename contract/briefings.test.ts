import { expect, test } from 'vitest'
import { mostLate, orMore } from './briefings.ts'

test('a list of late things that is full is not told as an exact count', () => {
  expect([0, mostLate - 1, mostLate].map(orMore)).toEqual(['', '', '+'])
})
