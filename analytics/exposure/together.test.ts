import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { together, type Infectious, type Meeting, type Visits } from './together.ts'

const visits = (...list: [person: number, place: number, start: number, end: number][]): Visits => ({
  person: list.map(([person]) => person),
  place: list.map(([, place]) => place),
  start: list.map(([, , start]) => start),
  end: list.map(([, , , end]) => end),
})
const always: Infectious = { from: [0, NaN, NaN], until: [1e6, NaN, NaN] }

describe('exposure by being together', () => {
  test('needs the same place and enough minutes', () => {
    const list = visits([0, 7, 0, 60], [1, 7, 45, 90], [2, 7, 50, 90], [1, 8, 0, 60])
    expect(together(list, always, 15)).toEqual([{ infector: 0, exposed: 1, place: 7, start: 45, minutes: 15 }])
    expect(together(list, always, 0)).toHaveLength(2)
  })
  test('counts only the time in which the case was infectious', () => {
    const list = visits([0, 7, 0, 60], [1, 7, 0, 60])
    expect(together(list, { from: [50, NaN], until: [1e6, NaN] }, 15)).toEqual([])
    expect(together(list, { from: [40, NaN], until: [1e6, NaN] }, 15)).toMatchObject([{ start: 40, minutes: 20 }])
  })
  test('goes both ways between two cases', () => {
    const both: Infectious = { from: [0, 0], until: [1e6, 1e6] }
    expect(together(visits([0, 7, 0, 60], [1, 7, 0, 60]), both, 15)).toHaveLength(2)
  })
  test('names what is wrong with a visit', () => {
    expect(() => together(visits([0, 7, 60, 0]), always, 15)).toThrow('end[0] is before start[0]')
    expect(() => together(visits([3, 7, 0, 60]), always, 15)).toThrow('person[0] is 3')
    expect(() => together(visits(), always, -1)).toThrow('minutes is -1')
  })
  test('is what comparing every two visits finds', () => {
    const small = fc.integer({ min: 0, max: 4 })
    const visit = fc.tuple(small, small, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }))
    const window = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }), fc.boolean())
    fc.assert(
      fc.property(
        fc.array(visit, { maxLength: 40 }),
        fc.array(window, { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 0, max: 20 }),
        (list, windows, minutes) => {
          const all = visits(...list.map(([a, b, c, d]): [number, number, number, number] => [a, b, c, c + d]))
          const infectious = {
            from: windows.map(([from, , isCase]) => (isCase ? from : NaN)),
            until: windows.map(([from, long, isCase]) => (isCase ? from + long : NaN)),
          }
          expect(sorted(together(all, infectious, minutes))).toEqual(sorted(everyPair(all, infectious, minutes)))
        },
      ),
      { numRuns: 300 },
    )
  })
})

const sorted = (list: Meeting[]): string[] => list.map((one) => JSON.stringify(one)).toSorted()

function everyPair({ person, place, start, end }: Visits, infectious: Infectious, minutes: number): Meeting[] {
  const found: Meeting[] = []
  for (let i = 0; i < person.length; i++)
    for (let j = 0; j < person.length; j++) {
      if (person[i] === person[j] || place[i] !== place[j]) continue
      const from = Math.max(start[i]!, start[j]!, infectious.from[person[i]!]!)
      const until = Math.min(end[i]!, end[j]!, infectious.until[person[i]!]!)
      if (until > from && until - from >= minutes)
        found.push({ infector: person[i]!, exposed: person[j]!, place: place[i]!, start: from, minutes: until - from })
    }
  return found
}
