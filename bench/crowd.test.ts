import { expect, test } from 'vitest'
import { spread } from './bench.ts'
import { crowdIndex } from './crowd.ts'

test('wall time is never less than the CPU time of a job on one thread', () => {
  const { index, cpuMs } = crowdIndex()
  expect(index).toBeGreaterThan(0.9)
  expect(cpuMs).toBeGreaterThan(50)
})

test('a spread leaves out the warm calls and orders its percentiles', async () => {
  const seen: number[] = []
  const { p50, p95, p99 } = await spread(20, async (at) => seen.push(at), 3)
  expect(seen).toHaveLength(23)
  expect(p50).toBeLessThanOrEqual(p95)
  expect(p95).toBeLessThanOrEqual(p99)
})
