import * as contract from '@gridward/contract/access'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { found } from '../platform/problem.ts'
import type { Scope } from '../platform/scope.ts'
import type { SealedRow } from '../platform/sealed-table.ts'
import type { Serve } from '../serve.ts'
import { addQuery, findQuery } from './store-queries.ts'

/** Bound to its own row: a query cannot be put under another line of the journal. */
export const querySeal = ({ id }: SealedRow): string => `look_query.sealed/${String(id)}`

/** Keeps what was searched for, sealed; answers the id that the line of the journal names. */
export async function keepQuery(
  tx: Tx,
  scope: Scope<'people.read'>,
  keys: Keys,
  text: string,
  now: string,
): Promise<string> {
  const id = uuidv7()
  const sealed = keys.seal(text, querySeal({ id }))
  await addQuery(tx, { district: scope.district, id, area: scope.prefixes[0] ?? '', sealed, now })
  return id
}

export function queries(serve: Serve): void {
  serve(contract.openQuery, async ({ params, body, tx, scope, keys, journal }) => {
    const { area, sealed, at } = found(await findQuery(tx, scope, params.id))
    const content = { reason: body.reason }
    journal({ kind: 'access.queryOpened', area, subject: params.id, content, retention: 'legal' })
    return { query: keys.open(sealed, querySeal(params)), at }
  })
}
