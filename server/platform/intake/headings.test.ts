import { describe, expect, test } from 'vitest'
import type { Cell } from '../tables/index.ts'
import { findHeadings, matchHeadings } from './headings.ts'
import type { IntakeColumn } from './kind.ts'

const columns: IntakeColumn[] = [
  { key: 'name', title: '姓名', kind: 'text', required: true },
  { key: 'phone', title: '联系电话', kind: 'text', aliases: ['电话', '手机号码'] },
  { key: 'heat', title: '现体温', kind: 'number', aliases: ['体温'] },
  { key: 'landlordPhone', title: '房东电话', kind: 'text' },
]
const keys = (...texts: string[]) =>
  matchHeadings(texts, columns).map(({ key, certain }) => (certain ? key : `${key}?`))
const rows = (...cells: Cell[][]) =>
  cells.map((row, index) => ({ sheet: 's', number: index + 1, hidden: false, cells: row }))

describe('headings are recognised', () => {
  test('with marks, spaces, full width, remarks and units', () => {
    expect(keys('姓 名*', '手机号码（必填）', '体温(℃)', '房东电话：')).toEqual([
      'name',
      'phone',
      'heat',
      'landlordPhone',
    ])
    expect(keys('＊姓名', '电话')).toEqual(['name', 'phone'])
  })
  test('by a part of them, and then a person is asked to look', () => {
    expect(keys('户主姓名', '本人联系电话')).toEqual(['name?', 'phone?'])
  })
  test('each column once: the exact heading has it, a similar one behind or before does not', () => {
    expect(keys('紧急联系人姓名', '姓名')).toEqual(['null?', 'name'])
    expect(keys('姓名', '姓名')).toEqual(['name', 'null?'])
  })
  test('and what nobody knows stands for nothing', () => {
    expect(keys('备注', '')).toEqual(['null?'])
  })
})

describe('the heading row is found', () => {
  test('below a title and the date of the list', () => {
    const found = findHeadings(
      rows(['黄埔区摸排表'], ['填报日期', { day: '2020-02-03', time: null }], ['序号', '姓名', '电话'], ['1', '甲']),
      columns,
    )
    expect(found).toMatchObject({ row: 3 })
  })
  test('over two rows, when headings are merged downwards or a group stands above', () => {
    const found = findHeadings(rows(['姓名', '联系方式', null], [null, '电话', '体温'], ['甲', '1380', 36]), columns)
    expect(found?.headings.map(({ key }) => key)).toEqual(['name', 'phone', 'heat'])
  })
  test('by the name of their group where a heading alone says too little', () => {
    const twice = [...columns, { key: 'noon', title: '下午体温', kind: 'number' as const }]
    const found = findHeadings(
      rows(['姓名', '房东', null, '下午', null], [null, '姓名', '电话', '体温', '时间'], ['甲', '乙', '1', 36, '14']),
      twice,
    )
    expect(found?.headings.map(({ heading, key }) => [heading, key])).toEqual([
      ['姓名', 'name'],
      ['姓名', null],
      ['电话', 'landlordPhone'],
      ['体温', 'noon'],
      ['时间', null],
    ])
  })
  test('and not where there is none', () => {
    expect(findHeadings(rows(['甲', '1'], ['乙', '2']), columns)).toBeNull()
  })
})
