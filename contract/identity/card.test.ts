import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageOn, checkSign, contradictions, readCard } from './card.ts'

const card = (seventeen: string) => seventeen + checkSign(seventeen)

describe('an identity number of 18 signs', () => {
  test('says region, birth date and sex (the published sample 11010519491231002X)', () => {
    expect(readCard('11010519491231002X')).toEqual({
      ok: true,
      value: {
        number: '11010519491231002X',
        region: '110105',
        birthDate: '1949-12-31',
        sex: 'female',
        document: 'identityCard',
        upgraded: false,
      },
    })
  })

  test.each([
    ['x in lower case', '11010519491231002x'],
    ['full width', '１１０１０５１９４９１２３１００２Ｘ'],
    ['spaces and dashes', ' 110105 1949-1231 002X　'],
    ['zero-width marks', '\u200b11010519491231002X\ufeff'],
    ['a Cyrillic X from a scan', '11010519491231002Х'],
    ['a multiplication sign for X', '11010519491231002×'],
  ])('is the same number however it is typed: %s', (_, text) => {
    expect(readCard(text)).toMatchObject({ ok: true, value: { number: '11010519491231002X' } })
  })

  test.each([
    ['', 'empty'],
    ['1101**********002X', 'masked'],
    ['1101051949123100', 'cardLength'],
    ['X10105194912310021', 'cardSigns'],
    ['张三', 'cardSigns'],
    ['110105194912310021', 'check'],
    ['011010519491231002', 'region'],
    [card('11010519490230002'), 'birth'],
    [card('11010500010101002'), 'birth'],
    ['1.10105194912310E+17', 'rounded'],
    ['110105194912310000', 'rounded'],
  ])('is refused with the reason: %s → %s', (text, problem) => {
    expect(readCard(text)).toMatchObject({ ok: false, problem })
  })

  test('is refused when the birth lies after today', () => {
    expect(readCard(card('11010520200301002'), { today: '2020-02-29' })).toMatchObject({ problem: 'birthAhead' })
    expect(readCard(card('11010520200229002'), { today: '2020-02-29' })).toMatchObject({ ok: true })
  })

  test('of the made-up region 99 passes in a demo only', () => {
    const number = card('99010119900101001')
    expect(readCard(number)).toMatchObject({ ok: false, problem: 'synthetic' })
    expect(readCard(number, { synthetic: true })).toMatchObject({ ok: true, value: { region: '990101' } })
  })

  test.each(['810000', '820000', '830000'])('that begins with %s is a residence permit', (region) => {
    expect(readCard(card(`${region}19900101001`))).toMatchObject({ ok: true, value: { document: 'hmtResidence' } })
  })

  test('with one digit changed is never accepted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const number = '11010519491231002X'
        const slip = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
        expect(readCard(slip).ok).toBe(false)
      }),
    )
  })

  test('with two neighbours swapped is never accepted', () => {
    for (let at = 0; at < 16; at++) {
      const n = '440112198765432109'.slice(0, 6) + '19870615' + '321'
      const good = n + checkSign(n)
      const [a, b] = [good[at] ?? '', good[at + 1] ?? '']
      if (a !== b) expect(readCard(good.slice(0, at) + b + a + good.slice(at + 2)).ok).toBe(false)
    }
  })
})

test('an old number of 15 digits is written out in 18 and marked, because it had no check digit', () => {
  expect(readCard('110105491231002')).toEqual({
    ok: true,
    value: {
      number: '11010519491231002X',
      region: '110105',
      birthDate: '1949-12-31',
      sex: 'female',
      document: 'identityCard',
      upgraded: true,
    },
  })
  expect(readCard('110105491331002')).toMatchObject({ ok: false, problem: 'birth' })
})

test('a child entered under a parent’s number contradicts it in birth date or sex', () => {
  const parent = { birthDate: '1985-03-02', sex: 'male' } as const
  expect(contradictions(parent, { birthDate: '2014-06-01', sex: 'female' })).toEqual(['birthDate', 'sex'])
  expect(contradictions(parent, {})).toEqual([])
})

test('age counts whole years on a day', () => {
  expect([ageOn('2000-02-29', '2020-02-28'), ageOn('2000-02-29', '2020-02-29')]).toEqual([19, 20])
})

test('whatever is typed, reading a number never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readCard(text)))
})
