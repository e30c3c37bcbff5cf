import type { VisitOutcome } from '@gridward/contract/declarations/visits'
import { describe, expect, test } from 'vitest'
import type { Item } from '../../offline/item.ts'
import { entryOf, toPutRight } from './log.ts'
import { canUndo } from './undo.ts'
import { outcomeOf, runsByClock, sentVisit, type VisitBody } from './visit.ts'

const body: VisitBody = {
  grid: '440112001003001',
  place: { estate: '', building: '3', unit: '', room: '502' },
  visit: {
    household: '0170a000-0000-7000-8000-000000000001',
    area: '440112001003001',
    result: 'home',
    declaration: {
      id: '0170a000-0000-7000-8000-000000000002',
      questionnaire: 'resident-survey',
      version: 1,
      answers: {},
      persons: ['0170a000-0000-7000-8000-000000000003', null],
    },
  },
}
const item = (more: Partial<Item<VisitBody>> = {}): Item<VisitBody> => ({
  id: '0170a000-0000-7000-8000-000000000009',
  seq: 1,
  kind: 'visit',
  account: 'liang',
  observedAt: '2020-02-10T02:00:00.000Z',
  recordedAt: '2020-02-10T02:01:00.000Z',
  clockError: 0,
  heldUntil: '2020-02-10T02:03:00.000Z',
  dependsOn: null,
  body,
  state: 'waiting',
  tries: 0,
  lastError: null,
  ...more,
})
const outcome = (more: Partial<VisitOutcome> = {}): VisitOutcome => ({
  ...{ id: item().id, outcome: 'stored', household: body.visit.household, persons: [], problems: [] },
  ...more,
})
const problem = (path: string, code = 'required') => ({ path, code, text: path })
const at = '2020-02-10T02:05:00.000Z'

describe('what is sent', () => {
  test('a visit carries both clocks of the phone and nothing that only the phone needs', () => {
    const sent = sentVisit(item())
    expect(sent).toMatchObject({ id: item().id, observedAt: item().observedAt, recordedAt: item().recordedAt })
    expect(Object.keys(sent)).not.toContain('grid')
  })
  test('records made before and after a clock was set right are sent apart', () => {
    const runs = runsByClock(
      [{ clockError: 100 }, { clockError: 900 }, { clockError: 3_600_000 }, { clockError: null }],
      50,
    )
    expect(runs.map(({ error, items }) => [error, items.length])).toEqual([
      [100, 2],
      [3_600_000, 1],
      [50, 1],
    ])
  })
})

describe('what became of it', () => {
  test('every answer of the server takes the record off the queue, and the log says which it was', () => {
    for (const one of ['stored', 'same', 'needsPerson', 'quarantined'] as const) {
      expect(outcomeOf(outcome({ outcome: one })).result).toBe('stored')
      expect(entryOf(item(), outcome({ outcome: one }), at).outcome).toBe(one)
    }
  })
  test('a record in which nothing is wrong leaves no answers on the phone', () => {
    expect(entryOf(item(), outcome(), at).body).toBeNull()
    expect(entryOf(item(), outcome({ problems: [problem('members/1/idNumber')] }), at).body).toEqual(body)
  })
  test('what the register knows of somebody is not asked for again', () => {
    const told = [problem('members/0/idType'), problem('members/1/idType'), problem('building'), problem('houseUse')]
    expect(toPutRight(told, body).map(({ path }) => path)).toEqual(['members/1/idType', 'houseUse'])
    expect(toPutRight([problem('members/0/phone', 'identity.phone')], body)).toHaveLength(1)
  })
})

describe('taking back', () => {
  const soon = new Date('2020-02-10T02:02:00Z')
  const later = new Date('2020-02-10T02:10:00Z')
  test('a record that is held has not left the phone', () => {
    expect(canUndo(item(), true, soon)).toBe(true)
    expect(canUndo(item(), true, later)).toBe(false)
  })
  test('without a network nothing has left, unless it was tried before', () => {
    expect(canUndo(item(), false, later)).toBe(true)
    expect(canUndo(item({ tries: 1 }), false, later)).toBe(false)
  })
})
