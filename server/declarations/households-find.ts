import type { findHouseholds } from '@gridward/contract/declarations'
import { narrow } from '../platform/scope.ts'
import type { Handler } from '../serve.ts'
import { findDoorsLike, householdLine } from '../people/index.ts'
import { beginningsOf } from './rules-address.ts'

/** Doors by the beginning of their address. */
export const find: Handler<typeof findHouseholds> = async ({ query, tx, scope, now }) => {
  const rows = await findDoorsLike(tx, narrow(scope, 'people.read'), beginningsOf(query.q), query.limit ?? 10)
  return rows.map((row) => householdLine(row, now))
}
