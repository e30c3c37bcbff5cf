import { applyChanges, fold, type Change } from './counters.ts'
import type { Database, Tx } from './database.ts'
import { freezeFigures } from './frozen.ts'
import { blockHash, leafOf, merkleRoot, type LineOfChain } from './merkle.ts'
import { noFence } from './scope.ts'
import { sql } from './sql.ts'

type Tail = Omit<LineOfChain, 'seq' | 'figures'>
type Line = LineOfChain

/** What one tick of the sealer did; `changes` are the new values of the counters that moved. */
export type Sealed = { first: number; last: number; lines: Line[]; changes: Change[] }

/** 5,000 lines are folded in about 0.3 s; more would make the tick longer than people wait. */
const batch = 5_000

/**
 * Numbers the lines of finished transactions without gaps, writes their block, folds their deltas. One transaction.
 * Only one sealer works at a time; a second one finds the lock taken and answers null.
 */
export const sealOnce = (db: Database): Promise<Sealed | null> =>
  db.transact(noFence, async (tx) => {
    const { held } = await tx.one<{ held: boolean }>(sql`select pg_try_advisory_xact_lock(7261) as held`)
    if (!held) return null
    const tail = await takeTail(tx)
    if (tail.length === 0) return null
    const previous = await tx.maybe<{ last: number; hash: Buffer }>(
      sql`select last, hash from journal_block order by last desc limit 1`,
    )
    const first = (previous?.last ?? 0) + 1
    const { changes, frozen } = await foldLines(tx, tail)
    const lines = tail.map((line, i) => ({ ...line, seq: first + i, figures: frozen.get(line.id) ?? null }))
    await writeBlock(tx, lines, previous?.hash ?? Buffer.alloc(32))
    return { first, last: first + lines.length - 1, lines, changes }
  })

/** True when every committed line is numbered. */
export const tailIsEmpty = (db: Database): Promise<boolean> =>
  db.transact(noFence, async (tx) => {
    const { left } = await tx.one<{ left: boolean }>(sql`select exists (select from journal_tail) as left`)
    return !left
  })

/** Lines below the snapshot's xmin: no transaction that is still running can add one before them. */
const takeTail = async (tx: Tx): Promise<Tail[]> => {
  const lines = await tx.query<Tail>(sql`
    delete from journal_tail where id in (
      select id from journal_tail where xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid, id limit ${batch})
    returning id, district, happened_at, actor, device, kind, area, subject, digest, deltas, freezes::text`)
  return lines.sort((a, b) => (a.id < b.id ? -1 : 1))
}

async function writeBlock(tx: Tx, lines: Line[], previous: Buffer): Promise<void> {
  const leaves = lines.map(leafOf)
  await tx.run(sql`
    insert into journal (seq, id, district, happened_at, actor, device, kind, area, subject, digest, leaf, deltas, freezes, figures)
    select * from unnest(${lines.map((l) => l.seq)}::bigint[], ${lines.map((l) => l.id)}::uuid[], ${lines.map((l) => l.district)}::int[],
      ${lines.map((l) => l.happened_at)}::timestamptz[], ${lines.map((l) => l.actor)}::text[], ${lines.map((l) => l.device)}::text[],
      ${lines.map((l) => l.kind)}::text[], ${lines.map((l) => l.area)}::text[], ${lines.map((l) => l.subject)}::uuid[],
      ${lines.map((l) => l.digest)}::bytea[], ${leaves}::bytea[], ${lines.map((l) => JSON.stringify(l.deltas))}::jsonb[],
      ${lines.map((l) => l.freezes)}::date[], ${lines.map((l) => l.figures)}::bytea[])`)
  const block = { first: lines[0]!.seq, last: lines.at(-1)!.seq, root: merkleRoot(leaves), previous }
  await tx.run(sql`
    insert into journal_block (first, last, root, previous, hash)
    values (${block.first}, ${block.last}, ${block.root}, ${block.previous}, ${blockHash(block)})`)
}

/** A freezing line takes its place in the order: what comes before it counts, what comes after it is late. Answers digests by line. */
async function foldLines(tx: Tx, lines: readonly Tail[]): Promise<{ changes: Change[]; frozen: Map<string, Buffer> }> {
  const through = new Map<number, string>()
  const frozen = new Map<string, Buffer>()
  for (const row of await tx.query<{ district: number; day: string }>(
    sql`select district, max(day)::text as day from frozen_day group by district`,
  ))
    through.set(row.district, row.day)
  let sums = new Map<string, Change>()
  const changes: Change[] = []
  for (const line of lines) {
    fold(sums, line.district, line.deltas, through.get(line.district) ?? '')
    if (!line.freezes || line.freezes <= (through.get(line.district) ?? '')) continue
    changes.push(...(await applyChanges(tx, sums.values())))
    sums = new Map()
    const day = { district: line.district, day: line.freezes }
    frozen.set(line.id, await freezeFigures(tx, day, line.id))
    through.set(line.district, line.freezes)
  }
  changes.push(...(await applyChanges(tx, sums.values())))
  return { changes, frozen }
}
