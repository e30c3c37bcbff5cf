import { describe, expect, test } from 'vitest'
import { afterFormAct, fullDay, isBegun, nextForm, type Draft, type KeyedForm } from './keyed-form.ts'

const draft = (id: string, answers: Draft['answers'] = { room: '201' }): Draft => ({
  ...{ id, form: 'resident-survey', version: 1, code: '', area: '440112001003001', household: null, address: '' },
  answers,
})
const sheet = { day: '2020-02-07', collector: '王' }
const key = (forms: readonly KeyedForm[], id: string): readonly KeyedForm[] =>
  afterFormAct(forms, { do: 'key', form: { ...sheet, draft: draft(id), name: id } })
const states = (forms: readonly KeyedForm[]): string[] => forms.map((one) => `${one.draft.id} ${one.state}`)

describe('keying forms of paper', () => {
  test('the last form is held and may be taken back; the next one lets it go', () => {
    const one = key([], 'a')
    expect(states(one)).toEqual(['a held'])
    expect(nextForm(one)).toBeNull()
    expect(afterFormAct(one, { do: 'take', id: 'a' })).toEqual([])
    expect(states(key(one, 'b'))).toEqual(['a queued', 'b held'])
  })

  test('forms go one at a time, and one that did not arrive goes again', () => {
    const queued = afterFormAct(key(key([], 'a'), 'b'), { do: 'release' })
    expect(nextForm(queued)!.draft.id).toBe('a')
    const sent = afterFormAct(queued, { do: 'sent', id: 'a' })
    expect(nextForm(sent)).toBeNull()
    expect(nextForm(afterFormAct(sent, { do: 'failed', id: 'a' }))!.draft.id).toBe('a')
    const stored = afterFormAct(sent, { do: 'stored', id: 'a', says: ['体温看不清'] })
    expect(stored[0]).toMatchObject({ state: 'stored', says: ['体温看不清'] })
    expect(nextForm(stored)!.draft.id).toBe('b')
  })

  test('a form that was refused or put aside is never sent by itself and keeps what was typed', () => {
    const aside = afterFormAct([], { do: 'aside', form: { ...sheet, draft: draft('c'), name: 'c' } })
    const refused = afterFormAct(key(aside, 'd'), { do: 'refused', id: 'd', says: ['日期在今天之后'] })
    expect(states(afterFormAct(refused, { do: 'release' }))).toEqual(['c aside', 'd trouble'])
    expect(nextForm(refused)).toBeNull()
    expect(refused[1]!.draft.answers).toEqual({ room: '201' })
  })
})

test('a form with an empty row for its first person is not begun', () => {
  expect(isBegun(draft('a', { members: [{}] }))).toBe(false)
  expect(isBegun(draft('a', { members: [{ fullName: '张三' }] }))).toBe(true)
  expect(isBegun({ ...draft('a', {}), code: 'K7M' })).toBe(true)
})

test('four digits are a day of the year on the paper', () => {
  expect(fullDay('0207', '2020-02-10')).toBe('2020-02-07')
  expect(fullDay('0207 1430', '2020-02-10')).toBe('2020-02-07 14:30')
  expect(fullDay('2020.2.7', '2020-02-10')).toBe('2020.2.7')
})
