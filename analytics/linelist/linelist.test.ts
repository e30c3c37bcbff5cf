import { describe, expect, test } from 'vitest'
import { lineList, type RawCell } from './builder.ts'
import { dayOf, dayText, missing, readDay, settle } from './dates.ts'
import { isPairList, linkColumns, pairList } from './pairs.ts'
import { guessRoles, mapRoles } from './roles.ts'

const today = dayOf(2020, 3, 1)
const read = (headings: string[], rows: RawCell[][], options = {}) => {
  const list = lineList(headings, { today, ...options })
  rows.forEach((cells, i) => list.add(cells, i + 2))
  return list.finish()
}
const days = (column: Int32Array | undefined) => [...column!].map((day) => (day === missing ? null : dayText(day)))
const problem = (list: { problems: readonly { code: string }[] }, code: string) =>
  list.problems.find((one) => one.code === code)

describe('a date', () => {
  test.each([
    ['2020-01-21', '2020-01-21'],
    ['2020/1/21', '2020-01-21'],
    ['2020年1月21日', '2020-01-21'],
    ['20200121', '2020-01-21'],
    ['2020-01-21 10:30', '2020-01-21'],
    ['2020-01-21T10:30:00Z', '2020-01-21'],
    ['43851', '2020-01-21'],
    ['1861-11-21', '1861-11-21'],
  ])('%s is read', (text, day) => expect(dayText(readDay(text))).toBe(day))
  test.each(['', 'NA', ' unknown ', '不详', '—'])('"%s" is not known', (text) => expect(readDay(text)).toBe(missing))
  test.each(['2020-02-30', '32/01/2020', 'Monday', '12', '2020'])('%s is none', (text) =>
    expect(readDay(text)).toBeNaN(),
  )

  test('a column tells which of day and month comes first', () => {
    const column = Int32Array.from(['03/02/2020', '25/01/2020'], readDay)
    expect(settle(column)).toMatchObject({ order: 'dayFirst', guessed: false })
    expect(days(column)).toEqual(['2020-02-03', '2020-01-25'])
    const other = Int32Array.from(['3/2/2020', '1/25/2020', '13/1/2020', '1/26/2020'], readDay)
    expect(settle(other)).toEqual({ order: 'monthFirst', guessed: false, broken: [2] })
    expect(days(other)).toEqual(['2020-03-02', '2020-01-25', null, '2020-01-26'])
  })
  test('where nothing tells, day before month is taken and said', () => {
    const list = read(['id', 'onset'], [['a', '03/02/2020']])
    expect(days(list.days.onset)).toEqual(['2020-02-03'])
    expect(problem(list, 'guessedDayOrder')).toMatchObject({ column: 'onset' })
  })
})

describe('headings', () => {
  test('are understood in Chinese and English', () => {
    expect(guessRoles(['病例编号', '发病日期', '诊断时间', '入院日期', '死亡日期', '经度', '纬度'])).toEqual({
      id: 0,
      onset: 1,
      report: 2,
      admission: 3,
      death: 4,
      x: 5,
      y: 6,
    })
    expect(guessRoles(['case_ID', 'infector', 'date_of_prodrome', 'date_of_rash', 'hospital'])).toEqual({
      id: 0,
      infector: 1,
      onset: 2,
    })
    expect(guessRoles(['date', 'cases'])).toEqual({ onset: 0, count: 1 })
  })
  test('what is said by hand goes over the guess', () => {
    expect(mapRoles(['id', '起病', 'onset'], ['onset=起病'])).toMatchObject({ onset: 1 })
    expect(mapRoles(['id', 'onset'], ['id='])).toEqual({ onset: 1 })
    expect(() => mapRoles(['id'], ['onset=起病'])).toThrow('there is no column "起病"')
    expect(() => mapRoles(['id'], ['begin=id'])).toThrow('"begin" is no meaning of a column')
  })
})

describe('a line list', () => {
  test('keeps the first row of a case, fills what it lacks and reports the rest', () => {
    const list = read(
      ['id', 'onset', 'report'],
      [
        ['a', '2020-01-01', ''],
        ['a', '2020-01-02', '2020-01-05'],
      ],
    )
    expect(list).toMatchObject({ rows: 2, cases: 1 })
    expect(days(list.days.report)).toEqual(['2020-01-05'])
    expect(problem(list, 'duplicateId')).toEqual({ code: 'duplicateId', count: 1, rows: [3], shown: 'a' })
    expect(problem(list, 'conflictingDay')).toMatchObject({ rows: [3], column: 'onset' })
  })
  test('leaves a day in the future out, the case stays', () => {
    const list = read(['id', 'onset'], [['a', '2020-01-01'], ['b', '2021-01-01']]) // prettier-ignore
    expect(list.cases).toBe(2)
    expect(days(list.days.onset)).toEqual(['2020-01-01', null])
    expect(problem(list, 'futureDay')).toMatchObject({ count: 1, rows: [3] })
    expect(dayText(list.dataDay)).toBe('2020-01-01')
  })
  test('as of a day knows nothing of later days', () => {
    const list = read(['id', 'report'], [['a', '2020-01-01'], ['b', '2020-01-09']], { dataDay: dayOf(2020, 1, 5) }) // prettier-ignore
    expect(days(list.days.report)).toEqual(['2020-01-01', null])
  })
  test('names cells that are no date and days in an impossible order', () => {
    const list = read(['id', 'onset', 'report'], [['a', 'soon', ''], ['b', '2020-01-03', '2020-01-01']]) // prettier-ignore
    expect(problem(list, 'unreadableDay')).toMatchObject({ rows: [2], column: 'onset', shown: 'soon' })
    expect(problem(list, 'noDay')).toMatchObject({ rows: [2] })
    expect(problem(list, 'reportBeforeOnset')).toMatchObject({ rows: [3] })
  })
  test('of counts leaves negative ones out and says so', () => {
    const list = read(['日期', '病例数'], [['2020-01-01', '3'], ['2020-01-02', '-1'], ['2020-01-03', 'many']]) // prettier-ignore
    expect(list).toMatchObject({ counted: true, cases: 1 })
    expect([...list.weight]).toEqual([3])
    expect(problem(list, 'negativeCount')).toMatchObject({ rows: [3], shown: '-1' })
    expect(problem(list, 'unreadableCount')).toMatchObject({ rows: [4], shown: 'many' })
  })
  test('knows who died from the outcome, its day, or a day of death', () => {
    const list = read(
      ['id', 'outcome', 'date_of_outcome'],
      [
        ['a', 'Death', '2020-01-05'],
        ['b', '治愈', '2020-01-07'],
        ['c', '', ''],
      ],
    )
    expect([...list.died!]).toEqual([1, 0, 0])
    expect([...list.closed!]).toEqual([1, 1, 0])
    expect(days(list.days.death)).toEqual(['2020-01-05', null, null])
  })
  test('finds infectors by id, also as words of a sentence, and reports an id that is not there', () => {
    const list = read(
      ['case_id', 'Infection_source'],
      [
        ['TJ1', 'Wuhan'],
        ['TJ2', 'case TJ1 (family)'],
        ['TJ3', 'colleague of TJ1 and TJ2'],
        ['TJ4', 'TJ99'],
      ],
    )
    expect([...list.links!.from]).toEqual([0, 0, 1])
    expect([...list.links!.to]).toEqual([1, 2, 2])
    expect(problem(list, 'unknownInfector')).toMatchObject({ rows: [5], shown: 'TJ99' })
  })
  test('of nobody, or without anything that it understands, is empty and not broken', () => {
    expect(read(['id', 'onset'], [])).toMatchObject({ rows: 0, cases: 0, dataDay: today })
    expect(read(['colour'], [['red']])).toMatchObject({ rows: 1, cases: 1, columns: {} })
  })
})

describe('pairs', () => {
  const headings = ['infector_id', 'infector_onsetDate', 'infectee_id', 'infectee_onsetDate', 'isHousehold']
  test('become a line list with links, each case once', () => {
    expect(isPairList(headings)).toBe(true)
    expect(isPairList(['infector', 'id'])).toBe(false)
    const list = pairList(headings, { today })
    list.add(['a', '2020/01/01', 'b', 'unknown', 'yes'], 2)
    list.add(['b', '2020/01/04', 'c', '2020/01/09', 'no'], 3)
    const found = list.finish()
    expect(found).toMatchObject({ rows: 2, cases: 3, problems: [] })
    expect(days(found.days.onset)).toEqual(['2020-01-01', '2020-01-04', '2020-01-09'])
    expect([...found.links!.from]).toEqual([0, 1])
  })
  test('of a second file are found by their headings', () => {
    expect(linkColumns(['infector', 'case_id', 'source'])).toEqual([0, 1])
    expect(linkColumns(['from', 'to', 'exposure'])).toEqual([0, 1])
    expect(linkColumns(['a', 'b'])).toBeNull()
  })
})

test('two hundred thousand ids are told apart', () => {
  const list = lineList(['id'], { today })
  for (let i = 0; i < 200_000; i++) list.add([`GZ-${i}`], i + 2)
  list.add(['GZ-77'], 200_002)
  const found = list.finish()
  expect(found.cases).toBe(200_000)
  expect(found.problems).toContainEqual({ code: 'duplicateId', count: 1, rows: [200_002], shown: 'GZ-77' })
})
