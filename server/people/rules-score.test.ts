import { matchingWords } from '@gridward/contract/words/matching'
import { checkSign } from '@gridward/contract/identity'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf } from './rules-blocks.ts'
import { nameForms } from './rules-names.ts'
import { isAutomatic, queueFrom, score, type Traits } from './rules-score.ts'

const sound = (body: string): string => body + checkSign(body)
const number = sound('99010119850302011')
type Said = { name?: string; number?: string | null } & Partial<Omit<Traits, 'name' | 'document'>>
const person = ({ name = '欧阳海燕', number: said = number, ...more }: Said = {}): Traits => ({
  name: nameForms(name),
  document: said === null ? null : { type: 'identityCard', number: said },
  ...{ sex: 'female', birthDate: '1985-03-02', phone: '12000000001', home: 'h1', told: [] },
  ...more,
})
const between = (a: Said, b: Said) => score(person(a), person(b))
const how = (a: Said, b: Said, field: string) => between(a, b).evidence.find((one) => one.field === field)?.how
const queued = (a: Said, b: Said): boolean => between(a, b).score >= queueFrom
const meet = (a: Said, b: Said): boolean => {
  const [one, other] = [person(a), person(b)]
  if (one.phone !== null && one.phone === other.phone) return true
  return blocksOf(other).some((block) => blocksOf(one).includes(block))
}

describe('what is joined without anybody looking', () => {
  test('one number with one name, in whatever script, and nothing against it', () => {
    expect(isAutomatic(between({}, { name: '歐陽海燕', phone: null, home: 'h2' }))).toBe(true)
  })
  test('nothing else: no damaged number, no other sound, no other birthday', () => {
    for (const other of [
      { name: '欧阳海雁' },
      { birthDate: '1985-03-03' },
      { number: null },
      { number: number.replace('85', '58') },
    ])
      expect(isAutomatic(between({}, other))).toBe(false)
  })
})

describe('a damaged identity number, with the name, is a pair to look at', () => {
  const elsewhere = { phone: null, home: 'h9' }
  test.each([
    ['one digit', `${number.slice(0, 15)}9${number.slice(16)}`, 'digit'],
    ['two digits exchanged', number.slice(0, 14) + number.charAt(15) + number.charAt(14) + number.slice(16), 'swapped'],
    ['the check digit', number.slice(0, 17) + (number.endsWith('0') ? '1' : '0'), 'check'],
  ])('%s', (_, damaged, as) => {
    expect(how({}, { number: damaged }, 'number')).toBe(as)
    expect(queued({}, { number: damaged, ...elsewhere })).toBe(true)
    expect(meet({}, { number: damaged, ...elsewhere })).toBe(true)
  })
  test('a digit inside the birthday leads to them as well', () => {
    const damaged = { number: number.replace('1985', '1965'), birthDate: '1965-03-02', ...elsewhere }
    expect(meet({}, damaged)).toBe(true)
    expect(queued({}, damaged)).toBe(true)
  })
  test('two sound numbers that differ speak against', () => {
    expect(queued({}, { number: sound('99010119850302999'), ...elsewhere })).toBe(false)
  })
})

describe('without a number', () => {
  const none = { number: null }
  test('phone and name; name and birth date; name and home', () => {
    expect(queued({ ...none, birthDate: null, home: null }, { ...none, home: null })).toBe(true)
    expect(queued({ ...none, phone: null, home: null }, { ...none, home: 'h2' })).toBe(true)
    expect(queued({ ...none, phone: null, birthDate: null }, none)).toBe(true)
  })
  test('a common name weighs less than a rare one', () => {
    const worth = (name: string) => between({ ...none, name }, { ...none, name }).score
    expect(worth('王伟')).toBeLessThan(worth('欧阳海燕') - 4)
  })
  test.each([
    ['sound', '欧阳海雁'],
    ['latin', 'Ouyang Haiyan'],
    ['turned', '海燕欧阳'],
    ['turned', 'haiyan ouyang'],
    ['initials', 'OYHY'],
    ['letter', '欧阳小燕'],
    ['given', '李海燕'],
    ['surname', '欧阳国强'],
    ['differs', '李国强'],
    ['unknown', '欧**'],
  ])('a name that is %s: %s', (as, name) => {
    expect(how({}, { name }, 'name')).toBe(as)
    if (['sound', 'latin', 'turned'].includes(as))
      expect(meet(none, { ...none, name, home: 'h2', phone: null })).toBe(true)
  })
})

describe('who is not one person', () => {
  test('twins in one form: birthday, home, phone and surname are theirs together', () => {
    const twin = { number: null, told: ['form'] }
    expect(queued({ ...twin, name: '李双' }, { ...twin, name: '李霜' })).toBe(false)
  })
  test('twins with cards of their own, told on different days', () => {
    const [a, b] = [sound('99010120150505011'), sound('99010120150505013')]
    expect(queued({ name: '李子涵', number: a, told: ['1'] }, { name: '李子轩', number: b, told: ['2'] })).toBe(false)
  })
  test('a family with one phone behind one door', () => {
    expect(queued({}, { name: '欧阳国强', number: null, birthDate: '2014-06-01', sex: 'male' })).toBe(false)
    expect(queued({ number: null }, { name: '李国强', number: null, birthDate: null })).toBe(false)
  })
  test('two people with a common name and one birthday, each with a card', () => {
    const other = { name: '王伟', number: sound('99020219850302033'), home: 'h7', phone: '12000000555' }
    expect(queued({ name: '王伟' }, other)).toBe(false)
  })
})

test('a score is the sum of what it says, and the same from both sides', () => {
  const said = fc.record({
    name: fc.constantFrom('张大山', '張大山', 'zhangdashan', '张小山', '李四', '张*'),
    number: fc.constantFrom(null, number, sound('99010119850302999'), '990101198503020000'),
    birthDate: fc.constantFrom(null, '1985-03-02', '1985-02-03', '2014-01-01'),
    phone: fc.constantFrom(null, '12000000001', '12000000010', '13'),
    home: fc.constantFrom(null, 'h1', 'h2'),
    told: fc.constantFrom([], ['a'], ['a', 'b']),
  })
  fc.assert(
    fc.property(said, said, (a, b) => {
      const [there, back] = [between(a, b), between(b, a)]
      expect(there).toEqual(back)
      expect(there.score).toBeCloseTo(
        there.evidence.reduce((sum, { bits }) => sum + bits, 0),
        1,
      )
      const sentences = matchingWords['zh-CN'].evidence as Record<string, Record<string, string>>
      for (const { field, how: as } of there.evidence) expect(sentences[field]?.[as]).toBeTruthy()
    }),
  )
})
