import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverageDeltas, coverageOf, declarationDeltas, latenessOf, visitDeltas } from './rules-coverage.ts'
import { reaches, type VisitResult } from '@gridward/contract/coverage'
import type { Counted, DoorEvent } from './rules-coverage.ts'

const day = 86_400
const timing = { dueAt: '2020-02-12T16:00:00.000Z', freshSeconds: 7 * day, revisitSeconds: day }
const at = (hour: number) => new Date(Date.UTC(2020, 1, 10, hour)).toISOString()
const knock = (hour: number, result: VisitResult): DoorEvent => ({
  id: `v${hour}`,
  observedAt: at(hour),
  kind: 'visit',
  result,
})
const declared = (hour: number): DoorEvent => ({ id: `d${hour}`, observedAt: at(hour), kind: 'declaration' })
const reach = (...events: DoorEvent[]) => coverageOf(events, timing).reach

describe('a door', () => {
  test('where nothing happened is not reached and due at the end of the round', () => {
    expect(coverageOf([], timing)).toEqual({
      reach: 'notReached',
      by: null,
      since: null,
      dueAt: timing.dueAt,
      tries: 0,
    })
  })
  test('counts as visited when somebody was home, also if they refused or did not answer at another time', () => {
    expect(reach(knock(1, 'home'))).toBe('visited')
    expect(reach(knock(1, 'home'), knock(2, 'noAnswer'))).toBe('visited')
    expect(reach(knock(1, 'home'), knock(2, 'refused'))).toBe('visited')
    expect(reach(knock(1, 'refused'), knock(2, 'home'))).toBe('visited')
  })
  test('that refused and then declared by phone is declared, and a visit still counts more', () => {
    expect(reach(knock(1, 'refused'), declared(2))).toBe('declared')
    expect(reach(declared(2), knock(1, 'refused'))).toBe('declared')
    expect(reach(knock(1, 'home'), declared(2))).toBe('visited')
  })
  test('found empty after people moved out is empty, until somebody moves in', () => {
    expect(reach(knock(1, 'home'), knock(2, 'empty'))).toBe('empty')
    expect(reach(knock(1, 'home'), knock(2, 'empty'), declared(3))).toBe('declared')
    expect(reach(knock(1, 'empty'), knock(2, 'noAnswer'))).toBe('empty')
  })
  test('whose people moved away, or that is not there, is an empty one, until somebody answers there', () => {
    for (const gone of ['moved', 'wrongAddress'] as const) {
      expect(reach(knock(1, 'home'), knock(2, gone))).toBe('empty')
      expect(reach(knock(1, gone), knock(2, 'home'))).toBe('visited')
    }
  })
  test('without an answer is due again after the revisit time, at the latest when the round ends', () => {
    expect(coverageOf([knock(1, 'noAnswer')], timing)).toMatchObject({ reach: 'noAnswer', dueAt: at(25), tries: 1 })
    expect(coverageOf([knock(60, 'noAnswer')], timing).dueAt).toBe(timing.dueAt)
  })
  test('that was reached is fresh, then overdue, by its due time and nothing else', () => {
    const door = coverageOf([knock(1, 'home')], timing)
    expect(door.dueAt).toBe(at(1 + 7 * 24))
    expect([at(2), at(169), at(170)].map((now) => latenessOf(door, now))).toEqual(['fresh', 'overdue', 'overdue'])
    const untouched = coverageOf([], timing)
    expect([at(2), timing.dueAt].map((now) => latenessOf(untouched, now))).toEqual(['pending', 'overdue'])
  })
  test('reported twice by a phone that was sent away and came back is counted once', () => {
    const twice = coverageOf([knock(1, 'noAnswer'), knock(1, 'noAnswer')], timing)
    expect(twice.tries).toBe(1)
  })
})

const event = fc.record({
  id: fc.uuid(),
  hour: fc.integer({ min: 0, max: 4 }),
  what: fc.constantFrom<VisitResult | 'declaration'>('home', 'empty', 'noAnswer', 'refused', 'declaration'),
})
const events = fc.array(event, { maxLength: 8 }).map((all) =>
  all.map(({ id, hour, what }): DoorEvent => {
    const when = { id, observedAt: at(hour) }
    return what === 'declaration' ? { ...when, kind: what } : { ...when, kind: 'visit', result: what }
  }),
)

test('where a door stands does not depend on the order in which its events arrived', () => {
  const shuffled = events.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  fc.assert(
    fc.property(shuffled, ([arrived, other]) => {
      expect(coverageOf(other, timing)).toEqual(coverageOf(arrived, timing))
    }),
    { numRuns: 1000 },
  )
})

describe('counters', () => {
  const state = fc.record({
    area: fc.constantFrom('440112001001001', '440112001001002'),
    reach: fc.constantFrom(...reaches),
    beside: fc.constantFrom<Counted['beside']>('', 'found', 'missing'),
  })
  const tally = (deltas: { area: string; metric: string; n: number }[]) => {
    const sums: Record<string, number> = {}
    for (const { area, metric, n } of deltas) sums[`${area} ${metric}`] = (sums[`${area} ${metric}`] ?? 0) + n
    return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0))
  }

  test('that follow every change of a household equal a recount of where it stands', () => {
    const history = fc.array(fc.option(state), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(history, (states) => {
        const all = states.flatMap((after, i) => coverageDeltas(states[i - 1] ?? null, after))
        expect(tally(all)).toEqual(tally(coverageDeltas(null, states.at(-1) ?? null)))
      }),
    )
  })
  test('are left alone by a change that changes nothing for them', () => {
    const same: Counted = { area: '440112001001001', reach: 'visited', beside: '' }
    expect(coverageDeltas(same, { ...same })).toEqual([])
  })
  test('of a visit and a declaration belong to their day', () => {
    const visit = { area: '440112001001001', day: '2020-02-10', result: 'home', second: true, disagrees: true } as const
    expect(visitDeltas(visit).map(({ metric }) => metric)).toEqual([
      'visits',
      'visits.home',
      'visits.second',
      'visits.disagreed',
    ])
    expect(declarationDeltas({ ...visit, source: 'self' })).toEqual([
      { area: visit.area, day: visit.day, metric: 'declarations', n: 1 },
      { area: visit.area, day: visit.day, metric: 'declarations.self', n: 1 },
    ])
  })
})
