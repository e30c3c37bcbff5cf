import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

export type TrayKind = 'sameIdOtherContent' | 'outsideGrants' | 'unreadable' | 'dead'
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
