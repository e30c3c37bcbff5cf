import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ScanInput } from '../clusters/input.ts'
import { scan } from '../clusters/scan.ts'
import { random } from '../numeric/random.ts'
import { scanInThreads } from './scan-in-threads.ts'

const stream = random(11, 0)
const many = (length: number, make: () => number): number[] => Array.from({ length }, make)
const input: ScanInput = {
  model: 'poisson',
  times: 12,
  coordinates: { type: 'cartesian', x: many(60, stream.uniform), y: many(60, stream.uniform) },
  population: many(60, () => 100 + stream.below(100)),
  cases: many(720, () => stream.below(2)),
}
const built = fileURLToPath(new URL('../dist/threads/scan-in-threads.js', import.meta.url))

test.each([1, 4])('%d threads give the answer of none, to the last bit', async (threads) => {
  const options = { replicates: 99, seed: 8 }
  expect(await scanInThreads(input, options, { threads })).toEqual(scan(input, options))
})

test('so do real threads, with a rule for ending early as well', async ({ skip }) => {
  if (!existsSync(built)) skip('the package is not built; threads cannot run from its sources')
  const threaded = (await import(built)) as { scanInThreads: typeof scanInThreads }
  for (const options of [
    { replicates: 199, seed: 8 },
    { replicates: 999, seed: 8, stopAfter: 15 },
  ])
    for (const threads of [1, 4]) {
      let done = 0
      const found = await threaded.scanInThreads(input, options, { threads, progress: (n) => (done = n) })
      expect(found).toEqual(scan(input, options))
      expect(done).toBeGreaterThanOrEqual(found.maxima.length)
    }
})

test('no threads at all is refused', async () => {
  await expect(scanInThreads(input, {}, { threads: 0 })).rejects.toThrow(/threads is 0/)
})
