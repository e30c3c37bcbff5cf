import * as contract from '@gridward/contract/access'
import { addSeconds } from '@gridward/contract/days'
import { outermost } from '@gridward/contract/paths'
import { uuidv7 } from 'uuidv7'
import { Problem } from '../platform/problem.ts'
import { makeScope } from '../platform/scope.ts'
import type { Serve } from '../serve.ts'
import { hashPassword } from './passwords.ts'
import { openSession } from './sessions.ts'
import { setup } from './setup-code.ts'
import * as store from './store.ts'
import { guardTries } from './tries.ts'

/** A first grant ends too; the administrator renews it like every other. */
const firstGrantDays = 90

export function setUp(serve: Serve): void {
  serve(contract.setupState, async ({ tx }) => ({ needed: (await store.countDistricts(tx)) === 0 }))

  serve(contract.setUp, async (call) => {
    const { body, tx, now, address, enter } = call
    await store.lockSetUp(tx)
    if ((await store.countDistricts(tx)) > 0) throw new Problem('gone')
    const tries = await guardTries(call, { what: 'setup', who: address })
    if (!setup.matches(body.code))
      throw tries.wrong(
        new Problem('wrongLogin', {
          says: {
            'zh-CN': '启用码不对，请看服务器的终端窗口。',
            en: 'Wrong code; look at the terminal of the server.',
          },
        }),
      )
    const { name, roots, zone } = body.district
    const district = await store.addDistrict(tx, {
      name,
      roots: outermost(roots),
      zone: zone ?? 'Asia/Shanghai',
      demo: false,
      now,
    })
    const account = { district, id: uuidv7() }
    const admin = { login: body.administrator.login, name: body.administrator.name, unit: name }
    const password = await hashPassword(body.administrator.password)
    await store.addAccount(tx, { ...account, ...admin, password, mustChange: false, demo: false, now, endsAt: null })
    const until = addSeconds(now, firstGrantDays * 86_400)
    const grant = { district, account: account.id, prefix: '', from: now, until, by: null, reason: '首次启用' }
    await store.addGrants(
      tx,
      (['commander', 'systemAdmin'] as const).map((role) => ({ ...grant, id: uuidv7(), role })),
    )
    const journal = await enter(
      makeScope(
        'access.grant',
        district,
        [''],
        { account: account.id, session: null, device: null, job: null },
        'administration',
      ),
    )
    const content = { district: name, roots }
    journal({ kind: 'access.setUp', area: '', subject: account.id, content, retention: 'legal' })
    setup.close()
    return openSession(call, { district, account: account.id, by: 'setUp' })
  })
}
