import { expect, test } from 'vitest'
import { identityWords } from '../words/identity.ts'
import { maskIdentity, maskName, maskPhone } from './mask.ts'
import { tidyName } from './typed.ts'

test.each([
  ['440112199001011234', '4401**********1234'],
  ['E12345678', 'E1*****78'],
  ['123', '***'],
  ['', ''],
])('a masked identity number shows its ends only: %s', (number, shown) => expect(maskIdentity(number)).toBe(shown))

test.each([
  ['+8613812345678', '138****5678'],
  ['+862082110000', '020****0000'],
  ['+85291234567', '+852****4567'],
  ['+861088886666;ext=801', '010****6666'],
  ['', ''],
])('a masked phone shows its last four digits: %s', (number, shown) => expect(maskPhone(number)).toBe(shown))

test.each([
  ['张三', '张*'],
  ['张三丰', '张**'],
  ['欧阳锋', '欧阳*'],
  ['歐陽鋒', '歐陽*'],
  ['东方', '东*'],
  ['阿卜杜热合曼·买买提', '阿****'],
  ['John Smith', 'J*** S***'],
  ['𠮷田', '𠮷*'],
  ['', ''],
])('a masked name shows the surname only: %s', (name, shown) => expect(maskName(name)).toBe(shown))

test.each([
  ['张 三', '张三'],
  ['张　三', '张三'],
  ['阿依古丽．买买提', '阿依古丽·买买提'],
  ['阿依古丽 • 买买提', '阿依古丽·买买提'],
  ['John  R.  Smith ', 'John R. Smith'],
  ['Ｊｏｈｎ', 'John'],
])('a name is kept in one spelling: %s', (typed, kept) => expect(tidyName(typed)).toBe(kept))

test('every problem has a sentence in every language, without a placeholder left in it', () => {
  for (const { problems } of Object.values(identityWords))
    for (const text of Object.values(problems)) {
      const sentence =
        typeof text === 'string' ? text : text({ length: 7, region: '000000', date: '1990-02-30' } as never)
      expect(sentence).toMatch(/[。.?]$/)
      expect(sentence).not.toContain('undefined')
    }
})
