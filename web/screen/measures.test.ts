import { STANDING } from '@gridward/contract/metrics'
import { describe, expect, test } from 'vitest'
import { formatsFor } from '../ui/format.ts'
import { Figures } from './figures.ts'
import { nextArea } from '../ui/areas/home-area.ts'
import { coverageOf, valueOf } from './measures.ts'

const grid = '440112001003007'
const row = (metric: string, n: number, late = 0) => ({ area: grid, metric, n, late })
const formats = formatsFor('zh-CN')

const figures = () => {
  const made = new Figures()
  made.replace('2020-02-03', [
    row('people', 400),
    row('coverage.visited', 60),
    row('coverage.declared', 30),
    row('coverage.notReached', 10),
    row('tags.fever', 1),
  ])
  return made
}

describe('the wall', () => {
  test('a touch on the map goes one level down, and beside the area shown to its neighbour', () => {
    expect(nextArea('', grid)).toBe('440112001')
    expect(nextArea('440112001', grid)).toBe('440112001003')
    expect(nextArea('440112001003', grid)).toBe(grid)
    expect(nextArea(grid, grid)).toBe(grid)
    expect(nextArea('440112002', grid)).toBe('440112001')
    expect(nextArea(grid, '440112002')).toBe('440112002')
  })

  test('a household counts as reached by a visit or by its own declaration', () => {
    expect(coverageOf(figures(), grid)).toEqual({ reached: 90, all: 100 })
  })

  test('an area that nobody has told of is "no data", never zero', () => {
    expect(valueOf(figures(), '440112001003008', 'coverage', formats)).toBeNull()
    expect(valueOf(figures(), '440112001003008', 'fever', formats)).toBeNull()
  })

  test('a rate is shown with its numerator and denominator', () => {
    expect(valueOf(figures(), grid, 'coverage', formats)).toMatchObject({ step: 3, text: '90.0%（90 / 100）' })
    expect(valueOf(figures(), grid, 'fever', formats)).toMatchObject({ step: 4, text: '1 / 400' })
  })

  test('numbers move by what the stream tells of this day and of now, not of another day', () => {
    const ours = figures()
    expect(ours.take([[grid, '2020-02-02', 'visits', 9, 0]])).toBe(false)
    expect(ours.of(grid, 'visits').n).toBe(0)
    expect(
      ours.take([
        [grid, '2020-02-03', 'visits', 5, 1],
        [grid, STANDING, 'coverage.notReached', 4, 0],
      ]),
    ).toBe(true)
    expect(ours.of(grid, 'visits')).toEqual({ n: 5, late: 1 })
    expect(ours.of(grid, 'coverage.notReached').n).toBe(4)
  })
})
