import type { Instant } from '@gridward/contract/days'
import type { Delta } from '@gridward/contract/metrics'
import type { Tx } from '../database.ts'
import type { Scope } from '../scope.ts'

/** rowDeleted: the row goes; contentErased: the line stays with its digest; columnsCleared: the row stays without the person. */
export type Method = 'rowDeleted' | 'contentErased' | 'columnsCleared'
export type Sweeper = Scope<'people.write'>

/**
 * What a step took. `subjects`: ids of records that are gone, so that what the journal says of them goes too; `deltas`:
 * what they counted for in stocks; `lines`: contents of journal lines that were erased, by class.
 */
export type Taken = {
  n: number
  subjects?: readonly string[]
  deltas?: readonly Delta[]
  lines?: Readonly<Record<string, number>>
}

/** What a table keeps until its own time is over. `take` removes at most `limit` rows whose time ended before `before`. */
export type Kept = {
  table: string
  /** Days; the comment of the table names the same period. */
  days: number
  method: Method
  take(tx: Tx, scope: Sweeper, at: { before: Instant; now: Instant }, limit: number): Promise<Taken>
}

/** What a table keeps for an emergency. `take` removes rows in the scope's area, but none under a prefix of `except`. */
export type KeptForEmergency = {
  table: string
  method: Method
  take(tx: Tx, scope: Sweeper, except: readonly string[], limit: number): Promise<Taken>
  /** Rows that are left, for the proof. */
  left(tx: Tx, scope: Sweeper, except: readonly string[]): Promise<number>
}

/** A table that needs no step of its own, and what becomes of its rows. */
export type Goes = { table: string; why: string }
