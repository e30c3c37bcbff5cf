import { describe, expect, test } from 'vitest'
import { recognise } from './columns.ts'
import type { Column } from './columns.ts'
import { choiceOf, fromCell, fromJourney } from './from-cell.ts'
import { keysOf } from './keys.ts'
import { residentColumns } from './resident-survey/columns.ts'
import { returneeColumns } from './returnee/columns.ts'
import type { Question } from './schema.ts'
import { shipped } from './shipped.ts'

const [survey, returnee] = shipped
if (!survey || !returnee) throw new Error('no shipped forms')

// The columns of the two ledgers as districts kept them in 2020.
const ledgers: [string, typeof survey, readonly Column[], string][] = [
  [
    '居民摸排表',
    survey,
    residentColumns,
    '序号*、街镇*、村(社区)*、网格*、小区*、楼栋*、单元、房号*、房屋使用(自住/出租/空置)*、房东姓名、房东电话、姓名*、与户主关系*、性别、证件类型*、证件号码*、出生日期、联系电话*、户籍地、现居类型(常住/暂住/探亲)*、工作单位、14 天内是否离本市*、到访地、是否疫情重点地区旅居*、是否接触确诊/疑似/发热者*、返回日期、交通工具及班次、现体温、症状(多选)、基础疾病/孕/老幼独居标记、所需帮扶、已采取措施、摸排方式(入户/电话/扫码)、摸排人*、摸排时间*、备注',
  ],
  [
    '返乡人员登记表',
    returnee,
    returneeColumns,
    '编号*、姓名*、性别、证件号码*、电话*、户籍地、出发地(省市县)*、出发时间*、途经地、抵达时间*、交通方式(火车/飞机/汽车/自驾)*、车次航班/车牌、座位号、同行人及电话、目的地详细地址*、居住条件(单间独卫 是/否)*、接触史*、抵达体温*、症状、核酸结果、健康码颜色、管控方式(集中/居家/监测/无)*、包保责任人、包保责任人电话、卡口/车站、登记人*',
  ],
]

describe.each(ledgers)('%s', (_, form, columns, headers) => {
  const names = headers.split('、')
  test('is imported with every column it really had', () => {
    expect(recognise(names, columns, form)).toMatchObject({ unknown: [], missing: [], twice: [] })
  })
  test('points at questions that exist', () => {
    const keys: readonly string[] = keysOf(form)
    for (const { to } of columns) if (typeof to === 'object' && 'question' in to) expect(keys).toContain(to.question)
  })
  test('is also recognised by the labels of the form, in every language', () => {
    for (const words of Object.values(form.words ?? {}))
      expect(recognise(Object.values(words.labels), columns, form).unknown).toEqual([])
  })
})

test('a column that nobody knows, one that is missing and one that stands twice are named', () => {
  const found = recognise(['姓 名', '手机', '联系电话', '星座', ''], residentColumns, survey)
  expect(found.columns[0]).toEqual({ question: 'fullName' })
  expect(found).toMatchObject({ unknown: ['星座'], missing: ['楼栋', '房号'], twice: ['联系电话'] })
})

describe('a cell', () => {
  const question = (key: string): Question => {
    const all = survey.questions.flatMap((item) => (item.type === 'repeat' ? item.questions : [item]))
    const found = all.find((item) => item.key === key)
    if (!found) throw new Error(key)
    return found
  }
  test.each([
    ['leftCity', '是', 'yes'],
    ['leftCity', '√', 'yes'],
    ['leftCity', 'No', 'no'],
    ['leftCity', '也许', '也许'],
    ['idType', '身份证', 'identityCard'],
    ['idType', '港澳居民來往內地通行證', 'hkMacaoPermit'],
    ['symptoms', '无', ['none']],
    ['symptoms', '发热、干咳', ['fever', 'dryCough']],
    ['symptoms', '发烧，头疼', ['fever', '头疼']],
    ['relationToHead', '儿子', 'child'],
    ['room', ' 301 ', '301'],
    ['room', '  ', undefined],
  ])('of %s that says %s is read', (key, text, answer) => {
    expect(fromCell(survey, question(key), text)).toEqual(answer)
  })
  test('with a kind and a number of transport is parted', () => {
    expect(fromJourney(survey, '高铁 G1001')).toEqual({ transport: 'train', transportNumber: 'G1001' })
    expect(fromJourney(survey, 'CZ3101')).toEqual({ transport: 'plane', transportNumber: 'CZ3101' })
    expect(fromJourney(survey, '自驾 粤A12345')).toEqual({ transport: 'car', transportNumber: '粤A12345' })
    expect(fromJourney(survey, '不详')).toEqual({})
  })
  test('cannot reach beyond its list', () => expect(choiceOf(survey, 'constructor', '是')).toBeNull())
})
