import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type TokenRow = {
  id: string
  account: string
  name: string
  verbs: string[]
  prefix: string
  created_at: string
  created_by: string | null
  seen_at: string
  ends_at: string
  ended_at: string | null
}

const columns = sql`
  s.id, s.account, s.name, s.verbs, g.prefix, s.created_at, m.name as created_by, s.seen_at, s.ends_at, s.ended_at
  from session s
    join account a on a.district = s.district and a.id = s.account
    join access_grant g on g.district = s.district and g.account = s.account
    left join account m on m.district = s.district and m.id = a.made_by`

/** Living ones first. */
export const listTokens = (tx: Tx, scope: Scope<'access.tokens'>): Promise<TokenRow[]> =>
  tx.query(sql`
    select ${columns} where s.district = ${scope.district} and s.kind = 'token' and a.kind = 'program' and ${scoped(scope, sql`g.prefix`)}
    order by s.ended_at nulls first, s.created_at desc limit 500`)

export const findToken = (tx: Tx, scope: Scope<'access.tokens'>, id: string): Promise<TokenRow | undefined> =>
  tx.maybe(sql`
    select ${columns} where s.district = ${scope.district} and s.id = ${id} and s.kind = 'token' and a.kind = 'program'
      and ${scoped(scope, sql`g.prefix`)}`)
