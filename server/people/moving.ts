import { tableMover, type Mover } from '../areas/index.ts'
import { sql } from '../platform/sql.ts'
import { doorsIn, stocksOf } from './store-moving.ts'

/** What of the register follows its area in a redivision: doors and people, with their homes and ledgers. */
export const peopleMovers: readonly Mover[] = [
  tableMover(
    {
      name: 'households',
      table: 'household',
      household: sql`t.id`,
      with: [
        { table: 'household_alias', by: 'household' },
        { table: 'membership', by: 'household' },
      ],
    },
    { doors: doorsIn, stocks: stocksOf },
  ),
  tableMover({
    name: 'people',
    table: 'person',
    household: sql`t.household`,
    with: [{ table: 'person_tag', by: 'person' }],
  }),
]
