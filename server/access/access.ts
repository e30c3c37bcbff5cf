import * as contract from '@gridward/contract/access'
import { Problem } from '../platform/problem.ts'
import type { Serve } from '../serve.ts'
import { accounts } from './accounts.ts'
import { asSelf } from './acting.ts'
import { knownTo, remember } from './browsers.ts'
import { devices } from './devices.ts'
import { grants } from './grants.ts'
import { demoPassword } from './index.ts'
import { invitations } from './invitations.ts'
import { joining } from './joining.ts'
import { journalReading } from './journal-reading.ts'
import { ownSecrets } from './own-secrets.ts'
import { checkPassword } from './passwords.ts'
import { phones } from './phones.ts'
import { queries } from './queries.ts'
import { openSession, viewOf } from './sessions.ts'
import * as store from './store.ts'
import { tokens } from './tokens.ts'
import { guardTries, passwordOf } from './tries.ts'

export function access(serve: Serve): void {
  serve(contract.signIn, async (call) => {
    const { body, tx, now, session, forget, browser } = call
    const known = await knownTo(tx, browser, body.login)
    const tries = await guardTries(call, { ...passwordOf(body.login), known })
    const account = await store.findLogin(tx, body.login, now)
    const whose = account && { district: account.district, account: account.id }
    if (!(await checkPassword(account?.password, body.password)) || !whose)
      throw tries.wrong(new Problem('wrongLogin'), whose && { ...whose, how: 'password' })
    tries.right()
    if (session) forget()
    const view = await openSession(call, { ...whose, by: 'password', before: session })
    await remember(tx, browser, whose, now)
    return view
  })

  serve(contract.whoAmI, async ({ session }) => viewOf(session))

  serve(contract.signOut, async ({ session, tx, now, cookie, forget, enter }) => {
    const { district, id, account, kind } = session
    await store.endSession(tx, district, id, now)
    const journal = await enter(asSelf(session))
    const content = { session: id, kind }
    journal({ kind: 'access.signedOut', area: '', subject: account, content, retention: 'look' })
    forget()
    cookie('', 0)
    return { done: true }
  })

  serve(contract.demoAccounts, async ({ tx }) =>
    (await store.listDemoAccounts(tx)).map((account) => ({ ...account, password: demoPassword })),
  )

  for (const part of [
    ownSecrets,
    accounts,
    grants,
    invitations,
    joining,
    devices,
    phones,
    tokens,
    journalReading,
    queries,
  ])
    part(serve)
}
