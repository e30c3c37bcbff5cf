import { expect, test } from 'vitest'
import { meant } from './typing.ts'

test('a key that is held down decides once, and so does a double click', () => {
  expect(meant({ repeat: false })).toBe(true)
  expect(meant({ repeat: true })).toBe(false)
  // 0: pressed by Enter or by a program that reads the screen
  expect([0, 1, 2, 3].map((detail) => meant({ detail }))).toEqual([true, true, false, false])
})
