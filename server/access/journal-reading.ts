import * as contract from '@gridward/contract/access'
import { setTimeout as wait } from 'node:timers/promises'
import { now as readClock } from '../platform/clock.ts'
import { cursorOf, readCursor } from '../platform/cursor.ts'
import type { Verified } from '../platform/verify.ts'
import type { Serve } from '../serve.ts'
import { readLines } from './store-journal.ts'
import { accountNames } from './store-names.ts'

/** A chain of this length is read while the reader waits; a longer one goes on after the reply. */
const patience = 15_000

const none: contract.CheckView = {
  ...{ state: 'none', startedAt: null, endedAt: null },
  ...{ lines: 0, blocks: 0, erased: 0, lastHash: null, fault: null },
}

/** The last reading of the chain since the start of this process; there is one chain for all districts. */
let last: contract.CheckView = none
let running: Promise<unknown> | undefined

export function journalReading(serve: Serve): void {
  serve(contract.readJournal, async ({ query, tx, scope, journal }) => {
    const { kind, actor, subject, from, to, limit = 50 } = query
    const before = readCursor(query.after, 'number')?.[0] ?? null
    const rows = await readLines(tx, scope, { kind, actor, subject, from, to }, before, limit)
    const ids = [...new Set(rows.flatMap(({ actor: by }) => (by && isId(by) ? [by] : [])))]
    const names = await accountNames(tx, scope.district, ids)
    const content = { ...query, n: rows.length }
    journal({ kind: 'access.journalRead', area: scope.prefixes[0] ?? '', content, retention: 'look' })
    const oldest = rows.at(-1)
    return {
      items: rows.map((row) => ({
        ...{ seq: row.seq, id: row.id, at: row.happened_at, kind: row.kind, area: row.area },
        ...{
          actor: row.actor,
          actorName: names.get(row.actor ?? '') ?? null,
          device: row.device,
          subject: row.subject,
        },
        ...{ content: row.erased_at ? null : row.content, retention: row.retention ?? '' },
        ...{ erasedAt: row.erased_at, erasedUnder: row.erased_under },
      })),
      next: oldest && rows.length === limit ? cursorOf([String(oldest.seq)]) : null,
    }
  })

  serve(contract.verifyJournal, async ({ body, now, again, verify }) => {
    running ??= check(
      now,
      () => verify(body.anchor),
      (result) =>
        again(async (_tx, journal) => {
          journal({ kind: 'access.journalVerified', area: '', content: result, retention: 'legal' })
        }),
    ).finally(() => (running = undefined))
    await Promise.race([running, wait(patience, undefined, { ref: false })])
    return last
  })

  serve(contract.journalCheck, async () => last)
}

const isId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text)

async function check(
  startedAt: string,
  verify: () => Promise<Verified>,
  tell: (result: Verified) => Promise<unknown>,
): Promise<void> {
  last = { ...none, state: 'running', startedAt }
  try {
    const result = await verify()
    last = { ...result, state: 'done', startedAt, endedAt: readClock() }
    await tell(result)
  } catch {
    last = { ...none, state: 'failed', startedAt, endedAt: readClock() }
  }
}
