import type { Delta } from '@gridward/contract/metrics'
import type { Sql } from '../platform/sql.ts'
import type { Tx } from '../platform/database.ts'
import type { Door } from './rules-doors.ts'
import type { Pair, Picked, Successor } from './rules-redivision.ts'
import { countRows, moveRows, returnRows, type MovedTable } from './store-moving.ts'

/** What a redivision does to paths. Everything at a `from` goes to its `to`; a picked household's rows go with it. */
export type Moves = {
  district: number
  redivision: string
  day: string
  now: string
  by: string | null
  pairs: readonly Pair[]
  picks: readonly Picked[]
  successors: readonly Successor[]
}

/**
 * A room's part in a redivision: its current rows follow their area. Events keep the path of their day.
 * `count` previews rows by area; `move` and `undo` answer how many rows they changed, and work set-based.
 * `doors` lists households for division by address. `stocks` recounts the room's stock metrics of some leaf areas: it
 * is called before and after, and the difference goes into the journal as pairs of deltas. `sameDoors` tells how many
 * doors of one address would lie in one area.
 */
export type Mover = {
  name: string
  count(tx: Tx, district: number, paths: readonly string[]): Promise<{ area: string; n: number }[]>
  move(tx: Tx, moves: Moves): Promise<number>
  undo(tx: Tx, moves: Moves): Promise<number>
  doors?(tx: Tx, district: number, paths: readonly string[]): Promise<Door[]>
  sameDoors?(tx: Tx, district: number, plan: Pick<Moves, 'pairs' | 'picks'>): Promise<{ area: string; n: number }[]>
  stocks?(tx: Tx, district: number, paths: readonly string[]): Promise<Delta[]>
}

const registered = new Map<string, Mover>()

/** Called once by a room while it is loaded; a second mover of the same name takes the place of the first. */
export const registerMover = (mover: Mover): void => void registered.set(mover.name, mover)
export const movers = (): Mover[] => [...registered.values()].sort((a, b) => (a.name < b.name ? -1 : 1))

/**
 * The mover of a table whose rows simply follow: `area` and `id` are its columns, `household` an expression over the
 * alias `t` for rows that follow a household, `only` a condition that says which rows are current.
 */
export function tableMover(table: MovedTable & { name: string }, more: Pick<Mover, 'doors' | 'stocks'> = {}): Mover {
  return {
    name: table.name,
    count: (tx, district, paths) => countRows(tx, table, district, paths),
    move: (tx, moves) => moveRows(tx, table, moves),
    undo: (tx, moves) => returnRows(tx, table, moves),
    ...more,
  }
}

export type { MovedTable, Sql }
