import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { components } from './components.ts'
import { degrees } from './degrees.ts'
import { generations } from './generations.ts'
import { serialIntervals } from './pairs.ts'

// a spider (0 → 1, 2, 3), a line (5 → 4) and somebody alone (6)
const links = { from: [0, 0, 0, 5], to: [1, 2, 3, 4] }

describe('components', () => {
  test('come largest first, and a case without links is one of its own', () => {
    const { label, sizes } = components(7, links)
    expect([...sizes]).toEqual([4, 2, 1])
    expect([...label]).toEqual([0, 0, 0, 0, 1, 1, 2])
  })
  test('are the same however the links are ordered or directed', () => {
    const graph = fc.integer({ min: 1, max: 30 }).chain((cases) => {
      const position = fc.integer({ min: 0, max: cases - 1 })
      return fc.record({ cases: fc.constant(cases), pairs: fc.array(fc.tuple(position, position), { maxLength: 40 }) })
    })
    fc.assert(
      fc.property(graph, ({ cases, pairs }) => {
        const one = components(cases, { from: pairs.map(([a]) => a), to: pairs.map(([, b]) => b) })
        const other = components(cases, {
          from: pairs.map(([, b]) => b).reverse(),
          to: pairs.map(([a]) => a).reverse(),
        })
        expect([...one.label]).toEqual([...other.label])
        for (const [a, b] of pairs) expect(one.label[a]).toBe(one.label[b])
        expect([...one.sizes].reduce((sum, size) => sum + size, 0)).toBe(cases)
      }),
      { numRuns: 200 },
    )
  })
  test('of nobody are none', () => {
    expect(components(0, { from: [], to: [] }).sizes.length).toBe(0)
  })
})

test('degrees count the links that leave and reach a case', () => {
  expect([...degrees(7, links).out]).toEqual([3, 0, 0, 0, 0, 1, 0])
  expect([...degrees(7, links).in]).toEqual([0, 1, 1, 1, 1, 0, 0])
})
test('a link outside of the list is named', () => {
  expect(() => degrees(3, { from: [0, 1], to: [1, 3] })).toThrow('to[1] is 3; it must be a position from 0 to 2')
  expect(() => components(3, { from: [0], to: [] })).toThrow('both must be equally long')
  expect(() => generations(3, { from: [NaN], to: [0] })).toThrow('from[0] is NaN')
})

describe('generations', () => {
  test('count from the case without infector', () => {
    const { generation, cycles } = generations(5, { from: [0, 1, 2], to: [1, 2, 3] })
    expect([...generation]).toEqual([0, 1, 2, 3, 0])
    expect(cycles).toEqual([])
  })
  test('a cycle is reported once and has none, nor has who hangs on it', () => {
    const found = generations(6, { from: [0, 1, 2, 2, 5], to: [1, 2, 0, 3, 5] })
    expect(found.cycles).toEqual([[0, 1, 2], [5]])
    expect([...found.generation]).toEqual([-1, -1, -1, -1, 0, -1])
  })
  test('two infectors of a case are reported and the shorter chain counts', () => {
    const found = generations(4, { from: [0, 1, 0, 0], to: [1, 2, 2, 1] })
    expect(found.severalInfectors).toEqual([2])
    expect(found.repeated).toEqual([3])
    expect([...found.generation]).toEqual([0, 1, 1, 0])
  })
  test('a chain of a hundred thousand does not overflow', () => {
    const n = 100_000
    const from = Int32Array.from({ length: n - 1 }, (_, i) => i)
    const found = generations(n, { from, to: from.map((i) => i + 1) })
    expect(found.generation[n - 1]).toBe(n - 1)
    const circle = generations(n, { from: [...from, n - 1], to: [...from.map((i) => i + 1), 0] })
    expect(circle.cycles.map((cycle) => cycle.length)).toEqual([n])
  })
})

describe('serial intervals', () => {
  test('need both onsets; who fell ill before the infector is counted', () => {
    const found = serialIntervals([0, 4, -1, NaN], { from: [0, 0, 0], to: [1, 2, 3] })
    expect(found).toMatchObject({ pairs: 2, withoutOnset: 1, mean: 1.5, median: 1.5, negative: 1 })
    expect(found.sd).toBeCloseTo(3.5355339, 6)
  })
  test('one pair has no spread, none has nothing', () => {
    expect(serialIntervals([0, 4], { from: [0], to: [1] })).toMatchObject({ pairs: 1, mean: 4, sd: NaN })
    expect(serialIntervals([0], { from: [], to: [] })).toMatchObject({ pairs: 0, mean: NaN, median: NaN })
  })
})
