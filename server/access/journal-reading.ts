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
  ...{ state: 'none', startedAt: null, endedAt: null, anchor: null },
  ...{ lines: 0, blocks: 0, erased: 0, lastHash: null, fault: null },
}

/** Readings of the chain since the start of this process, by anchor, the newest last; there is one chain for all districts. */
const known = new Map<string | undefined, contract.CheckView>()
const running = new Map<string | undefined, Promise<void>>()
const mostKnown = 20
/** One reading after the other: each reads everything. */
let queue: Promise<void> = Promise.resolve()

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

  serve(contract.verifyJournal, async ({ body: { anchor }, again, verify, afterCommit }) => {
    const tell = (result: Verified): Promise<void> =>
      again(async (_tx, journal) => {
        journal({ kind: 'access.journalVerified', area: '', content: result, retention: 'legal' })
      })
    let mine = running.get(anchor)
    if (!mine) {
      note(anchor, { ...none, state: 'running', startedAt: readClock(), anchor: anchor ?? null })
      mine = queue = queue.then(() => check(anchor, verify, tell)).finally(() => running.delete(anchor))
      running.set(anchor, mine)
    }
    afterCommit(async () => {
      await Promise.race([mine, wait(patience, undefined, { ref: false })])
      return known.get(anchor) ?? none
    })
    return known.get(anchor) ?? none
  })

  serve(contract.journalCheck, async ({ query }) =>
    query.anchor === undefined ? ([...known.values()].at(-1) ?? none) : (known.get(query.anchor) ?? none),
  )
}

const isId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text)

function note(anchor: string | undefined, view: contract.CheckView): void {
  known.delete(anchor)
  known.set(anchor, view)
  const [oldest] = known.keys()
  if (known.size > mostKnown) known.delete(oldest)
}

async function check(
  anchor: string | undefined,
  verify: (anchor?: string) => Promise<Verified>,
  tell: (result: Verified) => Promise<unknown>,
): Promise<void> {
  const view = { ...none, startedAt: readClock(), anchor: anchor ?? null }
  note(anchor, { ...view, state: 'running' })
  try {
    const result = await verify(anchor)
    note(anchor, { ...view, ...result, state: 'done', endedAt: readClock() })
    await tell(result)
  } catch {
    note(anchor, { ...view, state: 'failed', endedAt: readClock() })
  }
}
