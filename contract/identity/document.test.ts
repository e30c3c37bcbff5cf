import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkSign } from './card.ts'
import { documentTypes, guessDocument, readDocument } from './document.ts'

const card = (seventeen: string) => seventeen + checkSign(seventeen)

test('a person without any document has the kind "none" and no number', () => {
  expect(readDocument('none', '')).toEqual({ ok: true, value: { type: 'none', number: '' } })
  expect(readDocument('none', 'E12345678')).toMatchObject({ ok: false, problem: 'numberWithoutDocument' })
})

describe('passports', () => {
  test.each(['E12345678', 'EA1234567', 'G12345678', 'k1234567', 'X 1234 567', 'C01X00T47'])('%s is read', (text) => {
    expect(readDocument('passport', text)).toMatchObject({ ok: true, value: { type: 'passport' } })
  })
  test.each(['ABCDEF', '1234', '护照12345', 'E1234567890123456'])('%s is refused', (text) => {
    expect(readDocument('passport', text)).toMatchObject({ ok: false, problem: 'passport' })
  })
})

describe('permits', () => {
  test('the re-issue count behind a permit of Hong Kong or Macao is not part of the person', () => {
    const first = readDocument('hkMacaoPermit', 'H12345678')
    const third = readDocument('hkMacaoPermit', 'h1234567802')
    expect(first).toMatchObject({ ok: true, value: { number: 'H12345678' } })
    expect(third).toEqual(first)
  })
  test('an old permit of Taiwan keeps its eight digits for life', () => {
    expect(readDocument('taiwanPermit', '0012345601(B)')).toEqual(readDocument('taiwanPermit', '00123456'))
    expect(readDocument('taiwanPermit', '123456789')).toMatchObject({ problem: 'taiwanPermit' })
  })
  test('a residence permit has a check digit like every identity number', () => {
    const number = card('81000019900101001')
    expect(readDocument('hmtResidence', number)).toMatchObject({
      ok: true,
      value: { type: 'hmtResidence', birthDate: '1990-01-01', sex: 'male' },
    })
    expect(readDocument('hmtResidence', number.slice(0, 17) + (number.endsWith('1') ? '2' : '1'))).toMatchObject({
      problem: 'check',
    })
    expect(readDocument('hmtResidence', '11010519491231002X')).toMatchObject({ problem: 'hmtResidence' })
  })
  test('a residence permit entered as an identity card comes back as what it is', () => {
    expect(readDocument('identityCard', card('83000019900101002'))).toMatchObject({
      ok: true,
      value: { type: 'hmtResidence' },
    })
  })
  test('a foreign permanent resident has the old card of 15 signs or the new one of 18', () => {
    expect(readDocument('foreignResidence', 'USA110012345678')).toMatchObject({ ok: true })
    expect(readDocument('foreignResidence', card('93184019900101001'))).toMatchObject({
      ok: true,
      value: { type: 'foreignResidence', birthDate: '1990-01-01' },
    })
    expect(readDocument('foreignResidence', '11010519491231002X')).toMatchObject({ problem: 'foreignResidence' })
  })
})

test('a list without a column for the kind is read by the form of the number, or not at all', () => {
  expect(guessDocument('11010519491231002x')?.type).toBe('identityCard')
  expect(guessDocument('M12345678')?.type).toBe('hkMacaoPermit')
  expect(guessDocument('E12345678')?.type).toBe('passport')
  expect(guessDocument('12345678')).toBeNull()
  expect(guessDocument('11010519491231002')).toBeNull()
})

test('whatever is typed, reading a document never throws', () => {
  fc.assert(
    fc.property(fc.constantFrom(...documentTypes), fc.string({ unit: 'binary' }), (type, text) => {
      const read = readDocument(type, text)
      expect(typeof read.ok).toBe('boolean')
      guessDocument(text)
    }),
  )
})
