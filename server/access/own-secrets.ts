import * as contract from '@gridward/contract/access'
import { found, Problem } from '../platform/problem.ts'
import type { Serve } from '../serve.ts'
import { asSelf } from './acting.ts'
import { knownTo, remember } from './browsers.ts'
import { codeDigest } from './codes.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { checkPin, hashPin, mustBeGoodPin } from './pins.ts'
import { refused } from './problems.ts'
import { weakPassword } from './rules-secrets.ts'
import { openSession } from './sessions.ts'
import * as store from './store.ts'
import { forgetBrowsers } from './store-browsers.ts'
import { guardTries, passwordOf, pinOf } from './tries.ts'

/** Sets what only its owner knows: password and PIN. */
export function ownSecrets(serve: Serve): void {
  serve(contract.setPassword, async (call) => {
    const { body, session, tx, now, enter, forget, browser } = call
    const { district, account: id, device } = session
    const known = await knownTo(tx, browser, session.login)
    const tries = await guardTries(call, { ...passwordOf(session.login), known })
    const account = found(await store.findOpen(tx, district, { account: id, login: undefined }, now))
    if (account.demo) throw refused('demo')
    if (!(await checkPassword(account.password, body.current)))
      throw tries.wrong(new Problem('wrongLogin'), { district, account: id, how: 'password' })
    tries.right()
    if (body.current === body.password) throw refused('samePassword')
    if (weakPassword(body.password, account.login)) throw refused('weakPassword')
    await store.setPassword(tx, district, id, await hashPassword(body.password))
    await store.endSessionsOf(tx, district, id, now)
    const journal = await enter(asSelf(session))
    journal({ kind: 'access.passwordSet', area: '', subject: id, retention: 'legal' })
    await forgetBrowsers(tx, district, id)
    forget()
    const view = await openSession(call, { district, account: id, by: 'newPassword', device })
    if (!device) await remember(tx, browser, { district, account: id }, now)
    return view
  })

  serve(contract.useCode, async (call) => {
    const { body, session, tx, now, enter, forget, browser } = call
    const known = await knownTo(tx, browser, body.login)
    const tries = await guardTries(call, { ...passwordOf(body.login), known })
    const account = await store.findLogin(tx, body.login, now)
    // the hash is made whether or not there is such an account, so that time tells nothing
    const password = await hashPassword(body.password)
    const whose = account && { district: account.district, account: account.id }
    const digest = codeDigest('password', body.code)
    if (!whose || (await store.useCode(tx, { ...whose, purpose: 'password', digest, now })) === 0)
      throw tries.wrong(new Problem('wrongLogin'), whose && { ...whose, how: 'code' })
    tries.right()
    if (weakPassword(body.password, account.login)) throw refused('weakPassword')
    const { district, id } = account
    await store.setPassword(tx, district, id, password)
    await store.endSessionsOf(tx, district, id, now)
    const journal = await enter(asSelf(whose))
    journal({ kind: 'access.passwordSet', area: '', subject: id, content: { by: 'code' }, retention: 'legal' })
    await forgetBrowsers(tx, district, id)
    forget()
    const view = await openSession(call, { ...whose, by: 'passwordCode', before: session })
    await remember(tx, browser, whose, now)
    return view
  })

  ownPin(serve)
}

function ownPin(serve: Serve): void {
  serve(contract.setPin, async (call) => {
    const { body, session, tx, keys, now, enter } = call
    const { district, account: id, device, login } = session
    const account = found(await store.findOpen(tx, district, { account: id, login: undefined }, now))
    const how = account.pin ? 'pin' : 'password'
    const tries = await guardTries(call, how === 'pin' ? pinOf(device, id) : passwordOf(login))
    if (account.demo) throw refused('demo')
    const right = account.pin
      ? await checkPin(keys, id, account.pin, body.current)
      : await checkPassword(account.password, body.current)
    if (!right) throw tries.wrong(new Problem('wrongPin'), { district, account: id, how })
    tries.right()
    mustBeGoodPin(keys, body.pin, account.phone_sealed)
    await store.setPin(tx, district, id, await hashPin(keys, id, body.pin))
    const journal = await enter(asSelf(session))
    journal({ kind: 'access.pinSet', area: '', subject: id, retention: 'legal' })
    return { done: true }
  })
}
