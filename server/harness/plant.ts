import { uuidv7 } from 'uuidv7'
import { now } from '../platform/clock.ts'
import type { World } from './world.ts'

type Column = { name: string; type: string }
const fill = (type: string): unknown =>
  ({
    uuid: uuidv7(),
    text: 'x',
    'timestamp with time zone': now(),
    date: now().slice(0, 10),
    bytea: `\\x${'ab'.repeat(16)}${uuidv7().replaceAll('-', '')}`,
    jsonb: [],
    ARRAY: [uuidv7()],
    bigint: 1,
    integer: 1,
    boolean: false,
    xid8: '1',
  })[type]

/**
 * A row as if it had always been there: columns that must be filled and are not named get anything of their type, and what
 * they point at need not exist. For tests of what happens to old rows.
 */
export async function plant(world: World, table: string, row: Record<string, unknown>): Promise<void> {
  const client = await world.owner.pool.connect()
  try {
    const { rows } = await client.query<Column>(
      `select column_name as name, data_type as type from information_schema.columns
       where table_name = $1 and is_nullable = 'NO' and column_default is null and is_generated = 'NEVER' and is_identity = 'NO'`,
      [table],
    )
    const filled = Object.fromEntries(rows.map(({ name, type }) => [name, fill(type)]))
    const whole: Record<string, unknown> = { ...filled, district: world.district, ...row }
    const names = Object.keys(whole).map((name) => `"${name}"`)
    await client.query('begin; set local session_replication_role = replica')
    await client.query(
      `insert into "${table}" (${names}) select ${names} from jsonb_populate_record(null::"${table}", $1)`,
      [JSON.stringify(whole)],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
