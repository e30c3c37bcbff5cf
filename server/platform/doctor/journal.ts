import type pg from 'pg'
import { openDatabase, type Connection } from '../database.ts'
import { millis } from '../clock.ts'
import { lastRecount } from '../recount.ts'
import { lastRetention } from '../retention/note.ts'
import { beforeLast, verifyJournal } from '../verify.ts'
import { above, bad, good, warn, type Finding } from './finding.ts'

/** Four blocks a second are written at most: a quarter of an hour of the busiest time. */
const newest = 3600

export async function chain(connection: Connection): Promise<Finding[]> {
  const owner = openDatabase(connection, 'owner', 1)
  try {
    const since = await beforeLast(owner, newest)
    const { fault, lines } = await verifyJournal(owner, undefined, since)
    if (!fault)
      return [
        good(
          'journal',
          `日志最近 ${lines - since} 行完好；全部核验用 gridward verify。`,
          `The newest ${lines - since} lines of the journal are intact; gridward verify reads all.`,
        ),
      ]
    return [
      bad(
        'journal',
        `日志第 ${fault.seq} 行有问题（${fault.what}）。请立即备份并保留现场，再用 gridward verify 全部核验。`,
        `Line ${fault.seq} of the journal is bad (${fault.what}). Make a backup at once, change nothing, and run gridward verify.`,
      ),
    ]
  } finally {
    await owner.close()
  }
}

export async function sealing(client: pg.ClientBase, atWork: boolean): Promise<Finding[]> {
  const { rows } = await client.query<{ waiting: number; seconds: number }>(
    `select count(*)::int as waiting, coalesce(extract(epoch from clock_timestamp() - min(happened_at)), 0)::float8 as seconds from journal_tail`,
  )
  const { waiting, seconds } = rows[0]!
  if (!atWork)
    return [
      warn(
        'sealer',
        `服务没有运行${waiting > 0 ? `，${waiting} 行日志等它启动后编号` : ''}；请用 npm start 启动。`,
        `The server is not running${waiting > 0 ? `; ${waiting} journal lines wait for it` : ''}; start it with npm start.`,
      ),
    ]
  const state = waiting === 0 ? 'good' : above(seconds, 10, 60)
  return [
    {
      about: 'sealer',
      state,
      zh:
        state === 'good'
          ? '服务在运行，日志编号及时。'
          : `${waiting} 行日志已等 ${Math.round(seconds)} 秒还没有编号；数字会停住。请看上面有没有拖延的事务，否则重新启动服务。`,
      en:
        state === 'good'
          ? 'The server is running and the journal is numbered in time.'
          : `${waiting} journal lines wait for ${Math.round(seconds)} s; numbers stand still. Look for a held transaction above, else start the server again.`,
    },
  ]
}

/** Counters are recounted every night; here is what the last recount found. */
export async function figures(dataDir: string): Promise<Finding[]> {
  const last = await lastRecount(dataDir)
  if (!last)
    return [
      good(
        'recount',
        '数字每夜重新计算一次，还没有到第一夜；现在就算：gridward recount。',
        'Numbers are recounted every night, and there was none yet; gridward recount does it now.',
      ),
    ]
  const when = last.at.slice(0, 16).replace('T', ' ')
  if (last.drifting > 0)
    return [
      bad(
        'recount',
        `${when}（UTC）重新计算，${last.drifting} 个数字不一致；请运行 gridward recount 看是哪些，并反馈。`,
        `The recount of ${when} UTC found ${last.drifting} numbers that differ; gridward recount shows them. Please report it.`,
      ),
    ]
  return [
    good(
      'recount',
      `${when}（UTC）重新计算过，${last.counters} 个数字全部一致。`,
      `The recount of ${when} UTC found all ${last.counters} numbers equal.`,
    ),
  ]
}

/** What is over is removed every night; here is what the last night did. */
export async function retention(dataDir: string): Promise<Finding[]> {
  const last = await lastRetention(dataDir)
  if (!last)
    return [
      good(
        'retention',
        '到期数据每夜清除一次，还没有到第一夜。',
        'What is kept too long is removed every night, and there was none yet.',
      ),
    ]
  const when = last.at.slice(0, 16).replace('T', ' ')
  if (last.failed.length > 0)
    return [
      bad(
        'retention',
        `${when}（UTC）有到期数据没能清除：${last.failed.join('；')}。下一夜会再试；再不成请反馈。`,
        `${when} UTC: some data that are over could not be removed: ${last.failed.join('; ')}. The next night tries again; if it fails too, please report it.`,
      ),
    ]
  const n = Object.values(last.tables).reduce((sum, one) => sum + one, 0)
  const late = millis() - Date.parse(last.at) > 50 * 3_600_000
  return [
    (late ? warn : good)(
      'retention',
      `${when}（UTC）清除了 ${n} 条到期数据${late ? '，之后没有再清除；请让服务夜里开着' : ''}。`,
      `${n} records that were over were removed at ${when} UTC${late ? ', and none since; let the server run at night' : ''}.`,
    ),
  ]
}

/** Data of emergencies that are over wait for two people; nobody else can decide. */
export async function sunsets(client: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<{ n: number; days: number }>(
    `select count(*)::int as n, coalesce(max(extract(epoch from clock_timestamp() - e.sunset_at) / 86400), 0)::int as days
     from emergency e left join sunset s on s.district = e.district and s.emergency = e.id
     where e.sunset_at is not null and s.due_at is null
       and not exists (select from emergency n where n.district = e.district and n.renews = e.id)`,
  )
  const { n, days } = rows[0]!
  if (n === 0) return []
  return [
    (days > 30 ? bad : warn)(
      'sunset',
      `${n} 次应急响应已结束 ${days} 天，数据清除还没有两人签署；请在“应急响应”页签署。`,
      `${n} emergencies are over, the longest for ${days} days, and nobody has signed that their data go; sign on the page of emergencies.`,
    ),
  ]
}
