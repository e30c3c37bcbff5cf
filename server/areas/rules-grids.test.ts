import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion, assign, divide, shortName, type Ground } from './rules-grids.ts'

const ground = (n: number, households: number, usedGrids: string[] = []): Ground => ({
  path: `440112001${String(n).padStart(3, '0')}`,
  name: `第${n}社区居民委员会`,
  households,
  people: households * 3,
  usedGrids,
})

describe('dividing communities into grids', () => {
  it('gives 1,255 grids to 353 villages, every village at least one', () => {
    const grounds = Array.from({ length: 353 }, (_, i) => ground(i + 1, (i * 37) % 900))
    const grids = divide(grounds, { by: 'households', total: 1255 })
    expect(grids).toHaveLength(1255)
    expect(new Set(grids.map((g) => g.path)).size).toBe(1255)
    expect(new Set(grids.map((g) => g.parent)).size).toBe(353)
  })

  it('goes on after the highest code that was ever used', () => {
    const [grid] = divide([ground(3, 10, ['440112001003001', '440112001003007'])], { by: 'each', each: 1 })
    expect(grid).toEqual({ path: '440112001003008', parent: '440112001003', name: '第3第8网格' })
  })

  it('never shares out more or less than it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 60 }), fc.nat(2000), (weights, extra) => {
        const counts = apportion(weights.length + extra, weights)
        expect(counts.reduce((a, b) => a + b, 0)).toBe(weights.length + extra)
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  it('refuses fewer grids than communities, and more than 999 in one', () => {
    expect(() => divide([ground(1, 1), ground(2, 1)], { by: 'even', total: 1 })).toThrow(RangeError)
    expect(() => divide([ground(1, 1)], { by: 'each', each: 1000 })).toThrow(RangeError)
  })

  it('shortens the name of a community', () => {
    expect(['港湾北社区居民委员会', '田心村委会', '盐田综合保税区虚拟社区', '荔园社区'].map(shortName)).toEqual([
      '港湾北',
      '田心',
      '盐田综合保税区',
      '荔园',
    ])
  })
})

describe('responsible people by list', () => {
  const areas = [1, 2, 3].map((n) => ({ path: `44011200100300${n}`, name: n < 3 ? '同名' : '独名' }))
  const line = (row: number, area: string, person: string) => ({ row, area, person, phone: '' })

  it('are matched by path or by a name that only one area has', () => {
    const { given, unknown, without } = assign(areas, [
      line(1, '独名', '甲'),
      line(2, '同名', '乙'),
      line(3, areas[0]!.path, '丙'),
    ])
    expect(given.map((g) => [g.area, g.person])).toEqual([
      ['440112001003003', '甲'],
      ['440112001003001', '丙'],
    ])
    expect(unknown.map((u) => u.row)).toEqual([2])
    expect(without).toEqual(['440112001003002'])
  })

  it('are given out in order where the list names no area, and a name too many is reported', () => {
    const { given, unknown } = assign(
      areas,
      ['甲', '乙', '丙', '丁'].map((p, i) => line(i + 1, '', p)),
    )
    expect(given.map((g) => g.person)).toEqual(['甲', '乙', '丙'])
    expect(unknown.map((u) => u.person)).toEqual(['丁'])
  })
})
