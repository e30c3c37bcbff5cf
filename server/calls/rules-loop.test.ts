import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpen, mayDo, move, summaryOf, type Loop, type Move } from './rules-loop.ts'
import { callDeltas } from './rules-deltas.ts'

const clock = { accept: 30, answer: 240, verify: 1440 }
const at = (minutes: number): string => new Date(Date.UTC(2020, 1, 10) + minutes * 60_000).toISOString()
const raised: Loop = {
  state: 'raised',
  atArea: '440112001003001',
  escalations: 0,
  dueAt: at(30),
  acceptedBy: null,
  answeredBy: null,
}
const go = (loop: Loop, what: Move, minutes: number): Loop => {
  const to = move(loop, what, clock, at(minutes))
  if (typeof to === 'string') throw new Error(to)
  return to
}

describe('a call', () => {
  const routed = go(raised, { do: 'route', atArea: raised.atArea }, 0)
  const taken = go(routed, { do: 'accept', by: 'ann' }, 10)
  const answered = go(taken, { do: 'answer', by: 'ann' }, 20)

  it('goes from raised to verified, with a clock at every step', () => {
    expect(routed).toMatchObject({ state: 'routed', dueAt: at(30) })
    expect(taken).toMatchObject({ state: 'accepted', dueAt: at(10 + 240) })
    expect(answered).toMatchObject({ state: 'answered', dueAt: at(20 + 1440) })
    expect(go(answered, { do: 'verify', by: 'ben', done: true }, 30)).toMatchObject({ state: 'verified', dueAt: null })
  })

  it('is taken by one person and verified by another than who answered', () => {
    expect(move(taken, { do: 'accept', by: 'ben' }, clock, at(11))).toBe('taken')
    expect(move(taken, { do: 'accept', by: 'ann' }, clock, at(11))).toEqual(taken)
    expect(move(routed, { do: 'answer', by: 'ann' }, clock, at(11))).toBe('notAccepted')
    expect(move(answered, { do: 'verify', by: 'ann', done: true }, clock, at(30))).toBe('ownAnswer')
    expect(mayDo(answered, 'ann', { answer: true, route: false })).toEqual([])
  })

  it('that was not done goes on one level up, to be taken anew', () => {
    const again = go(answered, { do: 'verify', by: 'ben', done: false }, 30)
    expect(again).toMatchObject({ state: 'routed', atArea: '440112001003', escalations: 1, acceptedBy: null })
  })

  it('that is late climbs from the grid to the district, and there the district is told again', () => {
    let loop = routed
    const areas: string[] = []
    for (let i = 1; i <= 5; i++) {
      expect(move(loop, { do: 'escalate' }, clock, at(30 * i - 1))).toBe('notDue')
      loop = go(loop, { do: 'escalate' }, 30 * i)
      areas.push(loop.atArea)
    }
    expect(areas).toEqual(['440112001003', '440112001', '', '', ''])
    expect(loop.dueAt).toBe(at(180))
  })

  it('is closed as done only after it was verified, and in error at any time', () => {
    expect(move(taken, { do: 'close', why: 'done' }, clock, at(20))).toBe('notVerified')
    expect(go(taken, { do: 'close', why: 'duplicate' }, 20).state).toBe('closed')
  })

  it('has its first words in a list, cut between characters', () => {
    expect(summaryOf('  要 \n 米 ')).toBe('要 米')
    expect([...summaryOf('🆘'.repeat(80))]).toHaveLength(60)
  })
})

describe('whatever happens to a call, in any order', () => {
  const moves: fc.Arbitrary<Move> = fc.oneof(
    fc.constant<Move>({ do: 'route', atArea: '440112001003' }),
    fc.record({ do: fc.constant('accept' as const), by: fc.constantFrom('ann', 'ben') }),
    fc.record({ do: fc.constant('answer' as const), by: fc.constantFrom('ann', 'ben') }),
    fc.record({ do: fc.constant('verify' as const), by: fc.constantFrom('ann', 'ben'), done: fc.boolean() }),
    fc.record({ do: fc.constant('close' as const), why: fc.constantFrom('done' as const, 'mistake' as const) }),
    fc.constant<Move>({ do: 'escalate' }),
  )

  it('has a clock as long as it is open, stays closed, and its counter is 1 or 0', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), moves), { maxLength: 30 }), (list) => {
        let loop = raised
        let now = 0
        let open = 1
        for (const [wait, what] of list) {
          now += wait
          const to = move(loop, what, clock, at(now))
          if (typeof to === 'string') continue
          for (const delta of callDeltas('', '2020-02-10', loop.state, to.state))
            if (delta.metric === 'calls.open') open += delta.n
          expect(loop.state).not.toBe('closed')
          loop = to
          expect(loop.dueAt !== null).toBe(isOpen(loop.state))
          expect(open).toBe(isOpen(loop.state) ? 1 : 0)
          expect(raised.atArea.startsWith(loop.atArea)).toBe(true)
          if (loop.state === 'verified') expect(loop.answeredBy).not.toBeNull()
        }
      }),
      { numRuns: 2000 },
    )
  })
})
