import type { CoverageLine } from '@gridward/contract/declarations/coverage'
import { STANDING } from '@gridward/contract/metrics'
import { describe, expect, test } from 'vitest'
import { takeChanges, worstFirst, type Coverage } from './taking.ts'

const line = (area: string, some: Partial<CoverageLine> = {}): CoverageLine => ({
  ...{ area, name: area, households: 10, people: 25, notReached: 0, visited: 8, declared: 1, refused: 0, empty: 1 },
  ...{ noAnswer: 0, found: 0, missing: 0, overdue: 0, fresh: 9, claims: 0, visits: 3, late: 0, seconds: 0 },
  ...{ disagreed: 0, secondsDue: 0, baseline: null },
  ...some,
})
const seen: Coverage = {
  day: '2020-02-10',
  frozen: false,
  area: line('440112001'),
  children: [line('440112001003'), line('440112001005')],
}

describe('coverage on a screen', () => {
  test('takes counters of its areas and its day as they come', () => {
    const moved = takeChanges(seen, [
      ['440112001003', STANDING, 'coverage.visited', 9, 0],
      ['440112001', '2020-02-10', 'visits', 4, 0],
      ['440112001', '2020-02-09', 'visits', 70, 0],
      ['440112002', STANDING, 'coverage.visited', 70, 0],
    ])
    expect(moved.children[0]!.visited).toBe(9)
    expect(moved.area).toMatchObject({ visited: 8, visits: 4 })
  })

  test('leaves a frozen day alone', () => {
    const frozen = { ...seen, frozen: true }
    expect(takeChanges(frozen, [['440112001', STANDING, 'coverage.visited', 9, 0]])).toBe(frozen)
  })

  test('shows first where somebody has to go: overdue, then not reached, then the lower rate', () => {
    const order = [
      line('a'),
      line('b', { visited: 2 }),
      line('c', { notReached: 4 }),
      line('d', { overdue: 1 }),
      line('e', { households: 0, visited: 0, declared: 0 }),
    ].sort(worstFirst)
    expect(order.map((one) => one.area)).toEqual(['d', 'c', 'b', 'a', 'e'])
  })
})
