import { expect, it } from 'vitest'
import { reportTimes } from './first-report.ts'
import { toldAt } from './tell.ts'

it('what is loaded at once is dated as it happened, and nothing lies ahead', () => {
  const now = '2020-02-11T02:00:00.000Z'
  const at = (hour: number) => ({ arrivesAt: Date.parse('2020-02-10T00:00:00.000Z') + hour * 3_600_000 })
  expect(toldAt([at(3), at(4.5), at(4)], now)).toBe('2020-02-10T04:30:00.000Z')
  expect(toldAt([at(27)], now)).toBe(now)
})

it('the report of the first day is no news of the last hour', () => {
  expect(reportTimes('2020-02-10', '2020-02-11T02:00:00.000Z')).toEqual({
    confirmed: '2020-02-10T09:30:00.000Z',
    frozen: '2020-02-11T00:00:00.000Z',
  })
  expect(reportTimes('2020-02-10', '2020-02-10T17:00:00.000Z').frozen).toBe('2020-02-10T14:00:00.000Z')
})
