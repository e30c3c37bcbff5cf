import { describe, expect, test } from 'vitest'
import { checkSign } from '../identity/card.ts'
import { evaluate } from './evaluate.ts'
import type { ResidentAnswers, ReturneeAnswers } from './keys.ts'
import { residentSurvey } from './resident-survey/definition.ts'
import { returnee } from './returnee/definition.ts'

const today = '2020-02-10'
const at = { today, synthetic: true }
const number = (birth: string, serial: string) => {
  const digits = `990101${birth}${serial}`
  return digits + checkSign(digits)
}

const father = {
  fullName: '测试父',
  relationToHead: 'head',
  idType: 'identityCard',
  idNumber: number('19850302', '011'),
  residenceKind: 'permanent',
  leftCity: 'no',
  riskStay: 'no',
  contact: 'no',
  symptoms: ['none'],
} as const
const home = {
  building: '3',
  room: '301',
  houseUse: 'own',
  declaredBy: 'self',
  members: [father],
} as const satisfies ResidentAnswers

const codes = (answers: unknown, circumstances = at) =>
  evaluate(residentSurvey, answers, circumstances).problems.map(({ path, code }) => `${path} ${code}`)

describe('the household survey', () => {
  test('of one person who stayed at home is complete with ten answers', () => {
    const found = evaluate(residentSurvey, home, at)
    expect(found.problems).toEqual([])
    expect(found.complete).toBe(true)
    expect(found.bound.root).toMatchObject({
      'household.room': '301',
      'household.use': 'own',
      'declarant.kind': 'self',
    })
    expect(found.bound.rows.members).toEqual([
      expect.objectContaining({
        'person.name': '测试父',
        'person.documentNumber': father.idNumber,
        'person.birthDate': '1985-03-02',
        'person.sex': 'male',
        'health.symptoms': ['none'],
      }),
    ])
  })

  test('asks about the journey only of those who left, and then insists on it', () => {
    const away = { ...father, leftCity: 'yes' } as const
    const found = evaluate(residentSurvey, { ...home, members: [father, away] }, at)
    expect(found.visible.has('members/0/visitedPlace')).toBe(false)
    expect(found.visible.has('members/1/visitedPlace')).toBe(true)
    expect(found.problems.map((problem) => problem.path)).toEqual(['members/1/visitedPlace', 'members/1/returnDate'])
  })

  test('keeps an answer that became invisible in the raw answers and out of the register', () => {
    const member = { ...father, visitedPlace: '武汉', returnDate: '2020-02-01' }
    const answers = { ...home, members: [member] }
    const found = evaluate(residentSurvey, answers, at)
    expect(found.bound.rows.members?.[0]).not.toHaveProperty('stay.place')
    expect(answers.members[0]?.visitedPlace).toBe('武汉')
    expect(found.complete).toBe(true)
  })

  test('of an empty home asks for nobody', () => {
    const found = evaluate(residentSurvey, { ...home, houseUse: 'vacant', members: undefined }, at)
    expect(found).toMatchObject({ complete: true, values: { rows: { members: [] } } })
    expect(found.visible.has('members')).toBe(false)
  })

  test('of a lived-in home names at least one person', () => {
    expect(codes({ ...home, members: [] })).toEqual(['members tooFew'])
  })

  test('may be declared by somebody else, who leaves name, phone and relation', () => {
    expect(codes({ ...home, declaredBy: 'neighbour' })).toEqual([
      'declarantName required',
      'declarantPhone required',
      'declarantRelation required',
    ])
    const declared = { declarantName: '邻居甲', declarantPhone: '12000000001', declarantRelation: '邻居' }
    expect(codes({ ...home, declaredBy: 'neighbour', ...declared })).toEqual([])
  })

  test('takes a person without any document by name and birth date', () => {
    const { idNumber, ...rest } = father
    expect(idNumber).toBeTruthy()
    const nobody = { ...rest, idType: 'none' } as const
    expect(codes({ ...home, members: [nobody] })).toEqual(['members/0/birthDate required'])
    expect(codes({ ...home, members: [{ ...nobody, birthDate: '2020-02-01' }] })).toEqual([])
    expect(codes({ ...home, members: [{ ...nobody, birthDate: '2020-02-11' }] })).toEqual([
      'members/0/birthDate constraint',
    ])
  })

  test('accepts a child under a parent’s number and says so', () => {
    const child = { ...father, fullName: '测试女', relationToHead: 'child', sex: 'female' } as const
    const found = evaluate(residentSurvey, { ...home, members: [father, child] }, at)
    expect(found.complete).toBe(true)
    expect(found.warnings).toEqual([
      { path: 'members/1/idNumber', code: 'sexContradicts', params: {} },
      { path: 'members/1/idNumber', code: 'sameNumber', params: { other: 1 } },
    ])
    expect(found.bound.rows.members?.[1]?.['person.sex']).toBe('female')
  })

  test('says which kind of document a number belongs to', () => {
    const digits = '81000019900101001'
    const permit = { ...father, idNumber: digits + checkSign(digits) }
    const found = evaluate(residentSurvey, { ...home, members: [permit] }, at)
    expect(found.warnings.map((warning) => warning.code)).toEqual(['otherDocument'])
    expect(found.bound.rows.members?.[0]?.['person.documentType']).toBe('hmtResidence')
  })

  test('names the slip in an identity number and keeps the wrong number out of the register', () => {
    const found = evaluate(residentSurvey, { ...home, members: [{ ...father, idNumber: '99010119850302' }] }, at)
    expect(found.problems).toEqual([
      { path: 'members/0/idNumber', code: 'identity.cardLength', params: { length: 14 } },
    ])
    expect(found.bound.rows.members?.[0]).not.toHaveProperty('person.documentNumber')
  })

  test('does not take a synthetic number outside a demo', () => {
    expect(codes(home, { today, synthetic: false })).toEqual(['members/0/idNumber identity.synthetic'])
  })

  test('asks a resident less than a grid worker', () => {
    const self = evaluate(residentSurvey, home, { ...at, audience: 'self' })
    const door = evaluate(residentSurvey, home, { ...at, audience: 'door' })
    expect(self.complete).toBe(true)
    expect(self.visible.size).toBeLessThan(door.visible.size)
    expect(self.visible.has('peopleCount')).toBe(false)
  })

  test('does not keep the place of household registration unless the district declared a purpose', () => {
    const answers = { ...home, members: [{ ...father, registeredPlace: '某省某县' }] }
    expect(evaluate(residentSurvey, answers, at).bound.rows.members?.[0]).not.toHaveProperty('person.registeredPlace')
    const declared = evaluate(residentSurvey, answers, { ...at, origin: true })
    expect(declared.bound.rows.members?.[0]).toHaveProperty(['person.registeredPlace'], '某省某县')
  })
})

describe('the returnee form', () => {
  const answers = {
    fullName: '测试甲',
    idType: 'passport',
    idNumber: 'E12345678',
    phone: '+852 9123 4567',
    declaredBy: 'self',
    departurePlace: '湖北省武汉市',
    departureTime: '2020-02-09 8:05',
    arrivalTime: '2020-02-09T21:40:00',
    riskStay: 'yes',
    riskLeftDate: '2020年2月9日',
    transport: 'train',
    transportNumber: 'G1001',
    companions: [{ companionName: '测试乙' }],
    address: '测试路 1 号',
    singleRoom: 'yes',
    contact: 'unsure',
    symptoms: ['fever', 'dryCough'],
    temperature: 37.5,
    controlMode: 'none',
  } as const satisfies ReturneeAnswers

  test('keeps times as the clock showed them', () => {
    const found = evaluate(returnee, answers, at)
    expect(found.problems).toEqual([])
    expect(found.bound.root).toMatchObject({
      'stay.departed': '2020-02-09T08:05',
      'stay.returned': '2020-02-09T21:40',
      'stay.riskLeft': '2020-02-09',
      'person.phone': '+85291234567',
    })
  })

  test('refuses an arrival before the departure and an end before the beginning', () => {
    const wrong = {
      ...answers,
      arrivalTime: '2020-02-08T10:00',
      controlMode: 'home',
      controlFrom: '2020-02-10',
      controlUntil: '2020-02-09',
    }
    expect(evaluate(returnee, wrong, at).problems.map((problem) => problem.path)).toEqual([
      'arrivalTime',
      'controlUntil',
    ])
  })

  test('lets a departure later on the same day pass: only the day is compared', () => {
    const same = { ...answers, departureTime: `${today}T23:59`, arrivalTime: undefined }
    expect(evaluate(returnee, same, at).problems).toEqual([])
  })
})

test('a key that this version does not know is named, not lost and not kept from working', () => {
  const answers = { ...home, later: 1, members: [{ ...father, newer: true }] }
  const found = evaluate(residentSurvey, answers, at)
  expect(found.unknown).toEqual(['members/0/newer', 'later'])
  expect(found.complete).toBe(true)
})
