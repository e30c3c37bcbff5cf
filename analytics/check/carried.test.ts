import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkFixture } from './check.ts'
import { clusterChecksBy } from './clusters.ts'
import { checks } from './kinds.ts'
import { notCarried } from './not-carried.ts'

const carried = fileURLToPath(new URL('../fixtures/', import.meta.url))
const shared = fileURLToPath(new URL('../../../shared/fixtures/analytics/', import.meta.url))
const read = (folder: string, name: string): string => readFileSync(`${folder}${name}`, 'utf8')

// enough for the clusters themselves, and for their p to within both chances; the command line runs as many as the reference
const inTime = clusterChecksBy([199])
const quick = {
  ...checks,
  scan_space_time_poisson: inTime.scan_space_time_poisson!,
  scan_space_time_permutation: inTime.scan_space_time_permutation!,
}

const names = readdirSync(carried).filter((name) => name.endsWith('.json'))

describe('the methods answer as their reference implementations do', () => {
  test.each(names)('%s', async (name) => {
    expect(await checkFixture(read(carried, name), quick)).toEqual({ passed: true, says: expect.any(String) })
  })
  test('also on the data that may not be carried', async ({ skip }) => {
    const here = notCarried.filter((name) => existsSync(shared + name))
    if (here.length === 0) skip(`${notCarried.length} fixtures lie in ../shared, which is not here`)
    for (const name of here)
      expect(await checkFixture(read(shared, name), quick), name).toEqual({ passed: true, says: expect.any(String) })
  })
})
