import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../evaluate.ts'
import { fromXlsForm } from './import.ts'
import type { SheetRow } from './import.ts'

const choices = [
  { list_name: 'yes_no', name: 'yes', 'label::zh-CN': '是', 'label::English (en)': 'Yes' },
  { list_name: 'yes_no', name: 'no', 'label::zh-CN': '否', 'label::English (en)': 'No' },
]
const labels = (text: string) => ({ 'label::zh-CN': text, 'label::English (en)': text })
const settings = [{ form_id: 'market_check', form_title: '市场检查表', version: 1 }]
const survey: SheetRow[] = [
  { type: 'text', name: 'stall', ...labels('摊位'), required: 'yes', bind: 'household.room' },
  { type: 'begin_group', name: 'people' },
  { type: 'begin repeat', name: 'workers', ...labels('人员') },
  { type: 'text', name: 'full_name', ...labels('姓名'), kind: 'name', required: 'true', bind: 'person.name' },
  { type: 'text', name: 'mobile', ...labels('电话'), kind: 'phone', sensitive: 'yes', audience: 'door paper' },
  { type: 'select_one yes_no', name: 'left_city', ...labels('离市'), required: 'yes' },
  { type: 'date', name: 'back_on', ...labels('返回'), relevant: "${left_city} = 'yes'", constraint: '. <= today()' },
  { type: 'end repeat' },
  { type: 'end_group' },
  {
    type: 'decimal',
    name: 'temperature',
    ...labels('体温'),
    constraint: '. >= 34 and . <= 43',
    'constraint_message::zh-CN': '体温不对',
  },
]

test('a form from a spreadsheet works like a shipped one', () => {
  const { definition, problems } = fromXlsForm({ survey, choices, settings })
  expect(problems).toEqual([])
  if (!definition) throw new Error('no definition')
  expect(definition).toMatchObject({ key: 'market-check', version: 1, lists: { yesNo: ['yes', 'no'] } })
  expect(definition.words?.['zh-CN']).toMatchObject({ title: '市场检查表', constraints: { temperature: '体温不对' } })
  const answers = {
    stall: '12',
    temperature: 50,
    workers: [{ fullName: '测试甲', leftCity: 'yes', backOn: '2020-02-11' }],
  }
  const found = evaluate(definition, answers, { today: '2020-02-10' })
  expect(found.problems.map((problem) => `${problem.path} ${problem.code}`)).toEqual([
    'workers/0/backOn constraint',
    'temperature constraint',
  ])
  expect(found.bound.rows.workers).toEqual([{ 'person.name': '测试甲' }])
})

describe('a row that cannot be taken over is named with its number and column', () => {
  test.each<[string, SheetRow, string]>([
    [
      'a kind of question that does not exist here',
      { type: 'geopoint', name: 'where', ...labels('x') },
      'type unknownType',
    ],
    ['a calculation', { type: 'text', name: 'a', ...labels('x'), calculation: '1+1' }, 'calculation unsupported'],
    [
      'an expression outside the subset',
      { type: 'text', name: 'a', ...labels('x'), relevant: 'position(..) > 1' },
      'relevant expressionUnsupported',
    ],
    [
      'a field that is not registered',
      { type: 'text', name: 'a', ...labels('x'), bind: 'person.soul' },
      'bind unknownField',
    ],
    ['a name without letters', { type: 'text', name: '姓名', ...labels('x') }, 'name badName'],
    ['a phone that would lie open', { type: 'text', name: 'a', ...labels('x'), kind: 'phone' }, 'name mustSeal'],
    ['a list that is not there', { type: 'select_one colours', name: 'a', ...labels('x') }, 'name noSuchList'],
    ['a label that is missing in one language', { type: 'text', name: 'a', 'label::zh-CN': 'x' }, 'name noLabel'],
    ['a group that never ends', { type: 'begin group', name: 'g' }, 'type notEnded'],
    ['an end of nothing', { type: 'end repeat' }, 'type nothingToEnd'],
  ])('%s', (_, row, problem) => {
    const first = { type: 'text', name: 'first', ...labels('x') }
    const { definition, problems } = fromXlsForm({ survey: [first, row], choices, settings })
    expect(definition).toBeNull()
    expect(problems.map((one) => `${one.column} ${one.code}`)).toContain(problem)
    if (!/noLabel/.test(problem)) expect(problems[0]?.row).toBe(3)
  })
})

test('whatever a spreadsheet holds, importing it ends with a form or with problems', () => {
  const text = fc.oneof(
    fc.constantFrom('text', 'begin repeat', 'end repeat', 'select_one yes_no', 'a', '__proto__', ''),
    fc.string(),
  )
  const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.object())
  const column = fc.constantFrom(
    'type',
    'name',
    'label',
    'label::en',
    'relevant',
    'required',
    'list_name',
    'bind',
    'form_id',
  )
  const rows = fc.array(fc.dictionary(column, value), { maxLength: 6 })
  fc.assert(
    fc.property(rows, rows, rows, (a, b, c) => {
      const { definition, problems } = fromXlsForm({ survey: a, choices: b, settings: c })
      expect(definition === null).toBe(problems.length > 0)
    }),
  )
})
