import { expect, test } from 'vitest'
import { makeDistrict } from './district.ts'
import { entriesOf } from './dirt.ts'
import { sampleDivisions } from './samples.ts'

const options = { seed: 11, people: 20_000, day: '2020-01-27', divisions: sampleDivisions(1, 4) }
const entries = () => [...entriesOf(makeDistrict(options), { seed: 3, again: 0.05 })]

test('about one in twenty is entered again, under the same human', () => {
  const all = entries()
  const again = all.filter((entry) => entry.listing.includes('again'))
  expect(again.length / all.length).toBeGreaterThan(0.04)
  expect(again.length / all.length).toBeLessThan(0.06)
  const humans = new Set(all.filter((entry) => !again.includes(entry)).map((entry) => entry.human))
  for (const entry of again) expect(humans.has(entry.human)).toBe(true)
  expect(new Set(all.map((entry) => entry.id)).size).toBe(all.length)
})

test('every slip happens, and shows', () => {
  const first = new Map<number, ReturnType<typeof entries>[number]>()
  const seen = new Set<string>()
  for (const entry of entries()) {
    if (entry.slips.length === 0) {
      first.set(entry.human, entry)
      continue
    }
    const { id: _, listing: __, slips, ...typed } = entry
    const { id: ___, listing: ____, slips: _____, ...before } = first.get(entry.human)!
    // a second slip can undo the first
    if (slips.length === 1) expect(typed).not.toEqual(before)
    for (const slip of slips) seen.add(slip)
  }
  expect([...seen].sort()).toEqual(
    [
      'birthDigit',
      'birthMissing',
      'moved',
      'nameLetter',
      'nameScript',
      'nameSound',
      'nameTurned',
      'numberCheck',
    ].concat([...['numberDigit', 'numberMissing', 'numberSwap', 'phoneDigit', 'phoneFamily', 'phoneMissing']]),
  )
})

test('one seed gives the same entries twice', () => {
  expect(entries()).toEqual(entries())
})
