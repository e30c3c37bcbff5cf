import { expect, test } from 'vitest'
import { keysOf } from './keys.ts'
import type { ResidentAnswers } from './keys.ts'
import { residentSurvey } from './resident-survey/definition.ts'
import { returnee } from './returnee/definition.ts'

test.each([residentSurvey, returnee])('a form uses each key once: $key', (definition) => {
  const keys = keysOf(definition)
  expect(new Set(keys).size).toBe(keys.length)
})

test('whoever fills in a known form from code may write its keys and choices and nothing else', () => {
  const answers: ResidentAnswers = { room: '301', members: [{ fullName: '测试甲', symptoms: ['none'] }] }
  // @ts-expect-error there is no such choice
  const wrong: ResidentAnswers = { houseUse: 'castle' }
  expect([answers.room, wrong.houseUse]).toEqual(['301', 'castle'])
})
