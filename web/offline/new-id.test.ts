import { describe, expect, test } from 'vitest'
import { idMaker } from './new-id.ts'

/** The contract's pattern of an id. */
const anId = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const ones = (bytes: Uint8Array): Uint8Array => bytes.fill(0xff)

describe('an id made on the phone', () => {
  test('carries the time of its making and the signs of version 7', () => {
    const id = idMaker(() => Date.parse('2020-02-03T08:00:00.123Z'), ones)()
    expect(id).toMatch(anId)
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2020-02-03T08:00:00.123Z'))
    expect(id).toMatch(/^.{14}7000-b/)
  })

  test('ascends within a millisecond, over its 4,096 places, and when the clock is set back', () => {
    const clock = { ms: 1_580_716_800_000 }
    const make = idMaker(() => clock.ms, ones)
    const ids = Array.from({ length: 5000 }, make)
    clock.ms -= 3_600_000
    ids.push(make())
    expect(ids).toEqual([...ids].sort())
    expect(new Set(ids).size).toBe(ids.length)
  })
})
