import type { World } from '../../harness/world.ts'
import { noFence } from '../scope.ts'
import { sql } from '../sql.ts'
import { isDay } from '@gridward/contract/days'
import { field } from '../problem.ts'
import { textOf, type ImportKind, type IntakeCall, type IntakeColumn } from './index.ts'
import type { IntakeRow, Outcome, Parsed } from './index.ts'

/** A small kind with a table of its own, for tests of the intake. */
export type Sample = { area: string; name: string; phone: string; day: string | null }

const say = (text: string) => ({ 'zh-CN': text, en: text, 'zh-Hant': text })

export const makeSampleTable = (world: World): Promise<unknown> =>
  world.owner.transact(noFence, (tx) =>
    tx.client.query(`create table sample (district int, id uuid, area text collate "C", name text, phone text, day date,
      import uuid, touched_by text, primary key (district, id), unique (district, name, phone), check (name <> '数据库不要'));
      grant all on sample to gridward_app`),
  )

export const sampleRows = (world: World) =>
  world.owner.transact(noFence, (tx) =>
    tx.query<{ name: string; phone: string; day: string | null; area: string; import: string }>(
      sql`select name, phone, day, area, import from sample order by name, phone`,
    ),
  )

const columns: readonly IntakeColumn[] = [
  { key: 'area', title: '网格编码', kind: 'text', required: true, aliases: ['网格', '所属网格编号'] },
  { key: 'name', title: '姓名', kind: 'text', required: true, note: '按身份证填写' },
  { key: 'phone', title: '联系电话', kind: 'text', aliases: ['电话', '手机号码'] },
  { key: 'day', title: '返回日期', kind: 'day' },
  { key: 'kind', title: '现居类型', kind: 'text', options: ['常住', '暂住'] },
]

function parse(row: IntakeRow, grids: ReadonlySet<string>): Parsed<Sample> {
  const [area, name, phone] = [textOf(row, 'area'), textOf(row, 'name'), textOf(row, 'phone')]
  const day = textOf(row, 'day')
  const problems = [
    ...(grids.has(area) ? [] : [field('area', 'unknown', '没有这个网格')]),
    ...(name === '' ? [field('name', 'required', '必填')] : []),
    ...(day === '' || isDay(day) ? [] : [field('day', 'day', '请填写日期')]),
  ]
  return problems.length > 0 ? { problems } : { area, value: { area, name, phone, day: day === '' ? null : day } }
}

async function store(call: IntakeCall, rows: readonly { value: Sample }[]): Promise<Outcome[]> {
  const stored = await call.tx.query<{ id: string; key: string }>(sql`
    insert into sample (district, id, area, name, phone, day, import)
    select ${call.district}::int, gen_random_uuid(), area, name, phone, day, ${call.import}::uuid
    from unnest(${rows.map((r) => r.value.area)}::text[], ${rows.map((r) => r.value.name)}::text[],
      ${rows.map((r) => r.value.phone)}::text[], ${rows.map((r) => r.value.day)}::date[]) as t(area, name, phone, day)
    on conflict do nothing returning id, name || '/' || phone as key`)
  const fresh = new Map(stored.map(({ id, key }) => [key, id]))
  return rows.map(({ value }): Outcome => {
    const key = `${value.name}/${value.phone}`
    const subject = fresh.get(key)
    fresh.delete(key)
    return subject ? { is: 'stored', subject } : { is: 'same', subject: call.import }
  })
}

async function takeBack(call: IntakeCall, rows: readonly { subject: string }[]): Promise<boolean[]> {
  const gone = await call.tx.query<{ id: string }>(
    sql`delete from sample where id = any(${rows.map((row) => row.subject)}) and touched_by is null returning id`,
  )
  const ids = new Set(gone.map(({ id }) => id))
  return rows.map((row) => ids.has(row.subject))
}

/** `before` sees each batch before it is stored, is waited for, and may throw. */
export const sampleKind = (
  before: (rows: readonly { value: Sample }[]) => void | Promise<void>,
): ImportKind<Sample, Set<string>> => ({
  kind: 'sample',
  title: say('样表'),
  about: say('测试用'),
  verb: 'people.write',
  columns: () => columns,
  prepare: async () => new Set(['440112001001001', '440112001001002', '440112002001001']),
  parse,
  store: async (call, rows) => {
    await before(rows)
    return store(call, rows)
  },
  totals: ({ day }) => ({ days: day === null ? 0 : 1 }),
  holders: (call) =>
    call.tx.query(sql`select touched_by as who, '已改' as what, count(*)::int as rows from sample
      where import = ${call.import} and touched_by is not null group by touched_by`),
  takeBack,
})
