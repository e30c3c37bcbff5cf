import { describe, expect, test } from 'vitest'
import { joinDates, splitDate } from './date-parts.ts'

describe('a date in three fields', () => {
  test('is one date of the form, however the months and days are written', () => {
    const typed = {
      name: '刘一手',
      'members/0/birthDate:y': '1940',
      'members/0/birthDate:m': '3',
      'members/0/birthDate:d': '2日',
    }
    expect(joinDates(typed)).toEqual({ name: '刘一手', 'members/0/birthDate': '1940-03-02' })
    expect(joinDates({ 'at:y': '２０２０', 'at:m': '02', 'at:d': '7', 'at:h': '9', 'at:min': '' })).toEqual({
      at: '2020-02-07T09:00',
    })
  })
  test('left empty is no answer, and half filled in is a wrong one, not none', () => {
    expect(joinDates({ 'day:y': '', 'day:m': '', 'day:d': '' })).toEqual({})
    expect(joinDates({ 'day:y': '2020', 'day:m': '', 'day:d': '' })).toEqual({ day: '2020--' })
  })
  test('is shown again as it was typed', () => {
    expect(splitDate('2020--')).toMatchObject({ y: '2020', m: '', d: '' })
    expect(splitDate('19400302')).toMatchObject({ y: '1940', m: '03', d: '02' })
    expect(splitDate('2020-02-07T09:00')).toEqual({ y: '2020', m: '02', d: '07', h: '09', min: '00' })
  })
})
