import { describe, expect, test } from 'vitest'
import { flawsOf } from './check.ts'
import { keysOf } from './keys.ts'
import { definitionOf, newestOf, shipped } from './shipped.ts'

const label = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, key]))
const form = (questions: unknown[], more: object = {}) => ({
  key: 'small-form',
  version: 1,
  lists: { yesNo: ['yes', 'no'] },
  questions,
  ...more,
})
const codes = (definition: unknown) => flawsOf(definition).map((flaw) => `${flaw.path} ${flaw.code}`)
const yesNo = (key: string, more: object = {}) => ({ key, type: 'select_one', choices: 'yesNo', ...more })

describe('a shipped form', () => {
  test.each(shipped)('may be published: $key $version', (definition) => expect(flawsOf(definition)).toEqual([]))
  test.each(shipped)('has its words in all languages: $key', (definition) => {
    expect(Object.keys(definition.words ?? {})).toEqual(['zh-CN', 'en', 'zh-Hant'])
    for (const words of Object.values(definition.words ?? {})) {
      const keys = keysOf(definition) as readonly string[]
      expect(keys).toEqual(expect.arrayContaining([...Object.keys(words.hints), ...Object.keys(words.constraints)]))
      for (const [check, points] of Object.entries(definition.checks ?? {}))
        expect(Object.keys(words.checks[check] ?? {})).toEqual(points.map((point) => point.key))
    }
  })
  test.each(shipped)('explains every constraint: $key', (definition) => {
    const rows = definition.questions.flatMap((item) => (item.type === 'repeat' ? item.questions : [item]))
    const constrained = rows.filter((question) => question.constraint).map((question) => question.key)
    for (const words of Object.values(definition.words ?? {}))
      expect(Object.keys(words.constraints)).toEqual(constrained)
  })
  test('is found by key and version, and the newest is asked', () => {
    expect(definitionOf('resident-survey', 1)?.key).toBe('resident-survey')
    expect(definitionOf('resident-survey', 99)).toBeUndefined()
    const two = shipped.map((definition) => ({ ...definition, version: 2 }))
    expect(newestOf('returnee', [...two, ...shipped])?.version).toBe(2)
  })
})

describe('a definition is refused', () => {
  test.each([
    ['without questions', form([]), '/questions shape'],
    ['with an expression in a text', form([yesNo('a', { relevant: "${b} = 'yes'" })]), '/questions/0/relevant shape'],
    ['with a key used twice', form([yesNo('a'), yesNo('a')]), 'a keyTwice'],
    ['with a key that every object has', form([yesNo('constructor')]), 'constructor reservedKey'],
    ['with a list that is not there', form([yesNo('a', { choices: 'other' })]), 'a noSuchList'],
    ['with a choice twice', form([yesNo('a')], { lists: { yesNo: ['yes', 'yes'] } }), 'lists/yesNo choiceTwice'],
    [
      'that asks about a later question',
      form([yesNo('a', { relevant: { question: 'b', op: '=', value: 'yes' } }), yesNo('b')]),
      'a noSuchQuestion',
    ],
    [
      'that hangs a question on where somebody was registered',
      form([
        { key: 'origin', type: 'text', originField: true },
        yesNo('a', { relevant: { question: 'origin', op: 'answered' } }),
      ]),
      'a asksOrigin',
    ],
    [
      'that hangs a question of the short sheet on one that is not in it',
      form([yesNo('a', { audience: ['door'] }), yesNo('b', { relevant: { question: 'a', op: '=', value: 'yes' } })]),
      'b otherAudience',
    ],
    ['that leaves an identity number open', form([{ key: 'n', type: 'text', kind: 'identity' }]), 'n mustSeal'],
    [
      'that keeps the place of registration as an ordinary field',
      form([{ key: 'o', type: 'text', bind: 'person.registeredPlace' }]),
      'o mustBeOrigin',
    ],
    ['with bounds the wrong way round', form([{ key: 'n', type: 'number', min: 2, max: 1 }]), 'n minAboveMax'],
    [
      'with a label missing',
      form([yesNo('a')], {
        words: {
          en: { title: 't', labels: {}, hints: {}, constraints: {}, choices: { yesNo: label(['yes']) }, checks: {} },
        },
      }),
      'words/en/a noLabel',
    ],
  ])('%s', (_, definition, flaw) => expect(codes(definition).join('\n')).toContain(flaw))

  test.each([undefined, null, 7, [], {}, { questions: 'x' }])('%j is not a definition', (nonsense) => {
    expect(flawsOf(nonsense).length).toBeGreaterThan(0)
  })
})
