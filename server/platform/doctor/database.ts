import type pg from 'pg'
import { millis } from '../clock.ts'
import { above, bad, good, warn, type Finding } from './finding.ts'

/** Looks at a database through the owner's connection. */
export async function server(client: pg.ClientBase, embedded: string | undefined): Promise<Finding[]> {
  const { rows } = await client.query<{ version: string; number: number; size: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
       pg_size_pretty(pg_database_size(current_database())) as size`,
  )
  const { version, number, size } = rows[0]!
  const name = version.split(' ')[0]
  const where = embedded === undefined ? '' : `，内置（启动方式 ${embedded}）`
  const there = embedded === undefined ? '' : `, embedded (start mode ${embedded})`
  if (number < 150_000)
    return [
      bad('postgres', `PostgreSQL ${name} 太旧，请用 15 以上。`, `PostgreSQL ${name} is too old; use 15 or newer.`),
    ]
  return [good('postgres', `PostgreSQL ${name}${where}，数据 ${size}。`, `PostgreSQL ${name}${there}, ${size}.`)]
}

/** The embedded server is for a demo, a drill and the first weeks (DESIGN, Storage). */
const firstWeeks = 28

export async function ownServer(client: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<{ days: number | null }>(
    `select (extract(epoch from now() - min(created_at)) / 86400)::int as days from district where not demo`,
  )
  const days = rows[0]?.days
  if (days === null || days === undefined)
    return [
      good(
        'embedded',
        '内置数据库适合演示、演练和头几周。',
        'The embedded database is meant for a demo, a drill and the first weeks.',
      ),
    ]
  const zh = `内置数据库已用 ${days} 天；它适合头几周，请准备一台 PostgreSQL 服务器，然后 gridward move --to=<DATABASE_URL>。`
  const en = `The embedded database is in use for ${days} days; it is meant for the first weeks. Prepare a PostgreSQL server, then gridward move --to=<DATABASE_URL>.`
  return [(days > firstWeeks ? warn : good)('embedded', zh, en)]
}

export async function durability(client: pg.ClientBase): Promise<Finding[]> {
  const off: string[] = []
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [name])
    if (rows[0]?.value === 'off') off.push(name)
  }
  if (off.length === 0)
    return [good('durability', '每条记录落盘后才回答。', 'A record is answered for after the disk has it.')]
  return [
    bad(
      'durability',
      `数据库关闭了 ${off.join('、')}，停电会丢失已回答的记录；请在 postgresql.conf 里打开。`,
      `The database has ${off.join(', ')} off and would lose answered records in a power failure; switch it on in postgresql.conf.`,
    ),
  ]
}

export async function clock(client: pg.ClientBase): Promise<Finding[]> {
  const before = millis()
  const { rows } = await client.query<{ at: number }>(
    'select extract(epoch from clock_timestamp())::float8 * 1000 as at',
  )
  const seconds = Math.abs(rows[0]!.at - (before + millis()) / 2) / 1000
  const state = above(seconds, 2, 30)
  const todo = state === 'good' ? '' : '；请在两台机器上都开启时间同步'
  const advice = state === 'good' ? '' : '; switch time synchronisation on at both machines'
  return [
    {
      about: 'clock',
      state,
      zh: `本机与数据库的时钟相差 ${seconds.toFixed(1)} 秒${todo}。`,
      en: `The clocks of this machine and the database differ by ${seconds.toFixed(1)} s${advice}.`,
    },
  ]
}

export async function activity(client: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<{ seconds: number; pid: number; used: number; max: number }>(`
    select coalesce(max(extract(epoch from clock_timestamp() - xact_start)) filter (where xact_start is not null and backend_type = 'client backend'), 0)::float8 as seconds,
      coalesce((array_agg(pid order by xact_start) filter (where xact_start is not null and backend_type = 'client backend'))[1], 0) as pid,
      count(*)::int as used, current_setting('max_connections')::int as max
    from pg_stat_activity where pid <> pg_backend_pid()`)
  const { seconds, pid, used, max } = rows[0]!
  const long = above(seconds, 60, 600)
  const full = above(used / max, 0.8, 0.95)
  const list: Finding[] = []
  if (long !== 'good')
    list.push({
      about: 'transactions',
      state: long,
      zh: `有一个事务已经开了 ${Math.round(seconds)} 秒（进程 ${pid}），日志编号要等它；确认后可执行 select pg_terminate_backend(${pid})。`,
      en: `A transaction is open for ${Math.round(seconds)} s (process ${pid}) and the journal waits for it; if nobody needs it: select pg_terminate_backend(${pid}).`,
    })
  if (full !== 'good')
    list.push({
      about: 'connections',
      state: full,
      zh: `数据库连接 ${used}/${max}，快用完了；请调大 max_connections 或关闭别的程序。`,
      en: `${used} of ${max} database connections are used; raise max_connections or close other programs.`,
    })
  return list.length > 0 ? list : [good('transactions', '没有拖延的事务。', 'No transaction is held open.')]
}
