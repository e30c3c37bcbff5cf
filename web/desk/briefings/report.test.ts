import type { ReportView } from '@gridward/contract/briefings'
import { STANDING } from '@gridward/contract/metrics'
import { describe, expect, test } from 'vitest'
import { isNil, movedSince } from './signed.ts'
import { byStreet, takeChanges } from './taking.ts'

const row = (area: string, visits: number, confirmed = false): ReportView['communities'][number] => ({
  area,
  name: area,
  street: area.slice(0, 9),
  figures: { visits, people: 10 },
  late: {},
  confirmation: confirmed
    ? { nil: false, figures: {}, note: '', by: '王', at: '2020-02-10T08:00:00.000Z', late: false }
    : null,
})
const [first, second, far] = ['440112001003', '440112001005', '440112002001'] as const
const report: ReportView = {
  ...{
    day: '2020-02-10',
    today: '2020-02-10',
    due: '2020-02-10T09:00:00.000Z',
    overdue: false,
    freezeFrom: '2020-02-11T00:00:00.000Z',
    early: false,
    number: null,
  },
  ...{ state: 'open', frozenAt: null, frozenBy: null, blockHash: null, missing: [], corrections: [] },
  totals: { visits: 5 },
  communities: [row(first, 3), row(second, 2)],
}

describe('the daily report on a screen', () => {
  test('takes the day’s flows and the stocks of now, and sums them anew', () => {
    const moved = takeChanges(report, [
      [first, '2020-02-10', 'visits', 4, 0],
      [first, STANDING, 'people', 11, 0],
      [first, '2020-02-09', 'visits', 99, 0],
      [far, '2020-02-10', 'visits', 50, 0],
    ])
    expect(moved.communities[0]!.figures).toEqual({ visits: 4, people: 11 })
    expect(moved.totals).toMatchObject({ visits: 6, people: 21 })
  })

  test('leaves a frozen day alone', () => {
    const frozen = { ...report, state: 'frozen' as const }
    expect(takeChanges(frozen, [[first, '2020-02-10', 'visits', 4, 0]])).toBe(frozen)
    expect(takeChanges(report, [[far, '2020-02-10', 'visits', 4, 0]])).toBe(report)
  })

  test('shows what reaches a frozen day afterwards beside its figures', () => {
    const moved = takeChanges({ ...report, state: 'frozen' }, [[first, '2020-02-10', 'visits', 3, 1]])
    expect(moved.communities[0]).toMatchObject({ figures: { visits: 3 }, late: { visits: 1 } })
    expect(moved.totals).toEqual(report.totals)
  })

  test('puts streets and communities that have not confirmed first', () => {
    const streets = byStreet([row(first, 3, true), row(second, 2), row(far, 1, true)])
    expect(streets.map((street) => [street.path, street.missing])).toEqual([
      ['440112001', 1],
      ['440112002', 0],
    ])
    expect(streets[0]!.rows.map((one) => one.area)).toEqual([second, first])
  })
})

describe('a confirmation', () => {
  test('is nil only when nothing happened on the day, whatever stands in the register', () => {
    expect(isNil({ people: 300 })).toBe(true)
    expect(isNil({ people: 300, declarations: 1 })).toBe(false)
    expect(isNil({ 'visits.second': 1 })).toBe(false)
  })

  test('names the figures that moved since', () => {
    expect(movedSince({ visits: 3, people: 10 }, { visits: 5, people: 10, households: 4 })).toEqual([
      { metric: 'visits', was: 3, is: 5 },
    ])
  })
})
