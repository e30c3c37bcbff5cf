import { addSeconds } from '@gridward/contract/days'
import { asJob } from '../access/index.ts'
import { now } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { about } from './raising.ts'
import { waitAfter } from './rules-webhook.ts'
import { listDistricts } from './store-calls.ts'
import { saveSent, takeDue, type DueWebhook } from './store-deliveries.ts'
import { channels } from './channels.ts'
import { allowedHosts, type Resolver } from './webhook.ts'

const sender = channels.find((channel) => channel.name === 'webhook')!.send!

/** Sends what is due to other systems, twenty at a time, outside of any transaction. Answers how many were tried. */
export async function sendDue(
  house: { db: Database; keys: Keys; dataDir: string },
  resolver?: Resolver,
): Promise<number> {
  const { db, keys } = house
  const allowed = await allowedHosts(house.dataDir)
  let tried = 0
  for (const { district } of await db.transact(noFence, listDistricts)) {
    const scope = asJob('calls.escalate', district)
    const due = await db.transact(fenceOf(scope), (tx) => takeDue(tx, scope, now(), addSeconds(now(), 60)))
    tried += due.length
    await Promise.all(
      due.map(async (one) => {
        const problem = await attempt(one)
        await db.transact(fenceOf(scope), (tx) => saveSent(tx, scope, one.id, outcome(one.tries, problem)))
      }),
    )
  }
  return tried

  async function attempt({ id, url, secret, call, area, kind, state, why, dueAt }: DueWebhook): Promise<string> {
    const target = { url, secret: keys.open(secret, about.secret) }
    return sender(target, { delivery: id, call, area, kind, state, why, dueAt }, { allowed, resolver }).then(
      () => '',
      (error: Error) => error.message.slice(0, 200),
    )
  }
}

function outcome(tries: number, problem: string) {
  const at = now()
  if (problem === '') return { state: 'sent', nextAt: null, problem, now: at } as const
  const wait = waitAfter(tries)
  return wait === null
    ? ({ state: 'failed', nextAt: null, problem, now: at } as const)
    : ({ state: 'waiting', nextAt: addSeconds(at, wait), problem, now: at } as const)
}
