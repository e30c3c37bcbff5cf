import { expect, it } from 'vitest'
import { hessian, nelderMead, root } from './minimise.ts'
import { gaussLegendre, integrate, integrateAdaptively } from './quadrature.ts'

const valley = (x: Float64Array): number => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2

it('the simplex reaches the bottom of a curved valley', () => {
  const found = nelderMead(valley, [-1.2, 1], [0.5, 0.5])
  expect(found.converged).toBe(true)
  expect(found.x[0]).toBeCloseTo(1, 6)
  expect(found.x[1]).toBeCloseTo(1, 6)
})

it('second derivatives of a known function', () => {
  const h = hessian(valley, [1, 1], [1e-4, 1e-4])
  expect(h[0]).toBeCloseTo(802, 3)
  expect(h[1]).toBeCloseTo(-400, 3)
  expect(h[3]).toBeCloseTo(200, 3)
})

it('a root needs a change of sign', () => {
  expect(root((x) => x ** 3 - 2, 0, 2)).toBeCloseTo(Math.cbrt(2), 12)
  expect(() => root((x) => x * x + 1, -1, 1)).toThrow('sign')
})

it('quadrature is exact for polynomials and reaches steep integrands by halving', () => {
  expect(gaussLegendre(5).weights.reduce((a, b) => a + b, 0)).toBeCloseTo(2, 14)
  expect(integrate((x) => x ** 9 + 3 * x ** 2, 0, 2, 5)).toBeCloseTo(102.4 + 8, 11)
  expect(integrateAdaptively((x) => 1 / Math.sqrt(x + 1e-6), 0, 1)).toBeCloseTo(2 * (Math.sqrt(1 + 1e-6) - 1e-3), 9)
})
