import * as contract from '@gridward/contract/access'
import { Problem } from '../platform/problem.ts'
import type { Serve } from '../serve.ts'
import { accounts } from './accounts.ts'
import { devices } from './devices.ts'
import { grants } from './grants.ts'
import { demoPassword } from './index.ts'
import { invitations } from './invitations.ts'
import { joining } from './joining.ts'
import { journalReading } from './journal-reading.ts'
import { ownSecrets } from './own-secrets.ts'
import { checkPassword } from './passwords.ts'
import { phones } from './phones.ts'
import { openSession, viewOf } from './sessions.ts'
import * as store from './store.ts'
import { tokens } from './tokens.ts'
import { guardTries } from './tries.ts'

export function access(serve: Serve): void {
  serve(contract.signIn, async ({ body, tx, now, address, session, afterwards, cookie, forget }) => {
    const tries = await guardTries(tx, now, afterwards, { what: 'account', who: body.login, address })
    const account = await store.findLogin(tx, body.login, now)
    if (!(await checkPassword(account?.password, body.password)) || !account)
      throw tries.wrong(new Problem('wrongLogin'))
    await tries.right(tx)
    if (session) forget()
    return openSession(tx, { district: account.district, account: account.id, before: session }, now, cookie)
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

  for (const part of [ownSecrets, accounts, grants, invitations, joining, devices, phones, tokens, journalReading])
    part(serve)
}
