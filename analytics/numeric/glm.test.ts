import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { gaussian, gaussianLog, negativeBinomial, poisson, quasiPoisson } from './glm-family.ts'
import { glmNegativeBinomial } from './glm-negative-binomial.ts'
import { glm } from './glm.ts'

const flu = JSON.parse(readFileSync(new URL('../fixtures/growth-flu1918-d1-40.json', import.meta.url), 'utf8')) as {
  inputs: { incidence: number[]; t: number[] }
  expected: { poisson: { r: number; se: number; intercept: number; deviance: number } }
}
const y = flu.inputs.incidence
const t = flu.inputs.t
const ones = t.map(() => 1)

describe('generalised linear model', () => {
  it('a Poisson fit equals glm of R', () => {
    const fit = glm({ columns: [ones, t], y, family: poisson })
    expect(fit.converged).toBe(true)
    expect(fit.coefficients[1]).toBeCloseTo(flu.expected.poisson.r, 9)
    expect(fit.coefficients[0]).toBeCloseTo(flu.expected.poisson.intercept, 8)
    expect(fit.standardErrors[1]).toBeCloseTo(flu.expected.poisson.se, 9)
    expect(fit.deviance).toBeCloseTo(flu.expected.poisson.deviance, 7)
  })

  it('leverages add up to the number of coefficients', () => {
    for (const family of [poisson, quasiPoisson, gaussian, gaussianLog, negativeBinomial(2)]) {
      const fit = glm({ columns: [ones, t], y, family })
      expect(fit.leverage().reduce((a, b) => a + b, 0)).toBeCloseTo(2, 8)
    }
  })

  it('the fit is the same whether time counts from the first day or from 1970', () => {
    const late = t.map((day) => day + 20400)
    const near = glm({ columns: [ones, t], y, family: quasiPoisson })
    const far = glm({ columns: [ones, late], y, family: quasiPoisson })
    expect(far.coefficients[1]).toBeCloseTo(near.coefficients[1]!, 10)
    expect(far.standardErrors[1]).toBeCloseTo(near.standardErrors[1]!, 9)
  })

  it('a column that repeats another has no coefficient and costs no degree of freedom', () => {
    const fit = glm({ columns: [ones, t, t.map((x) => 2 * x + 1)], y, family: poisson })
    expect(fit.coefficients[2]).toBeNaN()
    expect(fit.coefficients[1]).toBeCloseTo(flu.expected.poisson.r, 9)
    expect(fit.dfResidual).toBe(38)
  })

  it('an observation of weight 0 has no say, an offset is a known part', () => {
    const weights = t.map((_, i) => (i === 39 ? 0 : 1))
    const without = glm({ columns: [ones.slice(0, 39), t.slice(0, 39)], y: y.slice(0, 39), family: poisson })
    const weighted = glm({ columns: [ones, t], y, family: poisson, weights })
    expect(weighted.coefficients[1]).toBeCloseTo(without.coefficients[1]!, 12)
    expect(weighted.dfResidual).toBe(37)
    const moved = glm({ columns: [ones, t], y, family: poisson, offset: t.map((x) => 0.02 * x + 1) })
    expect(moved.coefficients[1]).toBeCloseTo(flu.expected.poisson.r - 0.02, 9)
  })

  it('counts no wilder than Poisson have an infinite theta', () => {
    expect(glmNegativeBinomial({ columns: [ones.slice(0, 6)], y: [5, 5, 6, 5, 4, 5] }).theta).toBe(Infinity)
  })

  it('a negative count and columns of unequal length are refused by name', () => {
    expect(() => glm({ columns: [[1, 1]], y: [1, -1], family: poisson })).toThrow('y[1] must not be negative')
    expect(() => glm({ columns: [[1]], y: [1, 2], family: poisson })).toThrow('as long as y')
  })
})
