import { expect, test } from 'vitest'
import { clearsOf } from './clears.ts'
import { evaluate } from './evaluate.ts'
import type { ResidentAnswers } from './keys.ts'
import { residentSurvey } from './resident-survey/definition.ts'

const member = {
  fullName: '测试甲',
  relationToHead: 'head',
  idType: 'none',
  birthDate: '1985-03-02',
  residenceKind: 'permanent',
  leftCity: 'no',
  riskStay: 'no',
  contact: 'no',
  symptoms: ['none'],
  temperature: 36.5,
  measures: ['none'],
} as const
const home = { building: '1', room: '1', houseUse: 'own', declaredBy: 'self', peopleCount: 1 } as const
const clears = (answers: ResidentAnswers) =>
  Object.fromEntries(
    clearsOf(residentSurvey, 'tenClears', evaluate(residentSurvey, answers, { today: '2020-02-10' })).map((clear) => [
      clear.key,
      clear.state,
    ]),
  )

test('the ten clears are ten', () => expect(residentSurvey.checks.tenClears).toHaveLength(10))

test('of a household where nobody travelled leave the journey out', () => {
  expect(clears({ ...home, members: [member] })).toEqual({
    number: 'clear',
    basics: 'clear',
    returned: 'notAsked',
    origin: 'clear',
    route: 'notAsked',
    transport: 'notAsked',
    exposure: 'clear',
    health: 'clear',
    measures: 'clear',
    companions: 'notAsked',
  })
})

test('name what a complete form still leaves open', () => {
  const traveller = { ...member, leftCity: 'yes', visitedPlace: '某市', returnDate: '2020-02-01' } as const
  const found = evaluate(residentSurvey, { ...home, members: [member, traveller] }, { today: '2020-02-10' })
  expect(found.complete).toBe(true)
  const open = clearsOf(residentSurvey, 'tenClears', found).filter((clear) => clear.state === 'missing')
  expect(open.map((clear) => clear.key)).toEqual(['route', 'transport', 'companions'])
  expect(open[0]?.missing).toEqual(['members/1/itinerary'])
})
