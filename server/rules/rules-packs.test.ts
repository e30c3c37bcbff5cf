import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packFor, ruleInputs, ruleKinds, ruleParameters, type Dated } from '@gridward/contract/rules'
import { ruleKinds as register } from '../rule-kinds.ts'
import { runExamples, wrongParameters } from './examples.ts'
import { ruleOf } from './registry.ts'
import { ruleDefaults } from './rules-defaults.ts'
import { maySign, plainUnit, type Signing } from './rules-packs.ts'

register()

describe('what the product assumes', () => {
  it.each(ruleKinds)('%s: its parameters fit and each worked example comes out as written', (kind) => {
    const { parameters, examples } = ruleDefaults[kind]
    expect(wrongParameters(kind, parameters)).toEqual([])
    expect(runExamples(ruleOf(kind), parameters, examples).filter((one) => !one.right)).toEqual([])
  })

  it('a wrong expectation and an input that is none are told apart', () => {
    const { parameters, examples } = ruleDefaults.fever
    const [wrong, none] = runExamples(ruleOf('fever'), parameters, [
      { ...examples[0]!, expected: { until: null } },
      { ...examples[0]!, input: { temperature: 'hot' } },
    ])
    expect(wrong).toMatchObject({ right: false, gives: { until: '2020-02-24' }, problem: null })
    expect(none!.problem).toContain('temperature')
  })

  it('parameters outside of what the contract allows are named', () => {
    expect(wrongParameters('fever', { feverFrom: 30, feverSymptoms: [], feverDays: 14 })).toEqual(['feverFrom'])
    expect(wrongParameters('care', { careDays: 1, more: true })).toEqual(['more'])
  })
})

describe('no rule rests on where somebody was born or registered', () => {
  const origin = /origin|native|hukou|huji|jiguan|birth|registered_?(at|place|address)|census|户籍|籍贯|出生地/i
  const names = (schema: unknown, at = ''): string[] =>
    typeof schema !== 'object' || schema === null
      ? []
      : Object.entries(schema).flatMap(([key, value]) => [
          at + key,
          ...(typeof value === 'string' ? [`${at}${key}=${value}`] : names(value, `${at}${key}.`)),
        ])

  it('neither an input nor a parameter of any kind names it', () => {
    const told = [...names(ruleInputs), ...names(ruleParameters)]
    expect(told.length).toBeGreaterThan(100)
    expect(told.filter((name) => origin.test(name))).toEqual([])
  })
})

describe('the pack that holds', () => {
  const base: Dated = { kind: 'fever', area: '', version: 1, effectiveFrom: '2020-02-01', effectiveTo: null }
  const area = '440112001003'

  it('is the later one from its first day on, and the old one is back after its last', () => {
    const later = { ...base, version: 2, effectiveFrom: '2020-02-10', effectiveTo: '2020-02-20' }
    const at = (day: string) => packFor([later, base], 'fever', area, day)?.version
    expect([at('2020-01-31'), at('2020-02-09'), at('2020-02-10'), at('2020-02-20'), at('2020-02-21')]).toEqual([
      undefined,
      1,
      2,
      2,
      1,
    ])
  })

  it('is the one of the smaller area, though a later one holds around it', () => {
    const street = { ...base, area: '440112001', version: 7 }
    const later = { ...base, version: 2, effectiveFrom: '2020-02-10' }
    expect(packFor([street, later], 'fever', area, '2020-02-15')).toBe(street)
    expect(packFor([street, later], 'fever', '440112002001', '2020-02-15')).toBe(later)
  })

  it('does not hang on the order in which packs are listed', () => {
    const packs = fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom('fever' as const, 'care' as const),
        area: fc.constantFrom('', '440112001', area),
        version: fc.integer({ min: 1, max: 4 }),
        effectiveFrom: fc.constantFrom('2020-02-01', '2020-02-05', '2020-02-10'),
        effectiveTo: fc.constantFrom(null, '2020-02-12'),
      }),
      { maxLength: 8, selector: (p) => [p.kind, p.area, p.version].join() },
    )
    fc.assert(
      fc.property(packs, (list) => {
        const one = packFor(list, 'fever', area, '2020-02-11')
        const other = packFor([...list].reverse(), 'fever', area, '2020-02-11')
        expect(other).toEqual(one)
      }),
    )
  })
})

describe('a signature', () => {
  const ran = [{ says: '', right: true, gives: null, problem: null }]
  const draft: Signing = {
    document: '黄防指〔2020〕1号',
    content: 'c',
    previewed: true,
    ran,
    effectiveFrom: '2020-02-10',
    first: null,
  }
  const first = { account: 'a', unit: '区卫健局', content: 'c' }
  const signer = { account: 'b', unit: '区指挥部' }
  const today = '2020-02-10'

  it('is for the content that was read, previewed, with its document and examples that hold', () => {
    expect(maySign(draft, signer, 'c', today)).toBeNull()
    expect(maySign(draft, signer, 'd', today)).toBe('changed')
    expect(maySign({ ...draft, document: '' }, signer, 'c', today)).toBe('noDocument')
    expect(maySign({ ...draft, previewed: false }, signer, 'c', today)).toBe('notPreviewed')
    expect(maySign({ ...draft, ran: [] }, signer, 'c', today)).toBe('noExamples')
    expect(maySign({ ...draft, ran: [{ ...ran[0]!, right: false }] }, signer, 'c', today)).toBe('wrongExample')
    expect(maySign(draft, signer, 'c', '2020-02-11')).toBe('past')
  })

  it('comes from two people of two units', () => {
    expect(maySign({ ...draft, first }, signer, 'c', today)).toBeNull()
    expect(maySign({ ...draft, first }, { ...signer, account: 'a' }, 'c', today)).toBe('samePerson')
    expect(maySign({ ...draft, first }, { ...signer, unit: first.unit }, 'c', today)).toBe('sameUnit')
    expect(maySign(draft, { ...signer, unit: '' }, 'c', today)).toBe('noUnit')
  })

  it('does not take a unit for another because of a space or a full-width letter', () => {
    expect(plainUnit(' 区 卫健局Ａ')).toBe(plainUnit('区卫健局A'))
  })
})
