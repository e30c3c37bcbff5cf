import { expect, test } from 'vitest'
import { stream } from './random.ts'
import { apportion, weighted } from './weighted.ts'

const take = (names: (string | number)[], seed = 7) => {
  const random = stream(seed, ...names)
  return Array.from({ length: 6 }, () => random.next())
}

test('a stream is the same each time it is called by its seed and names', () => {
  expect(take(['households', '990000001001'])).toEqual(take(['households', '990000001001']))
})

test('another seed, another name or another order of names gives another stream', () => {
  const own = take(['a', 'b'])
  for (const other of [take(['a', 'b'], 8), take(['b', 'a']), take(['ab']), take(['a', 'c'])])
    expect(other).not.toEqual(own)
})

test('the generator gives these numbers for good: a change of them would change every district', () => {
  expect(take(['golden'], 2020)).toMatchInlineSnapshot(`
    [
      13648308,
      2909178958,
      1547436154,
      1610740579,
      4115465796,
      781757584,
    ]
  `)
})

test('a part of a stream does not depend on what was taken from the stream before', () => {
  const fresh = stream(7, 'x')
  const used = stream(7, 'x')
  used.next()
  expect(used.part(3).next()).toBe(fresh.part(3).next())
  expect(fresh.part(4).next()).not.toBe(fresh.part(3).next())
})

test('parts of neighbouring numbers are unrelated and even', () => {
  const base = stream(7, 'parts')
  const firsts = Array.from({ length: 20_000 }, (_, i) => base.part(i).unit())
  const mean = firsts.reduce((a, b) => a + b, 0) / firsts.length
  expect(mean).toBeCloseTo(0.5, 2)
  const lag = firsts.slice(1).reduce((sum, x, i) => sum + (x - 0.5) * ((firsts[i] as number) - 0.5), 0) / firsts.length
  expect(Math.abs(lag * 12)).toBeLessThan(0.03)
  expect(new Set(firsts).size).toBeGreaterThan(19_990)
})

test('normal draws have their mean and spread', () => {
  const random = stream(7, 'normal')
  const draws = Array.from({ length: 20_000 }, () => random.normal(10, 2))
  const mean = draws.reduce((a, b) => a + b, 0) / draws.length
  const sd = Math.sqrt(draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length)
  expect(mean).toBeCloseTo(10, 1)
  expect(sd).toBeCloseTo(2, 1)
})

test('a weighted draw follows its weights', () => {
  const draw = weighted([
    ['a', 1],
    ['b', 2],
    ['c', 7],
  ])
  const random = stream(7, 'weights')
  const seen: Record<string, number> = { a: 0, b: 0, c: 0 }
  for (let i = 0; i < 50_000; i++) seen[draw(random)]!++
  expect(seen['a']! / 50_000).toBeCloseTo(0.1, 2)
  expect(seen['c']! / 50_000).toBeCloseTo(0.7, 2)
})

test('parts add up to the whole, and each has the least that it was promised', () => {
  const parts = apportion(1255, [1, 2, 3, 1000, 0.001], 1)
  expect(parts.reduce((a, b) => a + b, 0)).toBe(1255)
  expect(Math.min(...parts)).toBeGreaterThanOrEqual(1)
  expect(apportion(2, [1, 1, 1], 1).reduce((a, b) => a + b, 0)).toBe(2)
  expect(apportion(0, [], 0)).toEqual([])
})
