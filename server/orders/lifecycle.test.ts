import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covering, longest, mayDeclare } from './rules-emergency.ts'
import {
  bulk,
  close,
  needsThird,
  sign,
  stateOf,
  step,
  type Order,
  type Proposal,
  type Signer,
  type Step,
} from './rules-lifecycle.ts'

const people: Signer[] = [
  { account: 'ann', unit: '社区' },
  { account: 'ben', unit: '社区' },
  { account: 'cui', unit: '街道' },
  { account: 'dai', unit: '卫健局' },
  { account: 'eva', unit: '卫健局' },
  { account: 'fan', unit: '' },
]

type Action = { do: 'open' | 'sign' | 'close'; by: Signer }
const actions = fc.array(fc.record({ do: fc.constantFrom('open', 'sign', 'close'), by: fc.constantFrom(...people) }), {
  maxLength: 25,
}) as fc.Arbitrary<Action[]>

/** What the handlers do with a proposal: the state that the tables would hold after each action. */
function play(start: Proposal, list: readonly Action[]) {
  let p = start
  const signers: (Signer & { openedBefore: boolean })[] = []
  let decided = false
  for (const { do: what, by } of list) {
    if (what === 'open' && !p.closed) p = { ...p, opened: [...new Set([...p.opened, by.account])] }
    if (what === 'close' && !['closed', 'notYours'].includes(close(p, by.account, true))) p = { ...p, closed: true }
    if (what !== 'sign') continue
    const signed = sign(p, by)
    if (typeof signed === 'string') continue
    signers.push({ ...by, openedBefore: p.opened.includes(by.account) })
    p = signed.decides ? { ...p, closed: true } : { ...p, second: by }
    decided ||= signed.decides
  }
  return { decided, signers }
}

describe('whatever people do with a proposal, in any order', () => {
  const start = fc.record({
    proposer: fc.constantFrom(...people.slice(0, 5)),
    second: fc.constant(null),
    people: fc.integer({ min: 1, max: 80 }),
    lately: fc.integer({ min: 0, max: 80 }),
    opened: fc.constant([] as string[]),
    closed: fc.constant(false),
  })

  it('is decided only by people of different units who had opened the evidence, two or, of many, three', () => {
    fc.assert(
      fc.property(start, actions, (proposal, list) => {
        const { decided, signers } = play(proposal, list)
        if (!decided) return
        const all = [proposal.proposer, ...signers]
        expect(all.length).toBe(proposal.people + proposal.lately > bulk ? 3 : 2)
        expect(new Set(all.map((s) => s.account)).size).toBe(all.length)
        expect(new Set(all.map((s) => s.unit)).size).toBe(all.length)
        expect(all.some((s) => s.unit === '')).toBe(false)
        expect(signers.every((s) => s.openedBefore)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('one that was withdrawn or refused is never decided', () => {
    fc.assert(
      fc.property(start, actions, (proposal, list) => {
        expect(play({ ...proposal, closed: true }, list).decided).toBe(false)
      }),
    )
  })

  it('many small proposals count as one large one', () => {
    expect(needsThird({ people: 1, lately: 50 })).toBe(true)
    expect(needsThird({ people: 50, lately: 0 })).toBe(false)
  })
})

const at = (hours: number): string => new Date(Date.UTC(2020, 1, 10) + hours * 3_600_000).toISOString()
const order: Order = {
  signers: ['ann', 'cui'],
  startsAt: at(0),
  endsAt: at(48),
  endedAt: null,
  servedAt: null,
  appeal: null,
}

const steps = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 12 }),
    fc.oneof(
      fc.constant<Step>({ do: 'serve' }),
      fc.constantFrom<Step>({ do: 'lift', reason: '' }, { do: 'lift', reason: '排除' }),
      fc.constant<Step>({ do: 'appeal', hours: 24 }),
      fc.record({
        do: fc.constant('answer' as const),
        by: fc.constantFrom('ann', 'cui', 'dai'),
        outcome: fc.constantFrom('stands' as const, 'lifted' as const),
      }),
      fc.constant<Step>({ do: 'expire' }),
    ),
  ),
  { maxLength: 20 },
)

describe('whatever happens to an order, in any order and at any hour', () => {
  it('never outlasts its end, ends once, and is never answered by who signed it', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let now = 0
        let current = order
        for (const [wait, what] of list) {
          now += wait
          const before = current
          const next = step(current, what, at(now))
          if (typeof next !== 'string') current = next
          expect(current.endsAt).toBe(order.endsAt)
          expect(current.endedAt === null || current.endedAt <= order.endsAt).toBe(true)
          if (before.endedAt !== null) expect(current).toEqual(before)
          if (now >= 48) expect(stateOf(current, at(now))).toBe('ended')
          if (what.do === 'answer' && order.signers.includes(what.by)) expect(current).toEqual(before)
          if (what.do === 'lift' && what.reason === '') expect(current).toEqual(before)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('an objection has its clock, one at a time', () => {
    const objected = step(order, { do: 'appeal', hours: 24 }, at(1)) as Order
    expect(objected.appeal).toEqual({ dueAt: at(25) })
    expect(step(objected, { do: 'appeal', hours: 24 }, at(2))).toBe('appealOpen')
    expect(step(order, { do: 'answer', by: 'dai', outcome: 'lifted' }, at(2))).toBe('noAppeal')
  })
})

describe('an emergency', () => {
  const base = { id: 'one', area: '', startsAt: at(0), endsAt: at(24 * 60), endedAt: null }

  it('covers its area and its time, and nothing beside them', () => {
    const street = { ...base, area: '440112001' }
    expect(covering([street], '440112001003', at(1))).toBe(street)
    expect(covering([street], '440112002', at(1))).toBeUndefined()
    expect(covering([street], '', at(1))).toBeUndefined()
    expect(covering([base], '440112002', at(-1))).toBeUndefined()
    expect(covering([base], '440112002', base.endsAt)).toBeUndefined()
    expect(covering([{ ...base, endedAt: at(1) }], '440112002', at(2))).toBeUndefined()
  })

  it('lasts 90 days at most and renews only one that holds in the same area', () => {
    const wish = { area: '', endsAt: new Date(Date.parse(at(0)) + longest).toISOString(), renews: null }
    expect(mayDeclare(wish, [], at(0))).toBeNull()
    expect(mayDeclare(wish, [], at(-1))).toBe('emergencyPast')
    expect(mayDeclare({ ...wish, endsAt: at(0) }, [], at(0))).toBe('emergencyPast')
    expect(mayDeclare({ ...wish, renews: 'one' }, [base], at(1))).toBeNull()
    expect(mayDeclare({ ...wish, renews: 'one', area: '440112001' }, [base], at(1))).toBe('emergencyOther')
    expect(mayDeclare({ ...wish, renews: 'two' }, [base], at(1))).toBe('emergencyOther')
  })
})
