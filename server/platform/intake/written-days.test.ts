import { describe, expect, test } from 'vitest'
import { readDay } from './written-days.ts'

describe('a day is read as offices write it', () => {
  test.each([
    '2020-02-09',
    '2020/2/9',
    '2020.2.9',
    '2020. 2. 9',
    '2020年2月9日',
    '2020年02月09号',
    '20年2月9日',
    '20200209',
    '9-Feb-20',
    '09-feb-2020',
    'Feb 9, 2020',
    '２０２０－２－９',
    '二〇二〇年二月九日',
    '2020-02-09 星期日',
  ])('%s', (written) => expect(readDay(written)).toEqual({ day: '2020-02-09', time: null }))

  test.each([
    ['2020-02-09 14:30', '14:30:00'],
    ['2020-02-09T14:30:15.000Z', '14:30:15'],
    ['2020年2月9日14时', '14:00:00'],
    ['2020年2月9日 8时05分', '08:05:00'],
    ['2020/2/9 8：05', '08:05:00'],
  ])('with its time: %s', (written, time) => expect(readDay(written)).toEqual({ day: '2020-02-09', time }))

  test('tens in characters, and a day that can only be one', () => {
    expect(readDay('二〇二〇年十二月三十一日')).toMatchObject({ day: '2020-12-31' })
    expect(readDay('二零二零年十月二十日')).toMatchObject({ day: '2020-10-20' })
    expect(readDay('2/29/2020')).toMatchObject({ day: '2020-02-29' })
    expect(readDay('29.2.2020')).toMatchObject({ day: '2020-02-29' })
    expect(readDay('3-Mar-58')).toMatchObject({ day: '1958-03-03' })
  })
})

test('a stroke is an empty cell', () => {
  for (const written of ['', '无', '/', '—', '-', 'n/a']) expect(readDay(written)).toBeNull()
})

test.each([
  ['2月9日', 'yearMissing'],
  ['2.9', 'yearMissing'],
  ['9-Feb', 'yearMissing'],
  ['02/03/2020', 'order'],
  ['20-2-9', 'order'],
  ['43870', 'serial'],
  ['2020-02-30', 'day'],
  ['昨天', 'day'],
  ['2020-2', 'day'],
  ['99999', 'day'],
  ['25:00', 'day'],
])('%s is not guessed at: %s', (written, fault) => expect(readDay(written)).toEqual({ fault }))
