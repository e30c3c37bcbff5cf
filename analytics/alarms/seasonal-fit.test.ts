import { expect, test } from 'vitest'
import { drawPoisson } from '../numeric/draws.ts'
import { glm } from '../numeric/glm.ts'
import { quasiPoisson } from '../numeric/glm-family.ts'
import { random } from '../numeric/random.ts'
import { seasonalFit } from './seasonal-fit.ts'

test.each([true, false])('level by level the equations give what the general regression gives (trend: %s)', (trend) => {
  const stream = random(2, 2)
  const n = 150
  const level = Int32Array.from({ length: n }, (_, i) => Math.floor(i / 7) % 5)
  const time = Float64Array.from(level, (_, i) => 40 + i)
  const offset = Float64Array.from(level, (_, i) => Math.log(100 + i))
  const weights = Float64Array.from(level, () => 0.5 + stream.uniform())
  const y = Float64Array.from(level, (g, i) => drawPoisson(stream, (100 + i) * 0.03 * (1 + g)))
  const columns = [
    y.map(() => 1),
    ...(trend ? [time] : []),
    ...[1, 2, 3, 4].map((g) => Float64Array.from(level, (own) => +(own === g))),
  ]
  const general = glm({ columns, y, weights, offset, family: quasiPoisson })
  const fit = seasonalFit({ y, level, time, offset, levels: 5 }, trend, weights)
  expect(fit.converged).toBe(general.converged)
  expect(fit.dfResidual).toBe(general.dfResidual)
  expect(fit.dispersion).toBeCloseTo(general.dispersion, 11)
  const leverage = general.leverage()
  for (const i of [0, 60, 149]) {
    expect(fit.mu[i]).toBeCloseTo(general.fitted[i]!, 9)
    expect(fit.leverage(i)).toBeCloseTo(leverage[i]!, 11)
  }
  const error = (variance: number): number => Math.sqrt(general.dispersion * variance)
  if (trend) expect(error(fit.slopeVariance)).toBeCloseTo(general.standardErrors[1]!, 11)
  const { eta, variance } = fit.at(0, trend ? 0 : 5)
  expect(eta).toBeCloseTo(general.coefficients[0]!, 9)
  expect(error(variance)).toBeCloseTo(general.standardErrors[0]!, 10)
})
