import { describe, expect, test } from 'vitest'
import { readAnswer } from './read.ts'
import type { Question } from './schema.ts'

const read = (question: Omit<Question, 'key'> & { type: Question['type'] }, raw: unknown, choices: string[] = []) => {
  const found = readAnswer({ key: 'q', ...question } as Question, raw, choices, {}, {})
  return 'slip' in found ? found.slip.code : found.value
}

test.each([
  ['2020-02-03', '2020-02-03'],
  ['2020/2/3', '2020-02-03'],
  ['2020.02.3', '2020-02-03'],
  ['2020年2月3日', '2020-02-03'],
  ['20200203', '2020-02-03'],
  ['２０２０-２-３', '2020-02-03'],
  ['2020-02-30', 'date'],
  ['三月中', 'date'],
  [20200203, 'date'],
])('a day is read as ledgers write it: %s', (raw, value) => expect(read({ type: 'date' }, raw)).toBe(value))

test.each([
  ['2020-02-03 14:30', '2020-02-03T14:30'],
  ['2020-02-03T04:05:06', '2020-02-03T04:05'],
  ['2020/2/13 4:05', '2020-02-13T04:05'],
  ['2020年2月3日14:30', '2020-02-03T14:30'],
  ['2020-02-03', 'datetime'],
  ['2020-02-03 24:00', 'datetime'],
  ['2020-02-03T14:30Z', 'datetime'],
])('a time is civil time of the district: %s', (raw, value) => expect(read({ type: 'datetime' }, raw)).toBe(value))

describe('a temperature', () => {
  const temperature = { type: 'number', min: 34, max: 43, decimals: 1 } as const
  test.each([
    [37.3, 37.3],
    ['37.3', 37.3],
    ['３６．８', 36.8],
    ['36.5℃', 36.5],
    ['36.55', 'decimals'],
    ['3.65', 'decimals'],
    [33.9, 'tooSmall'],
    ['365', 'tooBig'],
    ['正常', 'number'],
    [Number.NaN, 'number'],
    [Infinity, 'number'],
    [true, 'number'],
    [' '.repeat(50), 'number'],
  ])('%s is read as %s', (raw, value) => expect(read(temperature, raw)).toBe(value))
})

describe('ticks', () => {
  const symptoms = { type: 'select_multiple', choices: 'symptoms', alone: 'none' } as const
  const list = ['none', 'fever', 'cough']
  test.each([
    [
      ['cough', 'fever', 'cough'],
      ['fever', 'cough'],
    ],
    ['fever', ['fever']],
    [['none', 'fever'], 'alone'],
    [['headache'], 'choice'],
    [[['fever']], 'choice'],
    [[{ toString: () => 'fever' }], 'choice'],
    [Array(1000).fill('fever'), 'choice'],
  ])('stand in the order of the list, each once: %j', (raw, value) => expect(read(symptoms, raw, list)).toEqual(value))
})

describe('text', () => {
  test.each([
    ['  301  ', '301'],
    [301, '301'],
    ['a\r\nb', 'a\nb'],
    ['e\u0301', '\u00e9'],
    ['x\u0000y', 'characters'],
    ['x\ud800y', 'characters'],
    ['\u{20bb7}', '\u{20bb7}'],
    ['a'.repeat(501), 'tooLong'],
    ['\u{20bb7}'.repeat(500), '\u{20bb7}'.repeat(500)],
    ['a'.repeat(1_000_000), 'tooLong'],
    [{}, 'type'],
    [true, 'type'],
  ])('is kept in one spelling or refused (%#)', (raw, value) => expect(read({ type: 'text' }, raw)).toBe(value))

  test('of a name has at least one letter', () => {
    expect(read({ type: 'text', kind: 'name' } as never, '张 三')).toBe('张三')
    expect(read({ type: 'text', kind: 'name' } as never, '---')).toBe('name')
  })
  test('of a region is a division code', () => {
    expect(read({ type: 'text', kind: 'region' } as never, '420100')).toBe('420100')
    expect(read({ type: 'text', kind: 'region' } as never, '42010')).toBe('region')
  })
})

test('a picture is named by its id, never carried inside the answers', () => {
  const id = '018f4e7c-0000-7000-8000-000000000001'
  expect(read({ type: 'photo' }, [id])).toEqual([id])
  expect(read({ type: 'photo' }, ['data:image/png;base64,AAAA'])).toBe('photo')
  expect(read({ type: 'photo' }, [id, id, id, id])).toBe('photo')
})
