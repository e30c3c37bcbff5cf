import { addSeconds, type Instant } from '@gridward/contract/days'
import { now } from '../clock.ts'
import type { Database } from '../database.ts'
import { noFence } from '../scope.ts'
import { sql } from '../sql.ts'
import { classDays } from './journal.ts'
import { sweptKind } from './run.ts'

/** What a line says of its own erasure. */
export type Erasure = { retention: string | null; erased_at: Instant | null; erased_under: string | null }
type Line = Erasure & { seq: number; district: number; kind: string; happened_at: Instant; content: unknown }

export type Erasures = {
  /** Counts an erased line; false when its class does not allow that yet, or when it says no reason. */
  due(line: Line): boolean
  /** Takes note of a line that tells of erasures. */
  told(line: Pick<Line, 'district' | 'kind' | 'content'>): void
  /** After the last line, of this number: the first erasure that no line counts. */
  settle(owner: Database, last: number): Promise<{ seq: number; what: 'erasedEarly' } | null>
}

/** Clocks of two machines. */
const skew = 86_400

/**
 * Erasures of the chain against the lines that tell of them. The dates of an erasure stand beside the chain, where an owner
 * could write any; how many lines of a class were erased at an instant stands in it.
 */
export function countErasures(): Erasures {
  const latest = addSeconds(now(), skew)
  const erased = new Map<string, { n: number; seq: number }>()
  const counted = new Map<string, number>()
  const told: Erasures['told'] = ({ district, kind, content }) => {
    if (kind !== sweptKind) return
    const { at, erased: lines } = content as { at: Instant; erased: Record<string, number> }
    for (const [name, n] of Object.entries(lines)) {
      const key = `${district} ${at} ${name}`
      counted.set(key, (counted.get(key) ?? 0) + n)
    }
  }
  return {
    told,
    due(line) {
      const { retention, erased_at: at } = line
      if (at === null || retention === null || line.erased_under !== retention || at > latest) return false
      const key = `${line.district} ${at} ${retention}`
      const sum = erased.get(key) ?? { n: 0, seq: line.seq }
      erased.set(key, { ...sum, n: sum.n + 1 })
      if (retention === 'record') return at >= line.happened_at
      return at >= addSeconds(line.happened_at, classDays[retention as keyof typeof classDays] * 86_400)
    },
    async settle(owner, last) {
      for (const line of await tellingAfter(owner, last)) told(line)
      const bad = [...erased].filter(([key, { n }]) => n > (counted.get(key) ?? 0)).map(([, { seq }]) => seq)
      return bad.length === 0 ? null : { seq: Math.min(...bad), what: 'erasedEarly' }
    },
  }
}

/** Lines that were written while the chain was read: numbered behind what was read, or waiting for their number. */
const tellingAfter = (owner: Database, last: number): Promise<Pick<Line, 'district' | 'kind' | 'content'>[]> =>
  owner.transact(noFence, (tx) =>
    tx.query(sql`
      select t.district, t.kind, d.content
      from (select district, id, kind from journal_tail union all select district, id, kind from journal where seq > ${last}) t
        join journal_detail d on d.district = t.district and d.id = t.id where t.kind = ${sweptKind}`),
  )
