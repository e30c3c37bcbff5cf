import { tableMover, type Mover } from '../areas/index.ts'
import { sql } from '../platform/sql.ts'
import { carryBaselines, countBaselines, dropCarried, stocksOf } from './store-moving.ts'

/** What follows a redivision: waiting claims, what lies in the tray, open rounds and baselines. Visits keep their path. */
export const declarationMovers: readonly Mover[] = [
  {
    name: 'baselines',
    count: countBaselines,
    move: (tx, moves) => carryBaselines(tx, moves, moves.successors),
    undo: (tx, { district, redivision }) => dropCarried(tx, district, redivision),
  },
  tableMover(
    { name: 'claims', table: 'submission', household: sql`t.household`, only: sql`t.state = 'claim'` },
    { stocks: stocksOf },
  ),
  tableMover({ name: 'rounds', table: 'round', only: sql`t.closed_at is null` }),
  tableMover({ name: 'tray', table: 'tray', only: sql`t.settled_at is null` }),
]
