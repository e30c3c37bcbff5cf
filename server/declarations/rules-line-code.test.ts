import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeSigns } from '@gridward/contract/declarations/public'
import { lineCode, readLineCode } from './rules-line-code.ts'

const ids = fc.uuid()
const plain = (code: string): string => code.replace('-', '')

test('a line code leads back to the end of the id that it was made from, however it is typed', () => {
  fc.assert(
    fc.property(ids, (id) => {
      const code = lineCode(id)
      expect(readLineCode(code)).toBe(id.slice(-7))
      expect(readLineCode(` ${plain(code).toLowerCase()} `)).toBe(id.slice(-7))
    }),
  )
})

test('one wrong sign is never taken for another line', () => {
  fc.assert(
    fc.property(ids, fc.nat(6), fc.nat(codeSigns.length - 1), (id, at, sign) => {
      const right = plain(lineCode(id))
      const wrong = right.slice(0, at) + codeSigns[sign] + right.slice(at + 1)
      if (wrong !== right) expect(readLineCode(wrong)).toBeNull()
    }),
  )
})

test('two signs in the wrong order are never taken for another line', () => {
  fc.assert(
    fc.property(ids, fc.nat(5), (id, at) => {
      const right = plain(lineCode(id))
      const wrong = right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2)
      if (wrong !== right) expect(readLineCode(wrong)).toBeNull()
    }),
  )
})

test('text that is no code is none', () => {
  for (const typed of ['', 'K7M', '0000000', 'K7M-2QPX-9', '张三']) expect(readLineCode(typed)).toBeNull()
})
