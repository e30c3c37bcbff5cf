import { dayOf } from '@gridward/contract/days'
import { comparePair, listPairs, putPair, type PairLine } from '@gridward/contract/people'
import { accountNames } from '../access/index.ts'
import { digestOf } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { found, Problem } from '../platform/problem.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import type { Handler } from '../serve.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { flag } from './flags.ts'
import { pairFacts } from './pair-facts.ts'
import { zoneOf } from './store-district.ts'
import type { LineRow } from './store-lists.ts'
import { findPair, linesOf, pairsIn, pairStreets, putState, type PairListRow } from './store-pair-lists.ts'
import { pairOf } from './store-pairs.ts'
import { personLine } from './views.ts'

type Shown = { rows: ReadonlyMap<string, LineRow>; lines: PairLine[] }

/** Pairs with what may be shown of both records. */
async function show(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  pairs: readonly PairListRow[],
  now: string,
): Promise<Shown> {
  const reader = narrow(scope, 'people.read')
  const read = await linesOf(tx, reader, [...new Set(pairs.flatMap((pair) => [pair.person, pair.other]))])
  const rows = new Map(read.map((row) => [row.id, row]))
  const names = await accountNames(tx, scope.district, [...new Set(pairs.flatMap((pair) => pair.decided_by ?? []))])
  const today = dayOf(now, await zoneOf(tx, scope.district))
  const lines = pairs.flatMap((pair): PairLine[] => {
    const [person, other] = [rows.get(pair.person), rows.get(pair.other)]
    if (!person || !other) return []
    return [
      {
        person: personLine(keys, person, today),
        other: personLine(keys, other, today),
        score: pair.score / 10,
        evidence: pair.evidence,
        state: pair.state,
        foundAt: pair.found_at,
        decidedAt: pair.decided_at,
        decidedBy: pair.decided_by ? (names.get(pair.decided_by) ?? null) : null,
      },
    ]
  })
  return { rows, lines }
}

export const pairs: Handler<typeof listPairs> = async ({ query, tx, scope, keys, journal, now }) => {
  const limit = query.limit ?? 50
  const reader = narrow(scope, 'people.read')
  const state = query.state ?? 'open'
  const streets = await pairStreets(tx, scope, state)
  const after = readCursor(query.after, 3)
  const rows = await pairsIn(tx, scope, reader, streets, { state, after, limit: limit + 1 })
  const here = rows.slice(0, limit)
  const more = rows.length > limit
  const { lines: items } = await show(tx, scope, keys, here, now)
  const ids = digestOf(here.map((pair) => [pair.person, pair.other])).toString('hex')
  journal({
    kind: 'people.pairsListed',
    area: scope.prefixes[0] ?? '',
    content: { asked: state, n: items.length, ids },
    retention: 'look',
  })
  const last = here.at(-1)
  return {
    items,
    next: more && last ? cursorOf([String(last.score), last.person, last.other]) : null,
    total: more || after ? 1000 : items.length,
    more: more || after !== null,
  }
}

export const compare: Handler<typeof comparePair> = async ({ params, tx, scope, keys, journal, now }) => {
  const pair = found(await findPair(tx, scope, pairOf(params.id, params.other)))
  const { rows, lines } = await show(tx, scope, keys, [pair], now)
  const [person, other, line] = [rows.get(pair.person)!, rows.get(pair.other)!, lines[0]!]
  for (const row of [person, other])
    journal({ kind: 'people.looked', area: row.area, subject: row.id, retention: 'look' })
  return {
    ...line,
    versions: { person: person.version, other: other.version },
    facts: pairFacts(keys, person, other),
  }
}

export const put: Handler<typeof putPair> = async ({ params, body, tx, scope, journal, now }) => {
  const key = pairOf(params.id, params.other)
  const pair = found(await findPair(tx, scope, key))
  if (pair.state === 'same') throw new Problem('conflict')
  await putState(tx, scope, key, body.state, { now, account: scope.actor.account })
  // who was said to be another person is asked about again, and counted again
  const deltas = pair.state === 'different' ? await flag(tx, scope, { add: [key], drop: [] }) : []
  journal({
    kind: 'people.pairPut',
    area: pair.area,
    subject: key.person,
    content: { other: key.other, from: pair.state, to: body.state },
    deltas,
  })
  return { state: body.state }
}
