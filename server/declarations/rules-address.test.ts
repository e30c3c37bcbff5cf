import { expect, test } from 'vitest'
import { beginningsOf } from './rules-address.ts'

test('an address is found as people say it', () => {
  expect(beginningsOf('3-502')).toEqual(['3栋502'])
  expect(beginningsOf('3号楼2单元50')).toEqual(['3栋2单元50'])
  expect(beginningsOf('３栋 5')).toEqual(['3栋5'])
  expect(beginningsOf('春晓花园')).toEqual(['春晓花园'])
  expect(beginningsOf('  ')).toEqual([])
})
