import type { listTray, readTray, settleTray } from '@gridward/contract/declarations'
import { accountNames } from '../access/index.ts'
import { found, Problem } from '../platform/problem.ts'
import type { Handler } from '../serve.ts'
import { cursorOf, readCursor } from '../people/index.ts'
import { findTray, listTray as rowsOf, settle } from './store-tray.ts'
import { trayContent } from './visits.ts'

export const list: Handler<typeof listTray> = async ({ query, tx, scope }) => {
  const limit = query.limit ?? 50
  const after = readCursor(query.after, 2)
  const rows = await rowsOf(tx, scope, { after, limit: limit + 1 })
  const names = await accountNames(tx, scope.district, [...new Set(rows.flatMap((row) => row.account ?? []))])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ id, area, kind, about, account, received_at }) => ({
      ...{ id, area, kind, about, by: account ? (names.get(account) ?? null) : null, receivedAt: received_at },
    })),
    next: rows.length > limit && last ? cursorOf([last.received_text, last.id]) : null,
    total: shown.length,
    more: rows.length > limit || after !== null,
  }
}

export const read: Handler<typeof readTray> = async ({ params, tx, scope, keys, journal }) => {
  const row = found(await findTray(tx, scope, params.id))
  const names = await accountNames(tx, scope.district, row.account ? [row.account] : [])
  journal({ kind: 'declarations.trayRead', area: row.area, subject: row.id, retention: 'look' })
  const { id, area, kind, about, account, received_at } = row
  const content: unknown = JSON.parse(keys.open(row.content_sealed, trayContent))
  return {
    ...{ id, area, kind, about, by: account ? (names.get(account) ?? null) : null, receivedAt: received_at },
    content,
  }
}

export const close: Handler<typeof settleTray> = async ({ params, body, tx, scope, journal, now }) => {
  const row = found(await findTray(tx, scope, params.id))
  if ((await settle(tx, scope, { id: row.id, how: body.how }, now)) === 0) throw new Problem('gone')
  journal({
    kind: 'declarations.traySettled',
    area: row.area,
    subject: row.id,
    content: { how: body.how, kind: row.kind },
  })
  return { done: true }
}
