import { expect, test } from 'vitest'
import { dayProblem, readingOf } from './rules-keying.ts'

const line = { id: '0', result: 'home' as const }

test('a fever at a door of several people sends somebody there, because nobody knows whose it is', () => {
  expect(readingOf({ ...line, people: 3, temperatures: [36.5, 38.1, 36.6] }, 3, 37.3)).toBe('look')
})
test('a fever of somebody who lives alone is theirs', () => {
  expect(readingOf({ ...line, people: 1, temperatures: [38.1] }, 1, 37.3)).toBe('person')
})
test('a tick for a journey or contact sends somebody there, also when nobody opened', () => {
  expect(readingOf({ ...line, people: 1, temperatures: [36.5], key: true }, 1, 37.3)).toBe('look')
  expect(readingOf({ ...line, result: 'noAnswer', key: true }, 2, 37.3)).toBe('look')
})
test('a number of people alone is the household’s', () => {
  expect(readingOf({ ...line, people: 4 }, 2, 37.3)).toBe('household')
  expect(readingOf({ ...line, result: 'refused', people: 4 }, 2, 37.3)).toBe('nothing')
})
test('a paper of tomorrow and one of another year are asked about', () => {
  expect(dayProblem('2020-02-11', '2020-02-10')).toBe('future')
  expect(dayProblem('2019-01-10', '2020-02-10')).toBe('tooOld')
  expect(dayProblem('2020-02-10', '2020-02-10')).toBeNull()
})
