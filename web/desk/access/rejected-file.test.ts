import { expect, test } from 'vitest'
import { rejectedFile } from './rejected-file.ts'

const titles = { name: '姓名', phone: '手机号', unit: '单位', role: '岗位', area: '区域', reason: '原因' }

test('rejected rows come back under the headings of the template, with the reason, and run nothing', () => {
  const problems = [
    { path: 'role', code: 'role', text: '不认识这个岗位' },
    { path: 'area', code: 'areaUnknown', text: '没有这个区域' },
  ]
  const text = rejectedFile([{ row: 3, name: '=cmd()', phone: '1380000', role: '队长"', problems }], titles)
  expect(text.split('\r\n')).toEqual([
    '\uFEFF"姓名","手机号","单位","岗位","区域","原因"',
    `"'=cmd()","1380000","","队长""","","不认识这个岗位；没有这个区域"`,
    '',
  ])
})
