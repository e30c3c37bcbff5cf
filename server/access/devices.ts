import * as contract from '@gridward/contract/access'
import { cursorOf, readCursor } from '../platform/cursor.ts'
import { found, Problem } from '../platform/problem.ts'
import type { Serve } from '../serve.ts'
import { newSecret } from './index.ts'
import { qrOf } from './qr.ts'
import * as store from './store-devices.ts'

const lineOf = (row: store.DeviceRow): contract.DeviceLine => ({
  id: row.id,
  name: row.name,
  area: row.area,
  createdAt: row.created_at,
  createdBy: row.created_by,
  lastSeenAt: row.last_seen_at,
  cutOffAt: row.cut_off_at,
  cutOffBy: row.cut_off_by,
  cutOffWhy: row.cut_off_why,
  people: row.people,
  openSessions: row.open_sessions,
})

/** Phones as their leaders see them. */
export function devices(serve: Serve): void {
  serve(contract.listDevices, async ({ query, tx, scope, now }) => {
    const { q, state, limit = 50 } = query
    const filter = { q, state, now }
    const rows = await store.listDevices(tx, scope, filter, readCursor(query.after, 'text', 'id'), limit)
    const total = await store.countDevices(tx, scope, filter)
    const last = rows.at(-1)
    return {
      items: rows.map(lineOf),
      next: last && rows.length === limit ? cursorOf([last.area, last.id]) : null,
      total: Math.min(total, 1000),
      more: total > 1000,
    }
  })

  serve(contract.bindDevice, async ({ body, tx, scope, session, now, journal, origin }) => {
    // its secret is shown once: a request that came twice cannot be answered again
    if (await store.findDevice(tx, scope, body.id)) throw new Problem('alreadyExists')
    const { secret, digest } = newSecret()
    const { id, name, area } = body
    const { district, account: by } = session
    await store.addDevice(tx, { district, id, name, area, secret: digest, by, now })
    journal({ kind: 'access.deviceBound', area, subject: id, content: { name } })
    const link = `${origin}/field/bind#${secret}`
    return { id, secret, link, qr: qrOf(link).text }
  })

  serve(contract.cutOffDevice, async ({ params, body, tx, scope, session, now, journal, forget }) => {
    const device = found(await store.findDevice(tx, scope, params.id))
    if (device.cut_off_at) return { done: true }
    const why = body.reason ?? ''
    const sessions = await store.cutOff(tx, session.district, device.id, { now, by: session.account, why })
    const content = { reason: why, sessions }
    journal({ kind: 'access.deviceCutOff', area: device.area, subject: device.id, content, retention: 'legal' })
    forget()
    return { done: true }
  })
}
