import { expect, test } from 'vitest'
import { number } from './samples.ts'
import { companionsIn, dayIn, dayOfTime, withWhatGoesWithoutSaying as read } from './rules-ledger.ts'

test('a number in a ledger without a column for its kind is not lost', () => {
  expect(read({ idNumber: number(1) })['idType']).toBe('identityCard')
  expect(read({ idNumber: 'H12345678' })['idType']).toBe('hkMacaoPermit')
  expect(read({ idNumber: '123' })['idType']).toBe('identityCard')
  expect(read({ idNumber: 'E12345678', idType: 'passport' })['idType']).toBe('passport')
  expect(read({ fullName: '张三' })['idType']).toBeUndefined()
})
test('a place where somebody was says that they were away, unless the ledger says no', () => {
  expect(read({ visitedPlace: '武汉' })['leftCity']).toBe('yes')
  expect(read({ visitedPlace: '武汉', leftCity: 'no' })['leftCity']).toBe('no')
})
test('an arrival on a day is not before a departure on the same day', () => {
  expect(read({ departureTime: '2020年2月3日', arrivalTime: '2020-02-03' })).toMatchObject({
    departureTime: '2020-02-03T00:00',
    arrivalTime: '2020-02-03T23:59',
  })
  expect(read({ departureTime: '2020-02-03 08:15' })['departureTime']).toBe('2020-02-03 08:15')
})
test('a day is read as ledgers write it, and 30 February is none', () => {
  for (const written of ['2020-02-03', '2020/2/3', '2020.2.3', '2020年2月3日', '20200203'])
    expect(dayIn(written)).toBe('2020-02-03')
  for (const written of ['2020-02-30', '2月3日', '43864', '']) expect(dayIn(written)).toBeNull()
  expect(dayOfTime('2020-02-03 10:20:00')).toBe('2020-02-03')
})
test('companions in one cell are parted from their phones', () => {
  expect(companionsIn('张三 13800000000、李四；王小花（13900000000）')).toEqual([
    { companionName: '张三', companionPhone: '13800000000' },
    { companionName: '李四' },
    { companionName: '王小花', companionPhone: '13900000000' },
  ])
  expect(companionsIn('无')).toEqual([])
})
