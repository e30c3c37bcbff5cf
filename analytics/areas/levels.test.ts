import { describe, expect, test } from 'vitest'
import { countyLevel, isClustered, zoneLevel } from './levels.ts'

describe('the level of a county', () => {
  test.each([
    ['no case ever', 0, 0, false, 'low'],
    ['none new for 14 days, however many before', 800, 0, false, 'low'],
    ['new cases, 50 in all, clusters', 50, 3, true, 'medium'],
    ['51 in all, new ones without clusters', 51, 3, false, 'medium'],
    ['51 in all, new ones with clusters', 51, 3, true, 'high'],
  ] as const)('%s', (_, cumulative, recent, clustered, level) => {
    expect(countyLevel({ cumulative, recent, clustered })).toBe(level)
  })
  test('more new cases than cases are refused', () => {
    expect(() => countyLevel({ cumulative: 1, recent: 2, clustered: false })).toThrow(/more than all 1/)
  })
})

describe('a cluster', () => {
  test('was two cases within 14 days, and is five since the seventh edition', () => {
    expect(isClustered([3, 16], 'sixth')).toBe(true)
    expect(isClustered([3, 17], 'sixth')).toBe(false)
    expect(isClustered([3, 4, 4, 9, 16])).toBe(true)
    expect(isClustered([3, 4, 9, 16])).toBe(false)
  })
  test('is not seen before its last case', () => expect(isClustered([3, 4, 4, 9, 16], 'seventh', 15)).toBe(false))
})

describe('the level of a zone', () => {
  test.each([
    ['high', 6, 'high'],
    ['high', 7, 'medium'],
    ['high', 9, 'medium'],
    ['high', 10, 'low'],
    ['medium', 6, 'medium'],
    ['medium', 7, 'low'],
    ['low', 0, 'low'],
  ] as const)('drawn %s, %d quiet days by the ninth edition: %s', (drawn, days, level) => {
    expect(zoneLevel(drawn, days)).toBe(level)
  })
  test('by the twenty measures five days are enough, and there is no medium', () => {
    expect(zoneLevel('high', 4, 'twenty measures')).toBe('high')
    expect(zoneLevel('high', 5, 'twenty measures')).toBe('low')
    expect(() => zoneLevel('medium', 1, 'twenty measures')).toThrow(/no such zones/)
  })
})
