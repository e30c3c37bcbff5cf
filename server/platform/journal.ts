import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Instant } from '@gridward/contract/days'
import type { Delta } from '@gridward/contract/metrics'
import { canonical, sha256 } from './canonical.ts'
import { now } from './clock.ts'
import type { Tx } from './database.ts'
import { sql } from './sql.ts'
import type { Actor } from './scope.ts'

/**
 * How long the content of a line is kept; the line and its digest stay.
 * record: as long as the record it tells of; look: 180 days (Cybersecurity Law art. 21); legal: 3 years (PIPL art. 56).
 */
export type RetentionClass = 'record' | 'look' | 'legal'

export type Line = {
  /** `room.whatHappened`, for example `people.merged`. */
  kind: string
  area: string
  subject?: string | undefined
  content?: unknown
  retention?: RetentionClass
  deltas?: readonly Delta[]
  /** When it happened, where that is not now: a story that is told afterwards. */
  at?: Instant
  /** Freezes the counters of this day and everything before it, in the line's own place in the order. */
  freezes?: string
}

export type Journal = (line: Line) => void

type Written = Line & { id: string; at: string; salt: Buffer; digest: Buffer }

/** Binds content and place of a line; without salt nobody can guess erased content back from it. */
export const lineDigest = (
  salt: Uint8Array,
  kind: string,
  area: string,
  subject: string | null,
  content: unknown,
): Buffer => sha256(salt, canonical({ kind, area, subject, content: content ?? null }))

/** Lines collected during a transaction and written by one statement before its commit. */
export function openJournal(tx: Tx, district: number, actor: Actor): Journal {
  const lines: Written[] = []
  tx.beforeCommit(async () => {
    if (lines.length > 0) await write(tx, district, actor, lines)
  })
  return (line) => {
    const salt = randomBytes(16)
    const digest = lineDigest(salt, line.kind, line.area, line.subject ?? null, line.content)
    lines.push({ ...line, id: uuidv7(), at: line.at ?? now(), salt, digest })
  }
}

async function write(tx: Tx, district: number, actor: Actor, lines: Written[]): Promise<void> {
  const by = actor.account ?? actor.job
  await tx.run(sql`
    insert into journal_tail (id, district, happened_at, actor, device, kind, area, subject, digest, deltas, freezes)
    select id, ${district}::int, happened_at, ${by}, ${actor.device}, kind, area, subject, digest, deltas, freezes
    from unnest(${lines.map((l) => l.id)}::uuid[], ${lines.map((l) => l.at)}::timestamptz[], ${lines.map((l) => l.kind)}::text[],
      ${lines.map((l) => l.area)}::text[], ${lines.map((l) => l.subject ?? null)}::uuid[], ${lines.map((l) => l.digest)}::bytea[],
      ${lines.map((l) => JSON.stringify(l.deltas ?? []))}::jsonb[], ${lines.map((l) => l.freezes ?? null)}::date[])
      as t(id, happened_at, kind, area, subject, digest, deltas, freezes)`)
  await tx.run(sql`
    insert into journal_detail (id, district, area, salt, content, retention, written_at)
    select id, ${district}::int, area, salt, content, retention, written_at
    from unnest(${lines.map((l) => l.id)}::uuid[], ${lines.map((l) => l.area)}::text[], ${lines.map((l) => l.salt)}::bytea[],
      ${lines.map((l) => JSON.stringify(l.content ?? null))}::jsonb[], ${lines.map((l) => l.retention ?? 'record')}::text[],
      ${lines.map((l) => l.at)}::timestamptz[])
      as t(id, area, salt, content, retention, written_at)`)
}
