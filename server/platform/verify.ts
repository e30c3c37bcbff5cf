import type { Database } from './database.ts'
import { countErasures, type Erasure, type Erasures } from './retention/verify.ts'
import { lineDigest } from './journal.ts'
import { changedFigure } from './frozen.ts'
import { blockHash, leafOf, merkleRoot, type LineOfChain } from './merkle.ts'
import { noFence } from './scope.ts'
import { sql } from './sql.ts'

export type Fault = {
  /** Number of the first bad line, or of the block's last line when the block itself is bad. */
  seq: number
  what:
    | 'lineChanged'
    | 'lineMissing'
    | 'contentChanged'
    | 'erasedEarly'
    | 'figuresChanged'
    | 'blockChanged'
    | 'chainBroken'
    | 'tailCut'
  /** Which frozen figure: day, area, metric, what the journal says → what stands there. */
  about?: string
}
export type Verified = { lines: number; blocks: number; erased: number; lastHash: string | null; fault: Fault | null }

/** At most 50,000 lines with their contents in memory. */
const blocksAtOnce = 10

type Block = { first: number; last: number; root: Buffer; previous: Buffer; hash: Buffer }
type Row = LineOfChain & { leaf: Buffer; salt: Buffer | null; content: unknown; has_detail: boolean } & Erasure

/**
 * Reads the whole journal as the owner and names the first bad line. `anchor` is a printed block hash: when the chain
 * no longer contains it, the tail was cut or rewritten since it was printed. `since`: the end of a block that is taken on
 * trust, to look at the newest lines alone.
 */
export async function verifyJournal(owner: Database, anchor?: string, since = 0): Promise<Verified> {
  const sum: Verified = { lines: since, blocks: 0, erased: 0, lastHash: null, fault: null }
  let previous: Buffer = since === 0 ? Buffer.alloc(32) : await hashAt(owner, since)
  let anchored = anchor === undefined
  const erasures = countErasures()
  for (;;) {
    const after = sum.lines
    const blocks = await owner.transact(noFence, (tx) =>
      tx.query<Block>(
        sql`select first, last, root, previous, hash from journal_block where last > ${after} order by last limit ${blocksAtOnce}`,
      ),
    )
    if (blocks.length === 0) break
    const lines = await readLines(owner, blocks[0]!.first, blocks.at(-1)!.last)
    for (const block of blocks) {
      const mine = lines.filter((line) => line.seq >= block.first && line.seq <= block.last)
      sum.fault = checkBlock(block, mine, previous, sum, erasures)
      sum.fault ??= await checkFigures(owner, mine)
      if (sum.fault) return sum
      previous = block.hash
      sum.blocks++
      sum.lines = block.last
      sum.lastHash = block.hash.toString('hex')
      anchored ||= sum.lastHash === anchor
    }
  }
  // one statement: a block may be written at any moment
  const beyond = await owner.transact(noFence, (tx) =>
    tx.maybe<{ seq: number }>(sql`
      select seq from journal where seq > ${sum.lines} and seq > coalesce((select max(last) from journal_block), 0)
      order by seq limit 1`),
  )
  if (beyond) sum.fault = { seq: beyond.seq, what: 'chainBroken' }
  else if (!anchored) sum.fault = { seq: sum.lines, what: 'tailCut' }
  // what was erased before `since` has its lines behind it: only the whole chain can be counted
  else if (since === 0) sum.fault = await erasures.settle(owner, sum.lines)
  return sum
}

const hashAt = (owner: Database, last: number): Promise<Buffer> =>
  owner.transact(noFence, async (tx) => {
    const block = await tx.maybe<{ hash: Buffer }>(sql`select hash from journal_block where last = ${last}`)
    return block?.hash ?? Buffer.alloc(32)
  })

/** Where the newest `blocks` blocks begin, for `since`. */
export const beforeLast = (owner: Database, blocks: number): Promise<number> =>
  owner.transact(noFence, async (tx) => {
    const first = await tx.maybe<{ last: number }>(
      sql`select last from journal_block order by last desc offset ${blocks} limit 1`,
    )
    return first?.last ?? 0
  })

const readLines = (owner: Database, first: number, last: number): Promise<Row[]> =>
  owner.transact(noFence, (tx) =>
    tx.query<Row>(sql`
      select j.seq, j.id, j.district, j.happened_at, j.actor, j.kind, j.area, j.subject, j.digest, j.leaf, j.device, j.deltas,
        j.freezes::text, j.figures, d.salt, d.content,
        d.retention, d.erased_at, d.erased_under, d.id is not null as has_detail
      from journal j left join journal_detail d on d.district = j.district and d.id = j.id
      where j.seq between ${first} and ${last} order by j.seq`),
  )

async function checkFigures(owner: Database, lines: readonly Row[]): Promise<Fault | null> {
  for (const line of lines) {
    const about = await changedFigure(owner, line)
    if (about !== null) return { seq: line.seq, what: 'figuresChanged', about }
  }
  return null
}

function checkBlock(block: Block, lines: Row[], previous: Buffer, sum: Verified, erasures: Erasures): Fault | null {
  if (!block.previous.equals(previous) || block.first !== sum.lines + 1)
    return { seq: block.first, what: 'chainBroken' }
  for (let seq = block.first; seq <= block.last; seq++) {
    const line = lines[seq - block.first]
    if (line?.seq !== seq) return { seq, what: 'lineMissing' }
    if (!leafOf(line).equals(line.leaf)) return { seq, what: 'lineChanged' }
    if (!line.has_detail) return { seq, what: 'contentChanged' }
    if (line.salt === null && line.content === null) {
      sum.erased++
      if (!erasures.due(line)) return { seq, what: 'erasedEarly' }
    } else if (
      line.salt === null ||
      !lineDigest(line.salt, line.kind, line.area, line.subject, line.content).equals(line.digest)
    )
      return { seq, what: 'contentChanged' }
    else erasures.told(line)
  }
  const root = merkleRoot(lines.map((line) => line.leaf))
  if (!root.equals(block.root) || !blockHash({ ...block, root }).equals(block.hash))
    return { seq: block.last, what: 'blockChanged' }
  return null
}
