import type { DocumentType } from '@gridward/contract/identity'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import type { Journal } from '../platform/journal.ts'
import type { Scope } from '../platform/scope.ts'
import { flag } from './flags.ts'
import { blocksOf } from './rules-blocks.ts'
import { queueFrom, score, type Scored, type Traits } from './rules-score.ts'
import { comparables, neighboursOf, saveKeys, type Comparable } from './store-match.ts'
import { dropPairs, lockFlags, pairOf, pairsAround, savePairs, type PairKey, type PairRow } from './store-pairs.ts'
import { secretsOf } from './views.ts'

const about = 'person.match'
/** Shows with which key drawers were made. */
export const keyedWith = (keys: Keys): Buffer => keys.blind('', about).subarray(0, 16)

/** 64 bits of a keyed hash: what is in a drawer can be compared and not read. */
export const keysOf = (keys: Keys, district: number, traits: Traits): bigint[] =>
  blocksOf(traits).map((block) => keys.blind(`${district} ${block}`, about).readBigInt64BE())

export function traitsOf(keys: Keys, row: Comparable): Traits {
  const { number, phone } = secretsOf(keys, row.sealed)
  return {
    name: { plain: row.name_plain, pinyin: row.name_pinyin, initials: row.name_initials },
    sex: row.sex,
    birthDate: row.birth_date,
    document: number === '' ? null : { type: row.id_kind as DocumentType, number },
    phone: phone === '' ? null : phone,
    home: row.household,
    told: row.told,
  }
}

/** A pair of records as they stand, from its newer one. */
type Held = { newer: Comparable; older: Comparable; scored: Scored }

/**
 * Holds records against everybody whom they could be, and puts pairs that look alike into the queue. A pair that was
 * decided stays decided; one that nobody decided and that looks alike no more leaves. Answers how many pairs wait now.
 */
export async function compareRecords(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  rows: readonly Comparable[],
  journal: Journal,
  now: string,
): Promise<number> {
  if (rows.length === 0) return 0
  const own = rows.map((row) => ({ row, keys: keysOf(keys, scope.district, traitsOf(keys, row)) }))
  await saveKeys(
    tx,
    scope,
    own.map(({ row, keys: drawers }) => ({ person: row.id, version: row.version, keys: drawers })),
  )
  const ids = rows.map((row) => row.id)
  const before = await pairsAround(tx, scope, ids)
  const met = await neighboursOf(
    tx,
    scope,
    own.map(({ row, keys: drawers }) => ({ ...row, person: row.id, keys: drawers })),
  )
  const suspected = rows.flatMap((row) => row.maybe_same.map((one) => ({ person: row.id, id: one.person })))
  const pairs = [...met, ...suspected].map((one) => pairOf(one.person, one.id))
  const held = await hold(tx, scope, keys, rows, [...pairs, ...before])
  return settle(tx, scope, held, before, journal, now)
}

async function hold(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  rows: readonly Comparable[],
  pairs: readonly PairKey[],
): Promise<Held[]> {
  const known = new Map(rows.map((row) => [row.id, row]))
  const wanted = new Set(pairs.flatMap((pair) => [pair.person, pair.other]).filter((id) => !known.has(id)))
  if (wanted.size > 0) for (const row of await comparables(tx, scope, [...wanted])) known.set(row.id, row)
  const traits = new Map<string, Traits>()
  const of = (row: Comparable): Traits => {
    const found = traits.get(row.id) ?? traitsOf(keys, row)
    traits.set(row.id, found)
    return found
  }
  const unique = new Map(pairs.map((pair) => [`${pair.person}${pair.other}`, pair]))
  return [...unique.values()].flatMap((pair) => {
    const [newer, older] = [known.get(pair.person), known.get(pair.other)]
    return newer && older ? [{ newer, older, scored: score(of(newer), of(older)) }] : []
  })
}

async function settle(
  tx: Tx,
  scope: Scope<'people.write'>,
  held: readonly Held[],
  before: readonly PairRow[],
  journal: Journal,
  now: string,
): Promise<number> {
  // who was flagged when the declaration came in waits for somebody, whatever the score
  const told = ({ newer, older }: Held): boolean => suspects(newer, older) || suspects(older, newer)
  const waits = (one: Held): boolean => one.scored.score >= queueFrom || told(one)
  const alike = held.filter(waits)
  const rows = alike.map(({ newer, older, scored }) => ({
    ...{ person: newer.id, other: older.id, area: newer.area },
    ...{ score: Math.round(scored.score * 10), evidence: scored.evidence },
  }))
  const stay = new Set(alike.map(({ newer, older }) => newer.id + older.id))
  const gone = before.filter(
    (pair) => (pair.state === 'open' || pair.state === 'later') && !stay.has(pair.person + pair.other),
  )
  // a pair holds both its records: taken one by one, in another order than a declaration takes them, each would wait for the other
  await lockFlags(tx, scope, [...new Set([...rows, ...gone].flatMap((pair) => [pair.person, pair.other]))])
  const saved = rows.length > 0 ? await savePairs(tx, scope, rows, now) : []
  if (gone.length > 0) await dropPairs(tx, scope, gone)
  const open = saved.filter((pair) => pair.state === 'open' || pair.state === 'later')
  const already = new Set(alike.filter(told).map(({ newer, older }) => newer.id + older.id))
  const add = open.filter((pair) => !already.has(pair.person + pair.other))
  const deltas = await flag(tx, scope, { add, drop: gone })
  if (deltas.length > 0) journal({ kind: 'people.alike', area: '', content: { pairs: open.length }, deltas })
  return open.length
}

const suspects = (a: Comparable, b: Comparable): boolean =>
  a.maybe_same.some((one) => one.person === b.id && one.reason !== 'alike')
