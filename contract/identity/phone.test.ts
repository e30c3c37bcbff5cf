import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPhone, showPhone } from './phone.ts'

test.each([
  ['13812345678', '+8613812345678', 'mobile'],
  ['+86 138 1234 5678', '+8613812345678', 'mobile'],
  ['0086-138-1234-5678', '+8613812345678', 'mobile'],
  ['8613812345678', '+8613812345678', 'mobile'],
  ['１３８１２３４５６７８', '+8613812345678', 'mobile'],
  ['020-82110000', '+862082110000', 'landline'],
  ['(0531)88889999', '+8653188889999', 'landline'],
  ['+86 751 6661234', '+867516661234', 'landline'],
  ['010-88886666转801', '+861088886666;ext=801', 'landline'],
  ['400-820-1234', '+864008201234', 'service'],
  ['+852 9123 4567', '+85291234567', 'hongKong'],
  ['00853 6612 3456', '+85366123456', 'macao'],
  ['+886 0912 345 678', '+886912345678', 'taiwan'],
  ['+44 20 7946 0958', '+442079460958', 'abroad'],
])('%s is the line %s', (text, number, kind) => {
  expect(readPhone(text)).toEqual({ ok: true, value: { number, kind } })
})

test.each([
  ['', 'empty'],
  ['138****5678', 'masked'],
  ['1381234567', 'mobileLength'],
  ['12345678901', 'noSuchMobile'],
  ['82110000', 'noAreaCode'],
  ['13812345678/13912345678', 'severalPhones'],
  ['13812345678、020-82110000', 'severalPhones'],
  ['王先生', 'phoneSigns'],
  ['+852 123', 'phone'],
  ['00000000000', 'phone'],
  ['9'.repeat(61), 'tooLong'],
])('%s is refused: %s', (text, problem) => {
  expect(readPhone(text)).toMatchObject({ ok: false, problem })
})

test('phones that no network hands out pass in a demo only', () => {
  expect(readPhone('12012345678', { synthetic: true })).toMatchObject({ ok: true })
  expect(readPhone('12012345678')).toMatchObject({ ok: false, problem: 'noSuchMobile' })
})

test.each(['13812345678', '02082110000', '01088886666转801', '4008201234', '+85291234567'])(
  'a phone is shown as people write it: %s',
  (text) => {
    const read = readPhone(text)
    expect(read.ok && showPhone(read.value.number)).toBe(text)
  },
)

test('whatever is typed, reading a phone never throws, and what it reads it reads again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+0-9 -]{0,20}$/)), (text) => {
      const read = readPhone(text)
      if (read.ok) expect(readPhone(showPhone(read.value.number))).toEqual(read)
    }),
    { numRuns: 2000 },
  )
})
