import { residentSurvey } from '@gridward/contract/questionnaire'
import { expect, test } from 'vitest'
import { partsOf } from './answers.ts'
import { likelyPerson } from './likely-person.ts'

const told = (fullName: string, idNumber: string) => {
  const members = [{ fullName, idType: 'idCard', [numberKey]: idNumber }]
  return partsOf(residentSurvey, { members })[1]!
}
const numberKey = partsOf(residentSurvey, { members: [{}] })[1]!.questions.find(
  (question) => question.bind === 'person.documentNumber',
)!.key
const wife = { id: 'a', name: '赵富', relation: 'spouse', idNumber: '9913**********4143' }
const man = { id: 'b', name: '董俊杰', relation: 'head', idNumber: '9977**********3494' }

test('whose name and shown digits are the same is proposed', () => {
  expect(likelyPerson(told('董俊杰', '997781200405283494'), [wife, man])).toBe('b')
  expect(likelyPerson(told('董俊杰', '997781200405283494'), [{ ...man, name: '董**' }])).toBe('b')
})

test('nobody is proposed for another name, other digits, no document, a short one, or where two fit', () => {
  expect(likelyPerson(told('董俊', '997781200405283494'), [wife, man])).toBeNull()
  expect(likelyPerson(told('董俊杰', '997781200405283495'), [man])).toBeNull()
  expect(likelyPerson(told('董俊杰', ''), [{ ...man, idNumber: '' }])).toBeNull()
  expect(likelyPerson(told('董俊杰', 'E12345678'), [{ ...man, idNumber: 'E1*****78' }])).toBeNull()
  expect(likelyPerson(told('董俊杰', '997781200405283494'), [man, { ...man, id: 'c' }])).toBeNull()
})
