import { chiSquareCdf } from '../numeric/gamma.ts'
import { finalSize, reedFrost } from '../simulation/final-size.ts'
import { simulateReedFrost } from '../simulation/households.ts'
import { close, type Check, type Checks, type Comparison } from './fixture.ts'

const runs = 20_000

/** The simulated sizes beside the expected distribution: passes when chance alone would be as far off at least 1 in 1,000 times. */
function simulated(s: number, i: number, escape: number, expected: readonly number[]): Comparison {
  const seen = new Float64Array(s + 1)
  for (const size of simulateReedFrost(s, i, escape, runs, 1)) seen[size]!++
  let [sum, cells] = [0, -1]
  expected.forEach((p, size) => {
    // cells that hold next to nothing would not follow the chi-square distribution
    if (p * runs < 1) return
    sum += (seen[size]! - p * runs) ** 2 / (p * runs)
    cells++
  })
  const p = chiSquareCdf(sum, Math.max(cells, 1), 'upper')
  return { name: 'simulated Reed-Frost', worst: 0.001, allowed: p, why: `chi-square p ${p}` }
}

const sizes: Check = ({ inputs, expected, tolerance }) => {
  const { S0, I0, q } = inputs.reed_frost
  return [
    close('attack rate', inputs.R0.map(finalSize), expected.attack_rate, tolerance),
    close('Reed-Frost', reedFrost(S0, I0, q), expected.reed_frost_final_size_pmf, tolerance),
    // chance is only asked where the file asks for it
    ...(tolerance.simulation ? [simulated(S0, I0, q, expected.reed_frost_final_size_pmf)] : []),
  ]
}

export const simulationChecks: Checks = { final_size: sizes }
