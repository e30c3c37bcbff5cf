import { expect, test } from 'vitest'
import { shipped } from '@gridward/contract/questionnaire/shipped'
import { stepOfPath, stepsOf } from './rules-steps.ts'

const [survey, returnee] = shipped

test('a household is asked home first, then person by person, then everything once more', () => {
  expect(stepsOf(survey!, 2, true).map((step) => [step.of, step.row])).toEqual([
    ['home', null],
    ['person', 0],
    ['person', 1],
    ['check', null],
  ])
})
test('an empty home has no people to ask for', () => {
  expect(stepsOf(survey!, 1, false).map((step) => step.of)).toEqual(['home', 'check'])
})
test('who has come back is asked who, the way, and now', () => {
  const steps = stepsOf(returnee!, 1, true)
  expect(steps.map((step) => step.of)).toEqual(['self', 'days', 'now', 'check'])
  expect(steps[1]!.fields[0]!.path).toBe('departurePlace')
  expect(steps[2]!.fields[0]!.path).toBe('address')
})
test('no question for residents stands in two steps, and none is left out', () => {
  for (const form of shipped) {
    const paths = stepsOf(form, 1, true).flatMap((step) => step.fields.map((field) => field.path))
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths).toContain(form.key === 'returnee' ? 'symptoms' : 'members/0/symptoms')
    expect(paths.join()).not.toContain('registeredPlace')
  }
})
test('what is wrong with a person as a whole is shown where the first person is asked', () => {
  const steps = stepsOf(survey!, 2, true)
  expect(stepOfPath(steps, 'members')).toBe(1)
  expect(stepOfPath(steps, 'members/1/fullName')).toBe(2)
  expect(stepOfPath(steps, 'room')).toBe(0)
})
