import { evaluate, residentSurvey, returnee } from '@gridward/contract/questionnaire'
import { fieldNames } from '@gridward/contract/questionnaire/fields'
import { tagWords } from '@gridward/contract/words/tags'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recentDays } from './rules-facts.ts'
import type { RecentDays } from './rules-facts.ts'
import { proposeTags, screeningDefaults, undated } from './rules-tags.ts'

const today = '2020-02-10'
const rules = { ...screeningDefaults, regions: ['4201'] }
const quiet = recentDays({}, 's1', today)
const kinds = (...days: Partial<RecentDays>[]) =>
  proposeTags(
    days.map((one) => ({ ...quiet, ...one })),
    rules,
    today,
  ).map((tag) => tag.kind)
const stay = { place: '武汉', region: '420102', saidRisk: false, lastDay: '2020-02-01' }

describe('a key person', () => {
  test('is one with a dated stay in a key area, until the window ends', () => {
    expect(proposeTags([{ ...quiet, stay }], rules, today)).toEqual([
      {
        kind: 'key',
        basis: { code: 'stay', params: { place: '武汉', day: '2020-02-01' } },
        since: '2020-02-01',
        until: '2020-02-15',
        purpose: 'screening',
        submission: 's1',
      },
    ])
    expect(kinds({ stay: { ...stay, lastDay: '2020-01-27' } })).toEqual(['key'])
    expect(kinds({ stay: { ...stay, lastDay: '2020-01-26' } })).toEqual([])
  })
  test('is one with a dated exposure', () => {
    expect(kinds({ exposure: { day: '2020-02-05' } })).toEqual(['key', 'observation'])
  })
  test('is nobody because of an undated word: somebody asks for the day', () => {
    const open = { ...quiet, stay: { ...stay, lastDay: null }, exposure: { day: null } }
    expect(proposeTags([open], rules, today)).toEqual([])
    expect(undated(open, rules)).toEqual(['stay', 'exposure'])
  })
  test('is nobody who was elsewhere, unless they said it was a key area', () => {
    expect(kinds({ stay: { ...stay, region: '440100' } })).toEqual([])
    expect(kinds({ stay: { ...stay, region: '440100', saidRisk: true } })).toEqual(['key'])
  })
  test('is never made by where somebody was registered or born', () => {
    const origin = evaluate(
      residentSurvey,
      { members: [{ fullName: '测试甲', registeredPlace: '湖北省武汉市', leftCity: 'no', riskStay: 'no' }] },
      { today, origin: true },
    )
    const bound = origin.bound.rows.members?.[0] ?? {}
    expect(bound['person.registeredPlace']).toBe('湖北省武汉市')
    expect(JSON.stringify(recentDays(bound, 's1', today))).not.toContain('湖北')
    const everything = Object.fromEntries(fieldNames.map((field) => [field, '420100']))
    const without = Object.fromEntries(Object.entries(everything).filter(([field]) => !/registeredPlace/.test(field)))
    expect(recentDays(everything, 's', today)).toEqual(recentDays(without, 's', today))
  })
})

describe('fever', () => {
  test.each([
    [{ temperature: 37.3 }, ['fever']],
    [{ temperature: 37.2 }, []],
    [{ symptoms: ['fever'] }, ['fever']],
    [{ symptoms: ['dryCough'] }, []],
  ])('begins at the limit of the rule pack or with the symptom: %j', (one, expected) => {
    expect(kinds(one)).toEqual(expected)
  })
  test('moves its limit with the rule pack', () => {
    expect(proposeTags([{ ...quiet, temperature: 37.4 }], { ...rules, feverFrom: 37.5 }, today)).toEqual([])
  })
})

describe('central observation', () => {
  test('is proposed for fever after a key stay', () => {
    expect(kinds({ stay }, { temperature: 38, submission: 's2' })).toEqual(['fever', 'key', 'observation'])
  })
  test('is proposed where a returnee from a key area has no room alone', () => {
    expect(kinds({ stay, roomAlone: false })).toEqual(['key', 'observation'])
    expect(kinds({ stay, roomAlone: true })).toEqual(['key'])
    expect(kinds({ roomAlone: false })).toEqual([])
  })
  test('lists who is there already', () => {
    expect(kinds({ inCentralObservation: true })).toEqual(['observation'])
  })
})

test('care is for those who are marked or who ask', () => {
  expect(kinds({ careMarks: ['pregnant'] })).toEqual(['care'])
  expect(kinds({ careNeeds: ['food'] })).toEqual(['care'])
})

test('both shipped forms feed the same rules', () => {
  const form = evaluate(
    returnee,
    {
      fullName: '测试甲',
      departurePlace: '武汉',
      departureRegion: '420100',
      departureTime: '2020-02-08 09:00',
      riskStay: 'yes',
      riskLeftDate: '2020-02-08',
      contact: 'yes',
      contactDate: '2020-02-07',
      temperature: 37.6,
      symptoms: ['none'],
      singleRoom: 'no',
      helpNeeds: ['none'],
    },
    { today },
  )
  const found = proposeTags([recentDays(form.bound.root, 's1', today)], rules, today)
  expect(found.map((tag) => [tag.kind, tag.until])).toEqual([
    ['fever', '2020-02-24'],
    ['key', '2020-02-22'],
    ['observation', '2020-02-22'],
  ])
})

test('the order of the submissions makes no difference', () => {
  const day = fc.constantFrom('2020-01-20', '2020-02-01', '2020-02-09')
  const one = fc.record({
    submission: fc.constantFrom('a', 'b', 'c'),
    observedOn: day,
    stay: fc.option(
      fc.record({
        place: fc.constant('武汉'),
        region: fc.constantFrom('420102', '440100'),
        saidRisk: fc.boolean(),
        lastDay: fc.option(day),
      }),
    ),
    exposure: fc.option(fc.record({ day: fc.option(day) })),
    temperature: fc.option(fc.constantFrom(36.5, 37.3, 39)),
    symptoms: fc.constantFrom([], ['fever']),
    careMarks: fc.constantFrom([], ['pregnant']),
    careNeeds: fc.constantFrom([], ['food']),
    inCentralObservation: fc.boolean(),
    roomAlone: fc.option(fc.boolean()),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 5 }), (days) => {
      const key = (all: RecentDays[]) =>
        proposeTags(all, rules, today).map(({ kind, since, until, basis }) => [kind, since, until, basis.code])
      expect(key(days.toReversed())).toEqual(key(days))
    }),
  )
})

test('every basis and purpose has a sentence that names the day or the figure', () => {
  const { basis, purposes } = tagWords['zh-CN']
  for (const text of Object.values(basis))
    expect(typeof text === 'string' ? text : text({ place: '武汉', day: today, celsius: 38, limit: 37.3 })).toMatch(
      /。$/,
    )
  for (const text of Object.values(purposes)) expect(text).toMatch(/。$/)
})
