import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameForms, namesAgree, normalName, searchTerm, textForms } from './rules-names.ts'

test.each([
  ['张三', '張三'],
  ['张 三', '张三'],
  ['阿依古丽·买买提', '阿依古丽•买买提'],
  ['阿依古丽·买买提', '阿依古丽买买提'],
  ['John Smith', 'JOHN  SMITH'],
  ['José', 'Jose'],
  ['叶问', '葉問'],
])('%s and %s are one name', (a, b) => expect(namesAgree(a, b)).toBe(true))

test.each([
  ['张三', '张三丰'],
  ['李双', '李霜'],
  ['张*', '张*'],
  ['', ''],
])('%s and %s are not known to be one name', (a, b) => expect(namesAgree(a, b)).toBe(false))

test('a person is found by pinyin and by initials, with the surname read as a surname', () => {
  expect(nameForms('單雄信')).toEqual({ plain: '单雄信', pinyin: 'shanxiongxin', initials: 'sxx' })
  expect(nameForms('曾国藩').pinyin).toBe('zengguofan')
  expect(nameForms('吕布').pinyin).toBe('lvbu')
  expect(nameForms('John Smith')).toEqual({ plain: 'johnsmith', pinyin: 'johnsmith', initials: 'j' })
})

test('an address is found by its characters, letters and numbers', () => {
  expect(textForms('幸福花園 3棟 301')).toEqual({
    plain: '幸福花园3栋301',
    pinyin: 'xingfuhuayuan3dong301',
    initials: 'xfhy3d301',
  })
})

test('a search box holds Chinese or letters', () => {
  expect(searchTerm(' 張 ')).toEqual({ by: 'plain', term: '张' })
  expect(searchTerm('ZhangS')).toEqual({ by: 'letters', term: 'zhangs' })
  expect(searchTerm('  ')).toBeNull()
})

test('whatever is typed, a normal form comes out and is its own normal form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const once = normalName(text)
      nameForms(text)
      expect(normalName(once)).toBe(once)
    }),
  )
})
