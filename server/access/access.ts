import * as contract from '@gridward/contract/access'
import { addSeconds } from '@gridward/contract/days'
import { sha256 } from '../platform/canonical.ts'
import { Problem } from '../platform/problem.ts'
import type { Serve } from '../serve.ts'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../platform/database.ts'
import { demoPassword, newSecret, resolveSession, type Session } from './index.ts'
import { checkPassword } from './passwords.ts'
import { allVerbs, lifetimes, tries } from './rules.ts'
import * as store from './store.ts'

export const viewOf = (session: Session): contract.SessionView => ({
  account: { id: session.account, name: session.name, login: session.login },
  district: { id: session.district, name: session.district_name, zone: session.zone, demo: session.demo },
  kind: session.kind,
  verbs: allVerbs(session.grants),
  grants: session.grants
    .filter((grant) => !grant.past)
    .map(({ role, prefix, until }) => ({ role, prefix, until: new Date(until).toISOString() })),
  mustChange: session.must_change,
  endsAt: session.ends_at,
})

/** Starts a session at a desk and hands its cookie to the browser. */
export async function openDesk(
  tx: Tx,
  account: { district: number; id: string },
  now: string,
  cookie: (secret: string, seconds: number) => void,
): Promise<contract.SessionView> {
  const { secret, digest } = newSecret()
  const life = lifetimes.desk
  const times = { now, idleUntil: addSeconds(now, life.idle), endsAt: addSeconds(now, life.whole) }
  const base = {
    district: account.district,
    account: account.id,
    kind: 'desk',
    device: null,
    name: '',
    verbs: null,
  } as const
  await store.addSession(tx, { ...base, ...times, id: uuidv7(), token: digest })
  cookie(secret, life.whole)
  return viewOf((await resolveSession(tx, secret, now))!)
}

export function access(serve: Serve): void {
  serve(contract.signIn, async ({ body, tx, now, address, afterwards, cookie }) => {
    const keys = { account: sha256('account', body.login), address: sha256('address', address) }
    const since = addSeconds(now, -tries.window)
    const wrong = new Map(
      (await store.countTries(tx, [keys.account, keys.address], since)).map((t) => [t.key.toString('hex'), t.n]),
    )
    const tooMany =
      (wrong.get(keys.account.toString('hex')) ?? 0) >= tries.most ||
      (wrong.get(keys.address.toString('hex')) ?? 0) >= tries.mostPerAddress
    if (tooMany) throw new Problem('tooManyTries', { retryAfter: tries.window })
    const account = await store.findLogin(tx, body.login, now)
    if (!(await checkPassword(account?.password, body.password)) || !account) {
      afterwards((other) => store.addTries(other, [keys.account, keys.address], now))
      throw new Problem('wrongLogin')
    }
    await store.clearTries(tx, keys.account)
    const { secret, digest } = newSecret()
    const life = lifetimes.desk
    const idleUntil = addSeconds(now, life.idle)
    const endsAt = addSeconds(now, life.whole)
    const base = {
      district: account.district,
      account: account.id,
      kind: 'desk',
      device: null,
      name: '',
      verbs: null,
    } as const
    await store.addSession(tx, { ...base, id: uuidv7(), token: digest, now, idleUntil, endsAt })
    cookie(secret, life.whole)
    const session = await resolveSession(tx, secret, now)
    return viewOf(session!)
  })

  serve(contract.whoAmI, async ({ session }) => viewOf(session))

  serve(contract.signOut, async ({ session, tx, now, cookie, forget }) => {
    await store.endSession(tx, session.district, session.id, now)
    forget()
    cookie('', 0)
    return { done: true }
  })

  serve(contract.demoAccounts, async ({ tx }) =>
    (await store.listDemoAccounts(tx)).map((account) => ({ ...account, password: demoPassword })),
  )
}
