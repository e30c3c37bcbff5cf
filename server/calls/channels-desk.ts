import * as contract from '@gridward/contract/calls'
import { randomBytes } from 'node:crypto'
import { callWords } from '@gridward/contract/words/calls'
import { digestOf } from '../platform/canonical.ts'
import { field, found, Problem } from '../platform/problem.ts'
import type { Serve } from '../serve.ts'
import { about } from './raising.ts'
import { allowedUrl } from './rules-webhook.ts'
import * as store from './store-deliveries.ts'
import { allowedHosts } from './webhook.ts'

export function channels(serve: Serve): void {
  serve(contract.callList, async ({ tx, scope, keys, journal }) => {
    const rows = await store.listPhone(tx, scope)
    const ids = digestOf(rows.map((row) => row.id)).toString('hex')
    const area = scope.prefixes[0] ?? ''
    journal({ kind: 'calls.phoneListed', area, content: { n: rows.length, ids }, retention: 'look' })
    return rows.map((row) => ({ ...row, phone: row.phone ? keys.open(row.phone, about.phone) : '' }))
  })

  serve(contract.tickPhone, async ({ tx, scope, session, params, body, journal, now }) => {
    const tick = { reached: body.reached, note: body.note ?? '', by: session.account, now }
    const { call, area } = found(await store.tickPhone(tx, scope, params.id, tick))
    journal({ kind: 'calls.telephoned', area, subject: call, content: { reached: body.reached } })
    return { done: true }
  })

  serve(contract.listWebhooks, async ({ tx, scope }) =>
    (await store.listWebhooks(tx, scope)).map((row) => ({ ...row, lastProblem: row.lastProblem ?? '' })),
  )

  serve(contract.addWebhook, async ({ tx, session, body, keys, journal, now, language, dataDir }) => {
    const words = callWords[language].problems
    const found = allowedUrl(body.url, await allowedHosts(dataDir))
    if (typeof found === 'string') {
      const text = found === 'host' ? words.host : words.url
      throw new Problem('invalid', { fields: [field('url', found, text)] })
    }
    const secret = randomBytes(24).toString('base64url')
    const row = { ...body, secret: keys.seal(secret, about.secret), by: session.account, now }
    await store.addWebhook(tx, session.district, row)
    const content = { area: body.area, host: new URL(body.url).host }
    journal({ kind: 'calls.webhookAdded', area: '', subject: body.id, content, retention: 'legal' })
    return { secret }
  })

  serve(contract.dropWebhook, async ({ tx, session, params, journal }) => {
    found((await store.dropWebhook(tx, session.district, params.id)) || null)
    journal({ kind: 'calls.webhookDropped', area: '', subject: params.id, retention: 'legal' })
    return { done: true }
  })
}
