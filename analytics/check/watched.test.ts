import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkFixture } from './check.ts'
import { exactly, type Checks } from './fixture.ts'
import { checks } from './kinds.ts'
import { watched } from './watched.ts'

test('a field that a check did not read is told, also one in a list of groups', () => {
  const { expected, left } = watched({ a: [1, 2], b: { c: 1, d: null }, list: [{ x: 1 }, { x: 2, y: 3 }] })
  expect([expected.a[1], expected.b.c, expected.list[1].x]).toEqual([2, 1, 2])
  expect(left()).toEqual(['b.d', 'list[].y'])
})

test('the line of a fixture says what was left out, and why', async () => {
  const half: Checks = { half: ({ expected }) => [exactly('a', 1, expected.a)] }
  const text = JSON.stringify({ method: 'half', inputs: {}, expected: { a: 1, location_names: ['x'], b: 2 } })
  expect(await checkFixture(text, half)).toEqual({
    passed: true,
    says: 'exact: a; not compared: location_names (labels); b (no rule for it)',
  })
})

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url))
const quick = readdirSync(folder).filter((name) => name.endsWith('.json') && !/scan/.test(name))

test.each(quick)('%s: nothing it expects is left out without a reason', async (name) => {
  const { says } = await checkFixture(readFileSync(folder + name, 'utf8'), checks)
  expect(says).not.toContain('no rule for it')
})
