import { readCard, readDocument, readPhone } from '@gridward/contract/identity'
import { expect, test } from 'vitest'
import { documentNumber, ordinalLimit } from './identity.ts'
import { mistyped, phoneOf, workerPhone } from './phones.ts'
import { stream } from './random.ts'

const many = Array.from({ length: 3000 }, (_, i) => i * 1613)

test('an identity number has a province that was never assigned, and a right date, sex and check digit', () => {
  for (const ordinal of many) {
    const sex = ordinal % 2 ? 'male' : 'female'
    const number = documentNumber('identityCard', ordinal, '1988-02-29', sex) as string
    expect(number.slice(0, 2)).toBe('99')
    expect(readCard(number, { synthetic: true })).toMatchObject({
      ok: true,
      value: { birthDate: '1988-02-29', sex, document: 'identityCard' },
    })
  }
})

test('outside of a demo or a drill no generated number is accepted', () => {
  expect(readCard(documentNumber('identityCard', 5, '1990-01-01', 'male') as string)).toMatchObject({ ok: false })
  expect(readPhone(phoneOf(5))).toMatchObject({ ok: false })
})

test('different people never get one number, even born on one day', () => {
  const numbers = new Set<string>()
  for (let ordinal = 0; ordinal < ordinalLimit; ordinal += 97)
    numbers.add(documentNumber('identityCard', ordinal, '1990-01-01', 'male') as string)
  expect(numbers.size).toBe(ordinalLimit / 97)
})

test.each(['hmtResidence', 'hkMacaoPermit', 'passport', 'foreignResidence'] as const)(
  'a %s is recognised by its form',
  (type) => {
    const number = documentNumber(type, 4711, '1990-05-06', 'female') as string
    expect(readDocument(type, number, { synthetic: true })).toMatchObject({ ok: true, value: { type } })
  },
)

test('a person without a document has no number', () => {
  expect(documentNumber('none', 1, '1990-01-01', 'male')).toBeNull()
})

test('phones have eleven digits that no network hands out, and no two people share one by chance', () => {
  const phones = new Set(
    many.flatMap((ordinal) => [phoneOf(ordinal), phoneOf(ordinal, true), workerPhone(ordinal % 300_000)]),
  )
  for (const phone of phones) expect(phone).toMatch(/^1003\d{7}$/)
  expect(phones.size).toBeGreaterThanOrEqual(2 * many.length + new Set(many.map((n) => n % 300_000)).size)
  expect(readPhone(phoneOf(1), { synthetic: true })).toMatchObject({ ok: true })
})

test('a mistyped phone keeps its length and is another number', () => {
  const random = stream(7, 'typos')
  for (const ordinal of many.slice(0, 500)) {
    const wrong = mistyped(random, phoneOf(ordinal))
    expect(wrong).toMatch(/^1003\d{7}$/)
    expect(wrong).not.toBe(phoneOf(ordinal))
  }
})
