import { describe, expect, it } from 'vitest'
import { shownCode, tidyCode } from './codes.ts'
import { weakPassword, weakPin } from './rules-secrets.ts'

describe('a PIN', () => {
  it.each(['000000', '123456', '654321', '121212', '123123', '901234'])('is not %s', (pin) => {
    expect(weakPin(pin, '')).toBe(true)
  })
  it('is not the end of the own phone number', () => {
    expect(weakPin('204817', '13802204817')).toBe(true)
    expect(weakPin('204817', '13800000000')).toBe(false)
  })
})

describe('a password', () => {
  it.each(['aaaaaaaaaa', 'abcabcabcabc', '1234567890', 'qwertyuiop', 'chief12345', 'asdfgh1234'])(
    'is not %s',
    (text) => {
      expect(weakPassword(text, 'chief')).toBe(true)
    },
  )
  it.each(['correct horse', '有呼必应令行禁止不误事', 'k7-m2-q9-zz'])('may be %s', (text) => {
    expect(weakPassword(text, 'chief')).toBe(false)
  })
})

describe('a code', () => {
  it('is read whatever its case, groups and look-alikes', () => {
    expect(tidyCode(' abcd-ef0h ')).toBe('ABCDEF0H')
    expect(tidyCode('oil1')).toBe('0111')
    expect(shownCode('ABCDEFGH12')).toBe('ABCD-EFGH-12')
  })
})
