import type { trayKinds } from '@gridward/contract/declarations'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql } from '../platform/sql.ts'

export type TrayKind = (typeof trayKinds)[number]
export type TrayRow = {
  id: string
  area: string
  kind: TrayKind
  about: string | null
  content_sealed: Buffer
  digest: Buffer
}

/** Keeps what somebody has to look at; the same content about the same thing is kept once. */
export const fillTray = (
  tx: Tx,
  scope: Scope<'declarations.visit'>,
  rows: readonly TrayRow[],
  now: string,
): Promise<{ id: string }[]> =>
  tx.query(sql`
    insert into tray (district, id, area, kind, about, content_sealed, digest, account, device, received_at)
    select ${scope.district}::int, t.*, ${scope.actor.account}::uuid, ${scope.actor.device}, ${now}::timestamptz
    from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.area)}::text[], ${rows.map((r) => r.kind)}::text[],
      ${rows.map((r) => r.about)}::uuid[], ${rows.map((r) => r.content_sealed)}::bytea[], ${rows.map((r) => r.digest)}::bytea[]) as t
    on conflict do nothing returning id`)

export type TrayLineRow = {
  id: string
  area: string
  kind: TrayKind
  about: string | null
  account: string | null
  received_at: string
  received_text: string
}

/** What waits longest first. `after`: time and id of the last one seen. */
export const listTray = (
  tx: Tx,
  scope: Scope<'declarations.judge'>,
  options: { after: readonly string[] | null; limit: number },
): Promise<TrayLineRow[]> =>
  tx.query(sql`
    select t.id, t.area, t.kind, t.about, t.account, t.received_at, t.received_at::text as received_text from tray t
    where ${every([
      sql`t.district = ${scope.district} and t.settled_at is null`,
      scoped(scope, sql`t.area`),
      options.after
        ? sql`(t.received_at, t.id) > (${options.after[0]}::timestamptz, ${options.after[1]}::uuid)`
        : undefined,
    ])} order by t.received_at, t.id limit ${options.limit}`)

export const findTray = (
  tx: Tx,
  scope: Scope<'declarations.judge'>,
  id: string,
): Promise<(TrayLineRow & { content_sealed: Buffer }) | undefined> =>
  tx.maybe(sql`
    select t.id, t.area, t.kind, t.about, t.account, t.received_at, t.received_at::text as received_text, t.content_sealed
    from tray t where t.district = ${scope.district} and ${scoped(scope, sql`t.area`)} and t.id = ${id}`)

export const settle = (
  tx: Tx,
  scope: Scope<'declarations.judge'>,
  tray: { id: string; how: string },
  now: string,
): Promise<number> =>
  tx.run(sql`
    update tray t set settled_at = ${now}, settled_by = ${scope.actor.account}::uuid, settled_how = ${tray.how}
    where t.district = ${scope.district} and ${scoped(scope, sql`t.area`)} and t.id = ${tray.id} and t.settled_at is null`)
