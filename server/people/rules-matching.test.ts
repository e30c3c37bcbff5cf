import { matchingWords } from '@gridward/contract/words/matching'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { match, takesStay } from './rules-matching.ts'
import type { KnownPerson, MatchReason } from './rules-matching.ts'

const card = (number: string) => ({ type: 'identityCard', number }) as const
const father: KnownPerson = {
  id: 'p1',
  name: '张大山',
  document: card('990101198503020119'),
  phone: '+8612000000001',
  birthDate: '1985-03-02',
  address: 'h1',
}

test('the same number with an agreeing name is the same person, in whatever script or spacing', () => {
  for (const name of ['张大山', '張大山', '张 大 山'])
    expect(match({ name, document: father.document }, [father])).toEqual({
      is: 'same',
      person: 'p1',
      reason: 'sameNumberAndName',
    })
})

test('a child under a parent’s number becomes a record of its own, flagged with the reason', () => {
  expect(
    match({ name: '张小山', document: father.document, birthDate: '2014-06-01', address: 'h1' }, [father]),
  ).toEqual({
    is: 'new',
    maybeSame: [{ person: 'p1', reason: 'sameNumberOtherName' }],
  })
})

test('a child declared again under the parent’s number finds its own record', () => {
  const child = { id: 'p2', name: '张小山', document: father.document, birthDate: '2014-06-01' }
  expect(match({ name: '张小山', document: father.document }, [father, child])).toMatchObject({
    is: 'same',
    person: 'p2',
  })
})

test('a son who bears his father’s name and number but another birth date is not merged', () => {
  expect(match({ name: '张大山', document: father.document, birthDate: '2014-06-01' }, [father])).toEqual({
    is: 'new',
    maybeSame: [{ person: 'p1', reason: 'sameNumberOtherBirth' }],
  })
})

test('twins are two people: same birth date, address, surname and phone', () => {
  const twin = { id: 't1', name: '李双', birthDate: '2015-05-05', address: 'h2', phone: '+8612000000002' }
  expect(match({ ...twin, name: '李霜' }, [twin])).toEqual({ is: 'new', maybeSame: [] })
})

test('one phone for a family is no evidence', () => {
  expect(match({ name: '张大海', phone: father.phone }, [father])).toEqual({ is: 'new', maybeSame: [] })
})

describe('a person without any document', () => {
  test('is flagged by phone and name', () => {
    expect(match({ name: '張大山', phone: father.phone }, [father])).toEqual({
      is: 'new',
      maybeSame: [{ person: 'p1', reason: 'samePhoneAndName' }],
    })
  })
  test('is flagged by name, birth date and address, and not by two of them', () => {
    const known = { id: 'b', name: '王婴', birthDate: '2020-01-20', address: 'h3' }
    const again = { name: '王婴', birthDate: '2020-01-20', address: 'h3' }
    expect(match(again, [known])).toMatchObject({ is: 'new', maybeSame: [{ reason: 'sameNameBirthAddress' }] })
    expect(match({ ...again, address: 'h4' }, [known])).toEqual({ is: 'new', maybeSame: [] })
    expect(match({ name: '王婴', address: 'h3' }, [known])).toEqual({ is: 'new', maybeSame: [] })
  })
  test('is the one whom the grid worker picked at the door', () => {
    const known = { id: 'b', name: '王婴', address: 'h3' }
    expect(match({ name: '王小宝' }, [known], 'b')).toEqual({ is: 'same', person: 'b', reason: 'chosen' })
  })
})

test('a finger that slipped in the list does not merge two people with different numbers', () => {
  expect(match({ name: '王五', document: card('990101199001010018') }, [father], 'p1')).toEqual({
    is: 'new',
    maybeSame: [{ person: 'p1', reason: 'chosenOtherNumber' }],
  })
})

test('a passport and an identity card with equal signs are not one number', () => {
  const passport = { type: 'passport', number: father.document?.number ?? '' } as const
  expect(match({ name: '张大山', document: passport }, [father])).toEqual({ is: 'new', maybeSame: [] })
})

test('a masked name agrees with nobody', () => {
  const masked = { ...father, name: '张**' }
  expect(match({ name: '张**', document: father.document }, [masked])).toMatchObject({ is: 'new' })
})

describe('the dead', () => {
  const dead = { ...father, diedOn: '2020-02-01' }
  test('a declaration for one goes to a person', () => {
    expect(match({ name: '张大山', document: father.document }, [dead])).toEqual({
      is: 'forPerson',
      person: 'p1',
      reason: 'dead',
      maybeSame: [],
    })
  })
  test('their record takes no stay that begins after their death', () => {
    expect(takesStay(dead, '2020-02-02')).toBe(false)
    expect(takesStay(dead, '2020-01-31')).toBe(true)
    expect(takesStay(father, '2020-02-02')).toBe(true)
  })
})

test('the verdict does not depend on the order in which candidates were found', () => {
  const names = fc.constantFrom('张大山', '张小山', '李四')
  const person = fc.record({
    name: names,
    document: fc.option(fc.constantFrom(card('1'), card('2')), { nil: undefined }),
    phone: fc.option(fc.constantFrom('+861', '+862'), { nil: undefined }),
    birthDate: fc.option(fc.constantFrom('1985-03-02', '2014-06-01'), { nil: undefined }),
    address: fc.option(fc.constantFrom('h1', 'h2'), { nil: undefined }),
  })
  const crowd = fc.array(person, { maxLength: 6 }).map((all) => all.map((one, i) => ({ ...one, id: `p${i}` })))
  fc.assert(
    fc.property(person, crowd, (incoming, known) => {
      const found = match(incoming, known)
      expect(match(incoming, known.toReversed())).toEqual(found)
      if (found.is === 'same') expect(known.find(({ id }) => id === found.person)?.name).toBe(incoming.name)
    }),
  )
})

test('every reason has a sentence', () => {
  const reasons: Record<MatchReason, string> = matchingWords['zh-CN'].reasons
  for (const text of Object.values(reasons)) expect(text).toMatch(/。$/)
})
