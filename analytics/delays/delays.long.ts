// minutes: 3
import { expect, it } from 'vitest'
import { growingOutbreaks } from './growing.fixture.ts'

it('over 150 growing outbreaks the truncated mean is unbiased and its interval holds the truth about as often as it says', () => {
  const { naive, truncated, covered } = growingOutbreaks({ runs: 150, pairs: 300, growth: 0.15 })
  expect(naive).toBeLessThan(0.83)
  expect(Math.abs(truncated - 1)).toBeLessThan(0.03)
  expect(covered).toBeGreaterThan(0.88)
})
