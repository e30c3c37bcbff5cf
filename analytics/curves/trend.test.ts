import { expect, it } from 'vitest'
import { drawNegativeBinomial } from '../numeric/draws.ts'
import { poisson, quasiPoisson } from '../numeric/glm-family.ts'
import { glmNegativeBinomial } from '../numeric/glm-negative-binomial.ts'
import { glm } from '../numeric/glm.ts'
import { random } from '../numeric/random.ts'
import { negativeBinomialTrend, poissonTrend } from './trend.ts'

const stream = random(8)
const curves = [
  [1, 0.05, 40],
  [0.02, 0.1, 60],
  [300, -0.04, 90],
  [4, 0, 30],
].map(([first, r, days]) =>
  Array.from({ length: days! }, (_, t) => drawNegativeBinomial(stream, 2, first! * Math.exp(r! * t))),
)

it('the quick fit of a trend is the fit of the general regression', () => {
  for (const y of curves) {
    for (const from of [0, 19_000]) {
      const t = y.map((_, i) => i + from)
      const columns = [t.map(() => 1), t]
      const plain = poissonTrend(t, y)!
      const quasi = glm({ columns, y, family: quasiPoisson })
      expect(plain.b).toBeCloseTo(quasi.coefficients[1]!, 9)
      expect(plain.dispersion / quasi.dispersion).toBeCloseTo(1, 6)
      expect(plain.standardError / glm({ columns, y, family: poisson }).standardErrors[1]!).toBeCloseTo(1, 6)
      expect(plain.deviance).toBeCloseTo(quasi.deviance, 6)
      const wild = negativeBinomialTrend(t, y)!
      const reference = glmNegativeBinomial({ columns, y })
      expect(wild.b).toBeCloseTo(reference.coefficients[1]!, 7)
      expect(wild.theta / reference.theta).toBeCloseTo(1, 6)
      expect(wild.standardError / reference.standardErrors[1]!).toBeCloseTo(1, 5)
    }
  }
})

it('counts no wilder than Poisson keep the Poisson line', () => {
  const y = [4, 5, 5, 6, 5, 6, 6]
  const t = y.map((_, i) => i)
  const wild = negativeBinomialTrend(t, y)!
  expect(wild.theta).toBe(Infinity)
  expect(wild.b).toBe(poissonTrend(t, y)!.b)
})
