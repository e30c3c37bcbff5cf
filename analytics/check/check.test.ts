import { describe, expect, test } from 'vitest'
import { checkFixture } from './check.ts'
import { close, exactly, type Checks } from './fixture.ts'

const doubling: Checks = {
  double: ({ inputs, expected, tolerance }) => [
    close(
      'twice',
      inputs.x.map((x: number | null) => (x === null ? NaN : x * 2)),
      expected.twice,
      tolerance,
    ),
  ],
  nothing: () => [],
  broken: () => {
    throw new RangeError('cases[3] is negative')
  },
}
const fixture = (method: string, twice: unknown): string =>
  JSON.stringify({ method, inputs: { x: [1, null, 3] }, expected: { twice }, tolerance: { rel: 1e-6 } })

describe('a fixture', () => {
  test('passes with its worst relative error', async () => {
    const outcome = await checkFixture(fixture('double', [2.000001, null, 6]), doubling)
    expect(outcome).toEqual({ passed: true, says: 'worst relative error 5.0e-7 (twice)' })
  })
  test('fails with the place and both values', async () => {
    const outcome = await checkFixture(fixture('double', [2, null, 7]), doubling)
    expect(outcome).toEqual({ passed: false, says: 'twice off (twice[2]: 6 where 7 is expected)' })
  })
  test('fails when a value stands where the reference has none, or the other way round', async () => {
    expect((await checkFixture(fixture('double', [2, 4, 6]), doubling)).passed).toBe(false)
    expect((await checkFixture(fixture('double', [null, null, 6]), doubling)).passed).toBe(false)
    expect((await checkFixture(fixture('double', [2, null]), doubling)).says).toContain('length')
  })
  test('of an unknown kind fails and says so', async () => {
    expect(await checkFixture(fixture('phrenology', []), doubling)).toEqual({
      passed: false,
      says: 'unknown kind "phrenology"',
    })
    expect((await checkFixture(fixture('toString', []), doubling)).passed).toBe(false)
  })
  test('of which nothing is compared does not pass', async () => {
    expect((await checkFixture(fixture('nothing', []), doubling)).passed).toBe(false)
  })
  test('that is broken, or breaks its method, is one failure and not the end', async () => {
    expect((await checkFixture('{', doubling)).says).toMatch(/^not JSON/)
    expect((await checkFixture('{"method":"double"}', doubling)).says).toMatch(/^not a fixture/)
    expect((await checkFixture(fixture('broken', []), doubling)).says).toBe('broken: cases[3] is negative')
  })
})

test('an absolute and a relative tolerance: the larger room counts', () => {
  expect(close('x', [0.5], [0], { abs: 0.5, rel: 1e-9 }).worst).toBe(1)
  expect(close('x', [101], [100], { abs: 0.5, rel: 0.02 }).worst).toBe(0.5)
})
test('exact fields count how many values differ', () => {
  expect(exactly('alarm', [true, 0, 1], [1, 0, 0])).toMatchObject({ worst: 1, allowed: 0 })
})
