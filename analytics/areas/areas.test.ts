import { describe, expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { globalBayes, localBayes } from './bayes.ts'
import { gradeAreas } from './grade.ts'
import { falseDiscovery, localG, localMoran, localMoranPermutation } from './local.ts'
import { bayesMoran, geary, moran, moranPermutation } from './moran.ts'
import { neighboursFromGal, neighboursFromPolygons, neighboursOf, withSelf, type Neighbours } from './neighbours.ts'
import { weightsOf } from './weights.ts'

/** Areas on a grid, neighbours above, below and beside. */
function grid(side: number): Neighbours {
  const at = (row: number, column: number): number[] =>
    row >= 0 && row < side && column >= 0 && column < side ? [row * side + column] : []
  return neighboursOf(
    Array.from({ length: side * side }, (_, i) => {
      const [row, column] = [Math.floor(i / side), i % side]
      return [...at(row - 1, column), ...at(row + 1, column), ...at(row, column - 1), ...at(row, column + 1)]
    }),
  )
}

const side = 12
const neighbours = grid(side)
const stream = random(5, 5)
const noise = Array.from({ length: side * side }, () => stream.uniform())
/** High in one corner. */
const corner = noise.map((one, i) => one + (i % side < 4 && i < 4 * side ? 2 : 0))

describe('neighbours', () => {
  const square = (x: number, y: number): number[][] => [[x, y, x + 1, y, x + 1, y + 1, x, y + 1, x, y]]
  const squares = [square(0, 0), square(1, 0), square(0, 1), square(1, 1)]
  test('a shared corner is enough for the queen, not for the rook', () => {
    expect(Array.from(neighboursFromPolygons(squares).to)).toEqual([1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2])
    expect(Array.from(neighboursFromPolygons(squares, { rule: 'rook' }).to)).toEqual([1, 2, 0, 3, 0, 3, 1, 2])
  })
  test('points that differ by less than the snap are one', () => {
    const near = [square(0, 0), square(1 + 1e-9, 0)]
    expect(neighboursFromPolygons(near, { rule: 'rook' }).to).toHaveLength(0)
    expect(neighboursFromPolygons(near, { rule: 'rook', snap: 1e-6 }).to).toHaveLength(2)
  })
  test('a GAL file is read, with areas that have no neighbours', () => {
    const text = '0 3 map ID\n10 1\n30\n20 0\n\n30 1\n10\n'
    expect(neighboursFromGal(text)).toEqual(neighboursOf([[2], [], [0]]))
    expect(neighboursFromGal(text, ['30', '20', '10'])).toEqual(neighboursOf([[2], [], [0]]))
    expect(() => neighboursFromGal('4\n1 1\n2')).toThrow(/holds 1 areas/)
  })
  test('an area that is not there, or the area itself, is refused by name', () => {
    expect(() => neighboursOf([[1], [5]])).toThrow(/neighbours\[1\] names 5/)
    expect(() => neighboursOf([[0], []])).toThrow(/the area itself/)
  })
})

describe('empirical Bayes', () => {
  test('the smaller the population, the nearer to the overall rate', () => {
    const { raw, smoothed, b } = globalBayes([30, 3, 10, 900, 20], [1000, 100, 9000, 90000, 9000])
    expect(raw[0]).toBeCloseTo(raw[1]!, 12)
    expect(Math.abs(smoothed[1]! - b)).toBeLessThan(Math.abs(smoothed[0]! - b))
  })
  test('no cases anywhere: all rates are 0', () => {
    expect(Array.from(globalBayes([0, 0], [5, 9]).smoothed)).toEqual([0, 0])
    expect(Array.from(localBayes([0, 0], [5, 9], neighboursOf([[1], [0]])).smoothed)).toEqual([0, 0])
  })
  test('an area where nobody lives is refused by name', () => {
    expect(() => globalBayes([1, 1], [5, 0])).toThrow(/population\[1\] is 0/)
  })
})

describe('autocorrelation', () => {
  const weights = weightsOf(neighbours, 'W')
  test('likeness of neighbours shows in every index, noise in none', () => {
    expect(moran(corner, weights).p).toBeLessThan(1e-6)
    expect(geary(corner, weights).p).toBeLessThan(1e-6)
    expect(moranPermutation(corner, weights).p).toBe(0.001)
    expect(moran(noise, weights).p).toBeGreaterThan(0.05)
  })
  test('a chessboard is the opposite of likeness', () => {
    const chess = noise.map((_, i) => (i + Math.floor(i / side)) % 2)
    expect(moran(chess, weights).statistic).toBeCloseTo(-1, 1)
    expect(geary(chess, weights).z).toBeLessThan(-5)
  })
  test('the order of the areas changes nothing', () => {
    const order = noise.map((_, i) => (i * 35 + 11) % noise.length)
    const place = order.map((_, i) => order.indexOf(i))
    const lists = order.map((i) =>
      Array.from(neighbours.to.subarray(neighbours.first[i], neighbours.first[i + 1]), (j) => place[j]!),
    )
    const turned = order.map((i) => corner[i]!)
    const again = weightsOf(neighboursOf(lists), 'W')
    expect(moran(turned, again).z).toBeCloseTo(moran(corner, weights).z, 10)
    expect(localMoran(turned, again).z[3]).toBeCloseTo(localMoran(corner, weights).z[order[3]!]!, 10)
  })
  test('a seed gives its p again', () => {
    expect(moranPermutation(noise, weights, 499, 7)).toEqual(moranPermutation(noise, weights, 499, 7))
    expect(localMoranPermutation(noise, weights, 99, 7)).toEqual(localMoranPermutation(noise, weights, 99, 7))
  })
  test('the conditional permutations agree with the conditional moments', () => {
    const { p } = localMoran(noise, weights)
    const permuted = localMoranPermutation(noise, weights, 1999, 3)
    const differences = Array.from(permuted, (one, i) => Math.abs(one - p[i]!))
    expect(differences.reduce((sum, one) => sum + one, 0) / p.length).toBeLessThan(0.05)
  })
  test('rates of one size everywhere: the EB index finds nothing', () => {
    const population = noise.map((one) => Math.round(100 + 9000 * one))
    const cases = population.map((x) => Math.max(0, Math.round(x * 0.01) + stream.below(5) - 2))
    expect(bayesMoran(cases, population, weights, 199).p).toBeGreaterThan(0.05)
  })
  test('Gi* of the corner is high, and false discovery names no area of noise', () => {
    const star = weightsOf(withSelf(neighbours), 'B')
    expect(localG(corner, star)[0]).toBeGreaterThan(3)
    expect(localMoran(corner, weights).quadrant[0]).toBe('High-High')
    expect(Math.min(...falseDiscovery(localMoran(noise, weights).p))).toBeGreaterThan(0.05)
  })
  test('a missing value is refused by name', () => {
    expect(() => moran(noise.with(3, Number.NaN), weights)).toThrow(/x\[3\] is NaN/)
  })
})

test('adjusted p values are those of Benjamini and Hochberg', () => {
  expect(Array.from(falseDiscovery([0.01, 0.04, 0.03, 0.005, Number.NaN]))).toEqual([
    0.02,
    0.04,
    0.04,
    0.02,
    Number.NaN,
  ])
})

describe('a grade says what it rests on', () => {
  const population = noise.map(() => 1000)
  const cases = corner.map((one) => (one > 2 ? 40 : 8))
  const grades = gradeAreas({ cases, population, neighbours, before: cases.map((n) => (n === 40 ? 10 : 8)) })
  test('the corner is high for its rate, its surroundings and its rise', () => {
    expect(grades[0]!.grade).toBe('high')
    expect(grades[0]!.reasons.map(({ code }) => code)).toEqual(['rate', 'hot-spot', 'rising'])
  })
  test('the rest is low, with no reason', () => {
    expect(grades.at(-1)).toMatchObject({ grade: 'low', reasons: [] })
  })
  test('one case in a small area does not make it high', () => {
    const small = population.map((x, i) => (i === 70 ? 20 : x))
    const alone = gradeAreas({
      cases: cases.map((_, i) => (i === 70 ? 1 : 5 + ((i * 7) % 11))),
      population: small,
      neighbours,
    })
    expect(alone[70]!.grade).toBe('low')
  })
  test('without any cases all are low', () => {
    const none = gradeAreas({ cases: cases.map(() => 0), population, neighbours })
    expect(none.every(({ grade, reasons }) => grade === 'low' && reasons.length === 0)).toBe(true)
  })
})
