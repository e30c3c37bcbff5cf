import * as contract from '@gridward/contract/access'
import { found, Problem } from '../platform/problem.ts'
import type { Serve } from '../serve.ts'
import { asSelf } from './acting.ts'
import { codeDigest } from './codes.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { checkPin, hashPin, mustBeGoodPin } from './pins.ts'
import { refused } from './problems.ts'
import { weakPassword } from './rules-secrets.ts'
import { openSession } from './sessions.ts'
import * as store from './store.ts'
import { guardTries } from './tries.ts'

/** Sets what only its owner knows: password and PIN. */
export function ownSecrets(serve: Serve): void {
  serve(contract.setPassword, async ({ body, session, tx, now, address, afterwards, enter, cookie, forget }) => {
    const { district, account: id, device } = session
    const tries = await guardTries(tx, now, afterwards, { what: 'account', who: session.login, address })
    const account = found(await store.findOpen(tx, district, { account: id, login: undefined }, now))
    if (account.demo) throw refused('demo')
    if (!(await checkPassword(account.password, body.current))) throw tries.wrong(new Problem('wrongLogin'))
    await tries.right(tx)
    if (body.current === body.password) throw refused('samePassword')
    if (weakPassword(body.password, account.login)) throw refused('weakPassword')
    await store.setPassword(tx, district, id, await hashPassword(body.password))
    await store.endSessionsOf(tx, district, id, now)
    const journal = await enter(asSelf(session))
    journal({ kind: 'access.passwordSet', area: '', subject: id, retention: 'legal' })
    forget()
    return openSession(tx, { district, account: id, ...(device ? { device } : {}) }, now, cookie)
  })

  serve(contract.useCode, async ({ body, session, tx, now, address, afterwards, enter, cookie, forget }) => {
    const tries = await guardTries(tx, now, afterwards, { what: 'account', who: body.login, address })
    const account = await store.findLogin(tx, body.login, now)
    // the hash is made whether or not there is such an account, so that time tells nothing
    const password = await hashPassword(body.password)
    const digest = codeDigest('password', body.code)
    const at = account && { district: account.district, account: account.id, purpose: 'password' as const, digest, now }
    if (!at || (await store.useCode(tx, at)) === 0) throw tries.wrong(new Problem('wrongLogin'))
    await tries.right(tx)
    if (weakPassword(body.password, account.login)) throw refused('weakPassword')
    const { district, id } = account
    await store.setPassword(tx, district, id, password)
    await store.endSessionsOf(tx, district, id, now)
    const journal = await enter(asSelf({ district, account: id }))
    journal({ kind: 'access.passwordSet', area: '', subject: id, content: { by: 'code' }, retention: 'legal' })
    forget()
    return openSession(tx, { district, account: id, before: session }, now, cookie)
  })

  serve(contract.setPin, async ({ body, session, tx, keys, now, address, afterwards, enter }) => {
    const { district, account: id } = session
    const tries = await guardTries(tx, now, afterwards, { what: 'pin', who: id, address })
    const account = found(await store.findOpen(tx, district, { account: id, login: undefined }, now))
    if (account.demo) throw refused('demo')
    const right = account.pin
      ? await checkPin(keys, id, account.pin, body.current)
      : await checkPassword(account.password, body.current)
    if (!right) throw tries.wrong(new Problem('wrongPin'))
    await tries.right(tx)
    mustBeGoodPin(keys, body.pin, account.phone_sealed)
    await store.setPin(tx, district, id, await hashPin(keys, id, body.pin))
    const journal = await enter(asSelf(session))
    journal({ kind: 'access.pinSet', area: '', subject: id, retention: 'legal' })
    return { done: true }
  })
}
