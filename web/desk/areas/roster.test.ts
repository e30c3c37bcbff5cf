import { expect, it } from 'vitest'
import { readRoster } from './roster.ts'

it('a pasted roster is read with or without area and phone, whatever parts the cells', () => {
  expect(readRoster('港湾北第1网格，张三，13800000001\n440112001003002\t李四\n\n王五, 13800000002\n赵六')).toEqual([
    { area: '港湾北第1网格', person: '张三', phone: '13800000001' },
    { area: '440112001003002', person: '李四' },
    { person: '王五', phone: '13800000002' },
    { person: '赵六' },
  ])
})
