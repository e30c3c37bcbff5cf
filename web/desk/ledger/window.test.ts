import { describe, expect, test } from 'vitest'
import { rowAfter, rowHeight, rowsInSight, scrollFor } from './window.ts'

describe('a long list', () => {
  test('draws what is in sight and a little more, however long it is', () => {
    expect(rowsInSight(0, 720, 100_000)).toEqual({ from: 0, to: 32 })
    expect(rowsInSight(36_000, 720, 100_000)).toEqual({ from: 988, to: 1032 })
    expect(rowsInSight(0, 720, 3)).toEqual({ from: 0, to: 3 })
    expect(rowsInSight(0, 720, 0).to).toBe(0)
  })

  test('follows the keys and stops at both ends', () => {
    expect(rowAfter('ArrowUp', 0, 10, 5)).toBe(0)
    expect(rowAfter('ArrowDown', 9, 10, 5)).toBe(9)
    expect(rowAfter('PageDown', 2, 10, 5)).toBe(7)
    expect(rowAfter('End', 2, 10, 5)).toBe(9)
    expect(rowAfter('ArrowDown', 0, 0, 5)).toBeUndefined()
    expect(rowAfter('a', 0, 10, 5)).toBeUndefined()
  })

  test('scrolls only when the row is hidden, also behind the heading', () => {
    expect(scrollFor(3, 0, 720, 40)).toBeUndefined()
    expect(scrollFor(0, 100, 720, 40)).toBe(0)
    expect(scrollFor(19, 0, 720, 40)).toBe(20 * rowHeight + 40 - 720)
  })
})
