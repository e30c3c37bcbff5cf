import { expect, test } from 'vitest'
import { nextStep } from './progress.ts'

test('setting up goes on at the first thing that the district lacks', () => {
  const nothing = { streets: 0, communities: 0, grids: 0, outlines: 0 }
  expect(nextStep(nothing)).toBe('divisions')
  expect(nextStep({ ...nothing, communities: 167 })).toBe('outline')
  expect(nextStep({ ...nothing, communities: 167, outlines: 1 })).toBe('grids')
  expect(nextStep({ ...nothing, communities: 167, outlines: 1, grids: 900 })).toBe('people')
})
