import { asJob } from '../access/index.ts'
import { now } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import { openJournal } from '../platform/journal.ts'
import type { Keys } from '../platform/keys.ts'
import { fenceOf, noFence, type Scope } from '../platform/scope.ts'
import { faultsOf, type Claimed, type Fault } from './rules-verify.ts'
import { holdRow, orderRow, sealOf } from './seals.ts'
import * as store from './store-verify.ts'

const first = '00000000-0000-0000-0000-000000000000'

/**
 * Every limit that has not ended, against its seal and the journal lines of its signers. Answers those that nobody's
 * lines stand behind: a row written by hand is named here, whoever wrote it.
 */
export async function verifyOrders(tx: Tx, scope: Scope<'orders.read'>, keys: Keys): Promise<Fault[]> {
  const faults: Fault[] = []
  const check = async (claims: readonly Claimed[]): Promise<void> => {
    const subjects = [...new Set(claims.flatMap((c) => (c.proposal ? [c.id, c.proposal] : [c.id])))]
    faults.push(...faultsOf(claims, await store.toldOf(tx, scope, subjects)))
  }
  await check((await store.livingHolds(tx, scope)).map((row) => claimOfHold(row, keys)))
  for (let after = first; ;) {
    const rows = await store.livingOrders(tx, scope, after)
    if (rows.length === 0) return faults
    await check(rows.map((row) => claimOfOrder(row, keys)))
    after = rows.at(-1)!.id
  }
}

function claimOfOrder({ area, issuedArea, content, seal, ...o }: store.LivingOrder, keys: Keys): Claimed {
  const row = orderRow({ ...o, area: issuedArea })
  return {
    ...{ id: o.id, about: 'order', area, row: row.toString('hex'), sealFits: sealOf(keys, row).equals(seal) },
    ...{ content: content.toString('hex'), proposal: o.proposal, signers: o.signers },
  }
}

function claimOfHold({ area, issuedArea, seal, ...h }: store.LivingHold, keys: Keys): Claimed {
  const row = holdRow({ ...h, area: issuedArea })
  return {
    ...{ id: h.id, about: 'hold', area, row: row.toString('hex'), sealFits: sealOf(keys, row).equals(seal) },
    ...{ content: null, proposal: null, signers: [h.official] },
  }
}

/** Twice a minute in every district: what is new is written down, told in the journal and shown on the page of orders. */
export async function watchOrders(db: Database, keys: Keys): Promise<Fault[]> {
  const found: Fault[] = []
  for (const { district } of await db.transact(noFence, store.listDistricts)) {
    const scope = asJob('orders.expire', district)
    await db.transact(fenceOf(scope), async (tx) => {
      const faults = await verifyOrders(tx, scope, keys)
      found.push(...faults)
      const added = new Set((await store.addAlarms(tx, scope, faults, now())).map((row) => row.subject))
      const journal = openJournal(tx, district, scope.actor)
      for (const { id, area, what } of faults.filter((fault) => added.has(fault.id)))
        journal({ kind: 'orders.unbacked', area, subject: id, content: { what }, retention: 'legal' })
    })
  }
  return found
}
