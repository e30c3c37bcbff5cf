import { describe, expect, it } from 'vitest'
import { kept } from '../retention.ts'
import { heldByOthers, isRenewed, ownTimes, stepsOf, type Ending } from './rules-sunset.ts'

const emergency = (id: string, area: string, more: Partial<Ending> = {}): Ending => ({
  ...{ id, areas: [area], endsAt: '2020-03-10T00:00:00.000Z', endedAt: null, renews: null, done: false },
  ...more,
})
const later = { endsAt: '2020-04-10T00:00:00.000Z' }

describe('the end of an emergency', () => {
  it('names the periods that the tables keep', () => {
    for (const { table, days } of ownTimes)
      expect(kept.some((entry) => entry.table === table && entry.days === days)).toBe(true)
  })

  it('dates what has a time of its own from the end, the register and its backups from the signatures', () => {
    const on = Object.fromEntries(
      stepsOf('2020-03-01T00:00:00.000Z', '2020-04-05T00:00:00.000Z', 14).map((step) => [step.what, step.on]),
    )
    expect(on).toMatchObject({
      ...{ register: '2020-04-05T00:00:00.000Z', backups: '2020-04-19T00:00:00.000Z' },
      ...{ acts: '2020-05-30T00:00:00.000Z', orders: '2023-03-02T00:00:00.000Z' },
    })
    expect(stepsOf('2020-03-01T00:00:00.000Z', null, 14)[0]).toEqual({ what: 'register', on: null })
  })

  it('takes nothing where another emergency holds or ended later, inside or around', () => {
    const one = emergency('a', '440112001')
    expect(heldByOthers(one, [one])).toEqual([])
    expect(heldByOthers(one, [one, emergency('b', '440112001003', later)])).toEqual(['440112001003'])
    expect(heldByOthers(one, [one, emergency('b', '', later)])).toEqual([''])
    expect(heldByOthers(one, [one, emergency('b', '440112002', later)])).toEqual([])
    expect(heldByOthers(one, [one, emergency('b', '', { ...later, endedAt: '2020-03-01T00:00:00.000Z' })])).toEqual([])
    expect(heldByOthers(one, [one, emergency('b', '', { ...later, done: true })])).toEqual([])
  })

  it('sees areas as they are today: what was moved under the other one is kept', () => {
    const [one, moved] = [
      emergency('a', '440112001'),
      emergency('b', '', { ...later, areas: ['440112005', '440112001009'] }),
    ]
    expect(heldByOthers(one, [one, moved])).toEqual(['440112001009', '440112005'])
  })

  it('of two that ended at once lets one decide, never neither', () => {
    const [one, two] = [emergency('a', ''), emergency('b', '')]
    expect([heldByOthers(one, [one, two]), heldByOthers(two, [one, two])]).toEqual([[''], []])
  })

  it('is that of the renewal where it was renewed', () => {
    const one = emergency('a', '')
    const next = emergency('b', '', { ...later, renews: 'a' })
    expect(isRenewed(one, [one, next])).toBe(true)
    expect(isRenewed(next, [one, next])).toBe(false)
  })
})
