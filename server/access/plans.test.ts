import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../harness/world.ts'
import type { Tx } from '../platform/database.ts'
import { noFence } from '../platform/scope.ts'
import { sql, type Sql } from '../platform/sql.ts'
import { makeScope } from '../platform/scope.ts'
import { listAccounts } from './store-accounts.ts'
import { readLines } from './store-journal.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

/** The plan of the one statement that a store sends, with 20,000 lines and sessions spread over 20 streets. */
async function planOf(ask: (tx: Tx) => Promise<unknown>): Promise<string> {
  return world.owner.transact(noFence, async (tx) => {
    let sent: Sql | undefined
    const listening = { ...tx, query: async (statement: Sql) => ((sent = statement), []) } as unknown as Tx
    await ask(listening)
    const { rows } = await tx.client.query<{ 'QUERY PLAN': string }>(`explain ${sent!.text}`, sent!.values)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
}
const actor = { account: null, session: null, device: null, job: 'test' }

it('lists of a million rows find their pages by an index', async () => {
  await world.owner.transact(noFence, async (tx) => {
    await tx.run(sql`
      insert into journal (seq, id, district, happened_at, kind, area, digest, leaf, deltas)
      select n, gen_random_uuid(), ${world.district}::int, now(), 'a.b', '440112' || lpad((n % 20 + 1)::text, 3, '0') || '001', '\\x00', '\\x00', '[]'
      from generate_series(1000, 21000) n`)
    await tx.run(sql`
      insert into account (district, id, login, name, created_at)
      select ${world.district}::int, gen_random_uuid(), 'p' || n, 'p' || n, now() from generate_series(1, 200) n`)
    await tx.run(sql`
      insert into session (district, id, token, account, kind, created_at, seen_at, idle_until, ends_at)
      select a.district, gen_random_uuid(), decode(md5(a.id::text || n), 'hex'), a.id, 'desk', now(), now(), now(), now()
      from account a, generate_series(1, 50) n`)
  })
  await world.owner.pool.query('analyze journal, account, session, access_grant')
  const all = { kind: undefined, actor: undefined, subject: undefined, from: undefined, to: undefined }
  for (const prefix of ['440112003', '440112003001']) {
    const scope = makeScope('journal.read', world.district, [prefix], actor, null)
    const plan = await planOf((tx) => readLines(tx, scope, all, null, 50))
    expect(plan).toContain('journal_of_street')
    expect(plan).not.toContain('Sort')
  }
  const scope = makeScope('access.read', world.district, [''], actor, null)
  const now = '2020-02-10T00:00:00Z'
  const filter = { q: undefined, role: undefined, state: undefined, now, soon: now }
  expect(await planOf((tx) => listAccounts(tx, scope, filter, null, 50))).toContain('session_seen')
})
