import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkFixture } from './check.ts'
import { checks } from './kinds.ts'
import { notCarried } from './not-carried.ts'

const carried = fileURLToPath(new URL('../fixtures/', import.meta.url))
const shared = fileURLToPath(new URL('../../../shared/fixtures/analytics/', import.meta.url))
const read = (folder: string, name: string): string => readFileSync(`${folder}${name}`, 'utf8')

const names = readdirSync(carried).filter((name) => name.endsWith('.json'))

describe('the methods answer as their reference implementations do', () => {
  test.each(names)('%s', async (name) => {
    expect(await checkFixture(read(carried, name), checks)).toEqual({ passed: true, says: expect.any(String) })
  })
  test('also on the data that may not be carried', async ({ skip }) => {
    const here = notCarried.filter((name) => existsSync(shared + name))
    if (here.length === 0) skip(`${notCarried.length} fixtures lie in ../shared, which is not here`)
    for (const name of here)
      expect(await checkFixture(read(shared, name), checks), name).toEqual({ passed: true, says: expect.any(String) })
  })
})
