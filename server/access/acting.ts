import type { Verb } from '@gridward/contract/verbs'
import { makeScope, type Scope } from '../platform/scope.ts'

/**
 * Somebody who changes what belongs to the own account. It reads nothing of others: the scope is there so that the
 * journal can be written, in the district's name.
 */
export const asSelf = (who: {
  district: number
  account: string
  id?: string
  device?: string | null
}): Scope<'access.read'> =>
  makeScope(
    'access.read',
    who.district,
    [''],
    { account: who.account, session: who.id ?? null, device: who.device ?? null, job: null },
    'administration',
  )

/** Whoever holds the code of an invitation, in the one area that it names. */
export const asInvited = (district: number, area: string, account: string, device: string | null): Scope<Verb> =>
  makeScope('access.invite', district, [area], { account, session: null, device, job: null }, 'administration')
