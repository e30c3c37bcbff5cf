import { checkSign } from '@gridward/contract/identity'
import { uuidv7 } from 'uuidv7'

/** People for tests: numbers with the made-up region 99, which only a demo district takes. */
export const number = (serial: number, birth = '19850302'): string => {
  const digits = `990101${birth}${String(serial).padStart(3, '0')}`
  return digits + checkSign(digits)
}

type Answers = Record<string, unknown>

export const member = (name: string, more: Answers = {}): Answers => ({
  fullName: name,
  relationToHead: 'head',
  idType: 'none',
  birthDate: '1985-03-02',
  residenceKind: 'permanent',
  leftCity: 'no',
  riskStay: 'no',
  contact: 'no',
  symptoms: ['none'],
  ...more,
})

export const withNumber = (name: string, serial: number, more: Answers = {}): Answers => {
  const { birthDate: _, ...rest } = member(name, { idType: 'identityCard', idNumber: number(serial), ...more })
  return rest
}

export const home = (room: string, members: Answers[], more: Answers = {}): Answers => ({
  building: '3',
  room,
  houseUse: 'own',
  declaredBy: 'gridWorker',
  declarantName: '测试员',
  declarantPhone: '12000000009',
  declarantRelation: '网格员',
  members,
  ...more,
})

/** A visit as a phone sends it. */
export const visit = (
  area: string,
  room: string,
  answers: Answers | null,
  more: Answers = {},
): Answers & { id: string } => ({
  id: uuidv7(),
  household: uuidv7(),
  area,
  place: { building: '3', room },
  result: 'home',
  observedAt: '2020-02-10T00:30:00.000Z',
  recordedAt: '2020-02-10T00:31:00.000Z',
  ...(answers ? { declaration: { id: uuidv7(), questionnaire: 'resident-survey', version: 1, answers } } : {}),
  ...more,
})
