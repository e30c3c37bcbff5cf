import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** Wrong tries are counted over minutes; of longer ago nobody needs to know. All districts at once. */
export const forgetTries = (tx: Tx, before: string): Promise<number> =>
  tx.run(sql`delete from login_try where tried_at < ${before}`)

export const listDistricts = (tx: Tx): Promise<{ id: number }[]> => tx.query(sql`select id from district order by id`)
