import type { KeyedOutcome } from '@gridward/contract/declarations/paper'
import { describe, expect, test } from 'vitest'
import { afterAct, nextBatch, plainCode, readTemperatures, type Entry } from './keyed.ts'

const entry = (id: string, collector = '王'): Omit<Entry, 'state' | 'says'> => ({
  day: '2020-02-10',
  collector,
  line: { id, code: 'ABC2345', result: 'home' },
  name: '1号楼101',
})
const key = (entries: readonly Entry[], id: string, collector?: string): readonly Entry[] =>
  afterAct(entries, { do: 'key', entry: entry(id, collector) })
const states = (entries: readonly Entry[]): string[] => entries.map((one) => `${one.line.id} ${one.state}`)
const result = (id: string, outcome: KeyedOutcome['outcome']): KeyedOutcome => ({
  ...{ id, outcome, household: null, address: '', says: '' },
})

describe('keying lines of paper', () => {
  test('the last line is held and may be taken back; the next one lets it go', () => {
    const one = key([], 'a')
    expect(states(one)).toEqual(['a held'])
    expect(afterAct(one, { do: 'undo' })).toEqual([])
    expect(states(key(one, 'b'))).toEqual(['a queued', 'b held'])
    expect(states(afterAct(one, { do: 'release' }))).toEqual(['a queued'])
  })

  test('lines go together by sheet, one request at a time', () => {
    const queued = afterAct(key(key(key([], 'a'), 'b'), 'c', '李'), { do: 'release' })
    expect(nextBatch(queued)).toMatchObject({ sheet: { collector: '王' }, lines: [{ id: 'a' }, { id: 'b' }] })
    const sent = afterAct(queued, { do: 'sent', ids: ['a', 'b'] })
    expect(nextBatch(sent)).toBeNull()
    const back = afterAct(sent, { do: 'failed', ids: ['a', 'b'] })
    expect(nextBatch(back)!.lines).toHaveLength(2)
  })

  test('a line that was not stored stays, and may be stored as a second visit of that day', () => {
    const sent = afterAct(key(key([], 'a'), 'b'), { do: 'release' })
    const told = afterAct(sent, { do: 'answered', results: [result('a', 'stored'), result('b', 'otherContent')] })
    expect(states(told)).toEqual(['a stored', 'b trouble'])
    const again = afterAct(told, { do: 'again', id: 'b' })
    expect(nextBatch(again)!.lines).toEqual([{ id: 'b', code: 'ABC2345', result: 'home', again: true }])
    expect(states(afterAct(told, { do: 'drop', id: 'b' }))).toEqual(['a stored'])
  })
})

describe('what a keyboard types', () => {
  test('a code is read whatever its width, case and dashes', () => {
    expect(plainCode('k7m－2qpx')).toBe('K7M2QPX')
    expect(plainCode('Ｋ7M 2QPX')).toBe('K7M2QPX')
  })
  test('temperatures are parted by spaces or commas, and are those of people', () => {
    expect(readTemperatures('36.5 37，38.1')).toEqual([36.5, 37, 38.1])
    expect(readTemperatures('')).toEqual([])
    expect(readTemperatures('365')).toBeNull()
    expect(readTemperatures('36.5 x')).toBeNull()
  })
})
