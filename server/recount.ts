import { allMovers } from './moving.ts'
import type { Connection } from './platform/database.ts'
import { recount, type CountStocks, type Recount } from './platform/recount.ts'

/** Every stock that a room counts from its rows, by area. */
export const countStocks: CountStocks = async (tx, district, areas) => {
  const counted = []
  for (const mover of allMovers) counted.push(...((await mover.stocks?.(tx, district, areas)) ?? []))
  return counted
}

/** Every counter against the journal, every stock against its rows. */
export const recountAll = (connection: Connection): Promise<Recount> => recount(connection, countStocks)
