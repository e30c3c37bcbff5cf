import { describe, expect, it } from 'vitest'
import { breaksSeparation, grantEnd, mayHandOn, mayManage, refuseGrant } from './rules-grants.ts'

const grant = (role: string, prefix: string, more: object = {}) => ({
  role,
  prefix,
  until: '2030-01-01T00:00:00Z',
  ...more,
})
const [district, street, community] = ['', '440112001', '440112001003']
const now = '2020-02-10T00:00:00.000Z'

describe('handing on', () => {
  it('reaches no further than the own area', () => {
    const own = [grant('streetOfficer', street)]
    expect(mayHandOn(own, 'access.grant', { role: 'gridWorker', prefix: community })).toBe(true)
    expect(mayHandOn(own, 'access.grant', { role: 'gridWorker', prefix: '440112002' })).toBe(false)
    expect(mayHandOn(own, 'access.grant', { role: 'gridWorker', prefix: district })).toBe(false)
  })
  it('goes downwards only: a street appoints no street officer', () => {
    const own = [grant('streetOfficer', street)]
    for (const role of ['streetOfficer', 'commander', 'auditor', 'supervisor', 'appealOfficer'])
      expect(mayHandOn(own, 'access.grant', { role, prefix: community })).toBe(false)
  })
  it('needs its own permission: a community invites but does not appoint', () => {
    const own = [grant('communityOfficer', community)]
    expect(mayHandOn(own, 'access.invite', { role: 'gridWorker', prefix: community })).toBe(true)
    expect(mayHandOn(own, 'access.grant', { role: 'gridWorker', prefix: community })).toBe(false)
  })
  it('does not follow from a right for an old path, nor from a token', () => {
    const old = [grant('commander', street, { past: true })]
    expect(mayHandOn(old, 'access.grant', { role: 'guard', prefix: street })).toBe(false)
    const token = [grant('program', district, { verbs: ['access.grant'] })]
    expect(mayHandOn(token, 'access.grant', { role: 'guard', prefix: street })).toBe(false)
  })
  it('lets the roles of one account not add up across areas', () => {
    const own = [grant('gridWorker', district), grant('streetOfficer', street)]
    expect(mayHandOn(own, 'access.grant', { role: 'guard', prefix: '440112002' })).toBe(false)
  })
})

describe('managing an account', () => {
  const street1 = [grant('streetOfficer', street)]
  it('takes somebody who could hand on everything that it holds', () => {
    const held = [{ role: 'gridWorker', prefix: community, living: true }]
    expect(mayManage(street1, 'access.grant', held)).toBe(true)
    expect(mayManage(street1, 'access.grant', [...held, { role: 'commander', prefix: district, living: true }])).toBe(
      false,
    )
  })
  it('judges an account that holds nothing any more by what it held', () => {
    expect(mayManage(street1, 'access.grant', [{ role: 'commander', prefix: district, living: false }])).toBe(false)
    expect(mayManage(street1, 'access.grant', [])).toBe(false)
  })
})

describe('the end of a grant', () => {
  it('is 90 days away when nobody says otherwise', () => {
    expect(grantEnd(now, undefined)).toEqual({ until: '2020-05-10T00:00:00.000Z' })
  })
  it('is a year away at most, and not in the past', () => {
    expect(grantEnd(now, '2021-02-09T00:00:00Z')).toEqual({ until: '2021-02-09T00:00:00.000Z' })
    expect(grantEnd(now, '2021-03-01T00:00:00Z')).toEqual({ refused: 'tooLong' })
    expect(grantEnd(now, '2020-02-10T00:00:00Z')).toEqual({ refused: 'past' })
  })
})

describe('a grant', () => {
  const giver = { account: 'a', grants: [grant('commander', district)] }
  const taker = { account: 'b', closed: false, program: false, living: [] }
  const wanted = { role: 'gridWorker', prefix: community } as const
  it('is given to others, never to oneself', () => {
    expect(refuseGrant(giver, taker, wanted)).toBeUndefined()
    expect(refuseGrant(giver, { ...taker, account: 'a' }, wanted)).toBe('self')
  })
  it('is not given to a closed account or a program', () => {
    expect(refuseGrant(giver, { ...taker, closed: true }, wanted)).toBe('closed')
    expect(refuseGrant(giver, { ...taker, program: true }, wanted)).toBe('program')
  })
  it('keeps system, security and audit administration apart', () => {
    const living = [{ role: 'systemAdmin', prefix: district }]
    expect(refuseGrant(giver, { ...taker, living }, { role: 'auditor', prefix: district })).toBe('oneOfThree')
    expect(breaksSeparation(living, 'systemAdmin')).toBe(false)
    expect(breaksSeparation(living, 'gridWorker')).toBe(false)
  })
})
