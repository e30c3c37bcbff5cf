import { residentSurvey, returnee } from '@gridward/contract/questionnaire'
import { describe, expect, test } from 'vitest'
import { likely, partsOf, pathOf, personRows, withAnswer } from './answers.ts'

const answers = { room: '101', members: [{ fullName: '王一' }, { fullName: '王二', phone: '13800000000' }] }

describe('a claim in its parts', () => {
  test('is the household and then everybody in it', () => {
    const parts = partsOf(residentSurvey, answers)
    expect(parts.map((part) => part.row)).toEqual([null, 0, 1])
    expect(pathOf(parts[0]!, 'room')).toBe('room')
    expect(pathOf(parts[2]!, 'phone')).toBe('members/1/phone')
    expect(personRows(residentSurvey, answers)).toBe(2)
  })

  test('of a form about one person has that person', () => {
    expect(personRows(returnee, { fullName: '王一' })).toBe(1)
  })

  test('is corrected answer by answer; an emptied answer is gone', () => {
    const second = { group: 'members', row: 1 }
    const changed = withAnswer(withAnswer(answers, second, 'phone', ''), second, 'fullName', '王三')
    expect(changed).toEqual({ room: '101', members: [{ fullName: '王一' }, { fullName: '王三' }] })
    expect(withAnswer(answers, { group: null, row: null }, 'room', '102')['room']).toBe('102')
    expect(answers.members[1]!.fullName).toBe('王二')
  })

  test('bears answers that are no rows', () => {
    expect(partsOf(residentSurvey, { members: 'x' })).toHaveLength(1)
    expect(partsOf(residentSurvey, { members: [null] })[1]!.answers).toEqual({})
  })
})

test('the likely doors are those whose address ends as the claim says', () => {
  const doors = ['春晓花园1号楼1单元101室', '春晓花园11号楼1单元101室', '安泰新村2号楼1单元101室'].map((address) => ({
    address,
  }))
  expect(likely('1号楼1单元101', doors).map((door) => door.address)).toEqual([
    '春晓花园1号楼1单元101室',
    '春晓花园11号楼1单元101室',
  ])
  expect(likely('', doors)).toEqual([])
})
