// minutes: 2
import { expect, test } from 'vitest'
import { findAll } from './matching-truth.ts'

test('of 100,000 people 99.9 % of automatic joins are right, and 95 % of repeated entries are found', () => {
  const found = findAll(100_000)
  const precision = found.automatic.right / found.automatic.pairs
  const recall = (found.automatic.right + found.queue.right) / found.truth
  const { missed, ...figures } = found
  console.log(figures, { precision, recall, queuePrecision: found.queue.right / found.queue.pairs })
  console.log('missed:', [...missed].slice(0, 12))
  expect(precision).toBeGreaterThanOrEqual(0.999)
  expect(recall).toBeGreaterThanOrEqual(0.95)
})
