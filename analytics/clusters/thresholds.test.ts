import { describe, expect, test } from 'vitest'
import { bernoulli, poisson } from './likelihood.ts'
import { thresholdTables } from './thresholds.ts'

describe.each([
  ['Poisson', poisson(900)],
  ['Bernoulli', bernoulli(900, 40_000)],
])('%s: a threshold never passes over what would beat the level', (_, likelihood) => {
  const share = likelihood.whole / likelihood.cases
  test.each([0.3, 1, 4.9, 12, 60])('best %d so far', (best) => {
    const table = thresholdTables(likelihood, 2, true).below(best)
    expect(table.level).toBeLessThan(best)
    for (let c = 2; c < 900; c++) {
      const high = table.highAt(c)
      // at the threshold itself nothing is lost, and a little below something is won, but for the quick bound of many cases
      expect(likelihood.llr(c, high * 1.0001)).toBeLessThanOrEqual(table.level + 1e-9)
      if (c < 100 && high > 0 && high < c * share * 0.999)
        expect(likelihood.llr(c, high * 0.999)).toBeGreaterThan(table.level)
      const low = table.low[c]!
      if (low < likelihood.whole) expect(likelihood.llr(c, low * 0.9999)).toBeLessThanOrEqual(table.level + 1e-9)
    }
  })
})
