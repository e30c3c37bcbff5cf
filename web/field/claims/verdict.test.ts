import type { ClaimView } from '@gridward/contract/declarations/claims'
import { newestOf } from '@gridward/contract/questionnaire/shipped'
import { describe, expect, test } from 'vitest'
import type { Item } from '../../offline/item.ts'
import { ProblemError } from '../../ui/api.ts'
import { look } from '../rounds/form/look.ts'
import { draftOf } from './correcting.tsx'
import { settledBefore, type VerdictBody } from './verdict.ts'

const item = (verdict: VerdictBody['verdict'], tries = 0): Item<VerdictBody> => ({
  ...{ id: 'i', seq: 1, kind: 'verdict', account: 'a', observedAt: '', recordedAt: '', clockError: 0 },
  ...{ dependsOn: null, state: 'waiting', tries, lastError: null },
  body: { claim: 'c', address: '3栋501室', verdict },
})
const gone = new ProblemError('gone')

describe('a decision that comes to a claim which waits no more', () => {
  test('is done when somebody else was first', () => {
    expect(settledBefore(gone, item('asIs'), 'late')).toEqual({ result: 'same' })
  })
  test('is done too when the answer names who was first', () => {
    expect(settledBefore(new ProblemError('changedMeanwhile'), item('asIs'), 'late')).toEqual({ result: 'same' })
  })
  test('comes back to its author when it was a correction that nobody has entered', () => {
    for (const tries of [0, 1])
      expect(settledBefore(gone, item('corrected', tries), 'late')).toMatchObject({ result: 'rejected' })
  })
  test('any other trouble keeps it in the queue', () => {
    expect(() => settledBefore(new ProblemError('unreachable'), item('asIs'), 'late')).toThrow(ProblemError)
  })
})

test('a claim is opened for correction with everything that was declared', () => {
  const claim = {
    ...{ id: 'c', area: '440112001003001', questionnaire: 'returnee', version: 1, household: null, address: '' },
    ...{ observedAt: '2020-02-10T01:00:00Z', needsVisit: false, residents: [], answers: { fullName: '测试甲' } },
    problems: [{ path: 'phone', code: 'badPhone', text: '电话少一位' }],
  } satisfies ClaimView
  const draft = draftOf(claim)
  expect(draft).toMatchObject({ answers: { fullName: '测试甲' }, told: claim.problems })
  const asked = look(draft, newestOf('returnee')!, { today: '2020-02-10', synthetic: true }).problems
  expect(asked.map(({ path }) => path)).toContain('idType')
})
