import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWorld, type Person, type World } from '../../harness/world.ts'
import { intake } from '../../intake.ts'
import { advanceClock } from '../clock.ts'
import { noFence } from '../scope.ts'
import { sql } from '../sql.ts'
import { openTable, type Cell } from '../tables/index.ts'
import { sweepImports, workOnImports, type AnyKind } from './index.ts'
import { makeSampleTable, sampleKind, sampleRows, type Sample } from './sample-kind.ts'
import { uploadAs, workbookOf } from './upload-body.ts'

let world: World
let officer: Person
let spy: (rows: readonly { value: Sample }[]) => void | Promise<void> = () => undefined
const kind = sampleKind((rows) => spy(rows))
const kinds = intake.kinds as AnyKind[]

beforeAll(async () => {
  world = await openWorld()
  kinds.push(kind, { ...kind, kind: 'guarded', verb: 'declarations.baseline' })
  await makeSampleTable(world)
  officer = await world.as('communityOfficer', '440112001001')
})
afterAll(() => {
  kinds.splice(kinds.indexOf(kind), 2)
  return world.close()
})
beforeEach(async () => {
  spy = () => undefined
  await world.owner.transact(noFence, (tx) => tx.run(sql`delete from sample`))
  await world.owner.transact(noFence, (tx) => tx.run(sql`delete from import_mapping`))
})

/** A statement on the imports stands in the queue behind the batch that is being stored. */
const somebodyWaits = async () =>
  (
    await world.owner.transact(noFence, (tx) =>
      tx.query(sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        and query like '%import%'`),
    )
  ).length > 0

const headings = ['网格', '姓名*', '手机号码', '返回日期', '备注']
const grid = '440112001001001'
const people = (n: number, from = 0) =>
  Array.from({ length: n }, (_, i) => [
    grid,
    `居民${String(from + i).padStart(6, '0')}`,
    `138${from + i}`,
    '2020-02-03',
    'x',
  ])

async function uploaded(rows: readonly (string | number | null)[][], as = officer, name = '摸排.xlsx') {
  const { code, json } = await uploadAs(as, '/api/imports?kind=sample', name, await workbookOf(headings, rows))
  expect(code).toBe(200)
  return json
}
const work = () => workOnImports(world.house, intake)
const read = async (id: string, as = officer) => (await as.get(`/api/imports/${id}`)).json

async function imported(rows: readonly (string | number | null)[][], as = officer): Promise<any> {
  const { run } = await uploaded(rows, as)
  expect((await as.post(`/api/imports/${run.id}/confirm`)).code).toBe(200)
  await work()
  return read(run.id, as)
}

async function rejectedFile(id: string): Promise<Cell[][]> {
  const reply = await world.app.inject({
    method: 'GET',
    url: `/api/imports/${id}/rejected`,
    headers: { authorization: `Bearer ${officer.secret}` },
  })
  const bytes = reply.rawPayload
  const source = {
    size: bytes.length,
    read: async (at: number, n: number) => bytes.subarray(at, at + n),
    close: async () => undefined,
  }
  const rows: Cell[][] = []
  for await (const batch of (await openTable(source)).batches()) rows.push(...batch.map((row) => row.cells))
  return rows
}

describe('an upload is shown before anything is stored', () => {
  test('with its headings, its first rows and their problems by field', async () => {
    const { run, preview } = await uploaded([...people(2), ['440112009', '', '13800000000', '不详', null]])
    expect(preview.headings.map((h: any) => [h.heading, h.key, h.certain])).toEqual([
      ['网格', 'area', true],
      ['姓名*', 'name', true],
      ['手机号码', 'phone', true],
      ['返回日期', 'day', true],
      ['备注', null, false],
    ])
    expect(preview).toMatchObject({ sheet: '台账', headerRow: 1, missing: [], tried: 3, troubled: 1, before: null })
    expect(preview.rows[2].problems.map((p: any) => p.path)).toEqual(['day', 'area', 'name'])
    expect(run).toMatchObject({ state: 'previewed', expected: 3, counts: { in: 0, stored: 0, same: 0, rejected: 0 } })
    expect(await sampleRows(world)).toEqual([])
  })

  test('and read again as the user says', async () => {
    const { run } = await uploaded([[grid, '甲', '1', null, '2']])
    const again = await officer.post(`/api/imports/${run.id}/preview`, { columns: [{ column: 4, key: 'phone' }] })
    expect(again.json.preview.headings.map((h: any) => h.key)).toEqual(['area', 'name', null, 'day', 'phone'])
    expect((await officer.post(`/api/imports/${run.id}/preview`, { sheet: '没有' })).code).toBe(415)
    await officer.post(`/api/imports/${run.id}/confirm`)
    await work()
    expect((await sampleRows(world))[0]!.phone).toBe('2')
  })

  test('a required column that is missing is named when it is confirmed', async () => {
    const bytes = await workbookOf(['网格', '联系电话'], [[grid, '1']])
    const { json } = await uploadAs(officer, '/api/imports?kind=sample', 'a.xlsx', bytes)
    expect(json.preview.missing).toEqual([{ key: 'name', title: '姓名' }])
    const refused = await officer.post(`/api/imports/${json.run.id}/confirm`)
    expect([refused.code, refused.json.fields[0].path]).toEqual([400, 'name'])
  })

  test('a file that is no table is answered with what to do, and does not stay', async () => {
    const before = (await readdir(join(world.house.dataDir, 'uploads'))).length
    const old = await uploadAs(
      officer,
      '/api/imports?kind=sample',
      'a.xls',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    )
    expect([old.code, old.json.detail]).toEqual([415, expect.stringContaining('另存为')])
    expect((await uploadAs(officer, '/api/imports?kind=sample', 'a.csv', Buffer.alloc(0))).code).toBe(415)
    expect((await uploadAs(officer, '/api/imports?kind=none', 'a.csv', Buffer.from('a'))).code).toBe(404)
    expect((await readdir(join(world.house.dataDir, 'uploads'))).length).toBe(before)
  })

  test('the file waits sealed, and goes when it is thrown away', async () => {
    const { run } = await uploaded([[grid, '不可见的人', '13912345678', null, null]])
    const path = join(world.house.dataDir, 'uploads', `${run.id}.sealed`)
    expect((await readFile(path)).includes('xl/worksheets')).toBe(false)
    expect((await officer.send('DELETE', `/api/imports/${run.id}`)).code).toBe(200)
    await expect(readFile(path)).rejects.toThrow('ENOENT')
    expect((await officer.get(`/api/imports/${run.id}`)).code).toBe(404)
  })
})

describe('an import ends in a receipt', () => {
  test('rows in are stored, same and rejected, and the control totals agree', async () => {
    await imported(people(3))
    const receipt = await imported([...people(5), [grid, '', '1', null, null], [grid, '甲', '1', '昨天', null]])
    expect(receipt).toMatchObject({ state: 'done', counts: { in: 7, stored: 2, same: 3, rejected: 2 } })
    expect(receipt.totals).toEqual([
      { name: 'cells', in: 4 * 5 + 2 + 4, stored: 8, same: 12, rejected: 6 },
      { name: 'days', in: 5, stored: 2, same: 3, rejected: 0 },
    ])
  })

  test('the rejected rows come back with their reasons and can be imported again when corrected', async () => {
    const receipt = await imported([
      ...people(1),
      ['不对', '乙', '=1+1', null, '原话'],
      [grid, '丙', '4.40112E+17', null, null],
    ])
    const [first, second, third] = await rejectedFile(receipt.id)
    expect(first).toEqual([...headings, '原行号', '退回原因'])
    expect(second).toEqual(['不对', '乙', '=1+1', null, '原话', 3, '网格编码：没有这个网格'])
    expect(third?.at(-1)).toMatch(/联系电话：“4.40112E\+17”是被当成数字保存过的长号码/)
    const corrected = await workbookOf(first as string[], [[grid, ...(second as string[]).slice(1)]])
    const { json } = await uploadAs(officer, '/api/imports?kind=sample', 'b.xlsx', corrected)
    expect(json.preview).toMatchObject({ troubled: 0, missing: [] })
  })

  test('a long number that lost its digits is refused by name', async () => {
    const { json } = await uploadAs(
      officer,
      '/api/imports?kind=sample',
      'a.csv',
      Buffer.from(`网格,姓名,电话\r\n${grid},丙,4.40112E+17\r\n`),
    )
    expect(json.preview.rows[0].problems).toMatchObject([{ path: 'phone', code: 'digitsLost' }])
  })

  test('the same file again stores nothing twice and says that it was here before', async () => {
    const rows = people(4, 100)
    const first = await imported(rows)
    const { run, preview } = await uploaded(rows)
    expect(preview.before).toMatchObject({ id: first.id, state: 'done' })
    await officer.post(`/api/imports/${run.id}/confirm`)
    await work()
    expect(await read(run.id)).toMatchObject({ counts: { in: 4, stored: 0, same: 4, rejected: 0 } })
  })

  test('a row that the database refuses stays alone', async () => {
    const receipt = await imported([...people(20), [grid, '数据库不要', '1', null, null], ...people(20, 50)])
    expect(receipt).toMatchObject({ state: 'done', counts: { in: 41, stored: 40, same: 0, rejected: 1 } })
  })

  test('when every row fails it stops for a person to look, and what was stored stays', async () => {
    const { run } = await uploaded(people(1500))
    await officer.post(`/api/imports/${run.id}/confirm`)
    spy = (rows) => {
      if (rows[0]!.value.name >= '居民001000') throw new Error('a fault of ours')
    }
    await expect(work()).rejects.toThrow('a fault of ours')
    const failed = await read(run.id)
    expect(failed).toMatchObject({ state: 'failed', fault: expect.stringContaining('已暂停') })
    expect(failed.counts).toMatchObject({ stored: 1000, rejected: 100 })
    spy = () => undefined
    await officer.post(`/api/imports/${run.id}/resume`)
    await work()
    expect(await read(run.id)).toMatchObject({ state: 'done', counts: { in: 1500, stored: 1400, rejected: 100 } })
  })
})

describe('an import is interrupted', () => {
  test('by the end of the server: it goes on behind the last row that was stored', async () => {
    const { run } = await uploaded(people(3500))
    await officer.post(`/api/imports/${run.id}/confirm`)
    spy = (rows) => {
      if (rows[0]!.value.name === '居民002500') throw new Error('Cannot use a pool after calling end on the pool')
    }
    await work()
    expect(await read(run.id)).toMatchObject({ state: 'running', counts: { in: 2000, stored: 2000 } })
    const seen: string[] = []
    spy = (rows) => void seen.push(...rows.map(({ value }) => value.name))
    await work()
    expect([seen[0], seen.length, new Set(seen).size]).toEqual(['居民002000', 1500, 1500])
    expect(await read(run.id)).toMatchObject({
      state: 'done',
      counts: { in: 3500, stored: 3500, same: 0, rejected: 0 },
    })
  })

  test('by a person: the rows in hand are stored first, and it may go on', async () => {
    const { run } = await uploaded(people(2500))
    await officer.post(`/api/imports/${run.id}/confirm`)
    const stopping: Promise<unknown>[] = []
    spy = async (rows) => {
      if (rows[0]!.value.name !== '居民001000') return
      stopping.push(officer.post(`/api/imports/${run.id}/stop`))
      while (!(await somebodyWaits())) await setTimeout(10)
    }
    await work()
    await Promise.all(stopping)
    expect(await read(run.id)).toMatchObject({ state: 'stopped', counts: { in: 2000, stored: 2000 } })
    spy = () => undefined
    await officer.post(`/api/imports/${run.id}/resume`)
    await work()
    expect(await read(run.id)).toMatchObject({ state: 'done', counts: { in: 2500, stored: 2500 } })
  })

  test('two servers at the same import store each row once', async () => {
    const { run } = await uploaded(people(3000))
    await officer.post(`/api/imports/${run.id}/confirm`)
    const other = { ...world.house }
    await Promise.all([work(), workOnImports(other, intake)])
    await work()
    expect(await read(run.id)).toMatchObject({ state: 'done', counts: { in: 3000, stored: 3000, same: 0 } })
    expect((await sampleRows(world)).length).toBe(3000)
  })
})

describe('an import is taken back', () => {
  test('as a whole, with a reason', async () => {
    const receipt = await imported(people(1200))
    const begun = await officer.post(`/api/imports/${receipt.id}/take-back`, { reason: '交错了表' })
    expect(begun.json.state).toBe('takingBack')
    await work()
    expect(await read(receipt.id)).toMatchObject({
      state: 'takenBack',
      takenBack: { reason: '交错了表', rows: 1200, kept: 0 },
    })
    expect(await sampleRows(world)).toEqual([])
    expect((await officer.post(`/api/imports/${receipt.id}/take-back`, { reason: '再来' })).code).toBe(409)
  })

  test('not when somebody has built on it, and it says who', async () => {
    const receipt = await imported(people(3))
    await world.owner.transact(noFence, (tx) =>
      tx.run(sql`update sample set touched_by = '网格员王五' where phone = '1381'`),
    )
    const refused = await officer.post(`/api/imports/${receipt.id}/take-back`, { reason: '交错了表' })
    expect([refused.code, refused.json.detail]).toEqual([422, expect.stringContaining('网格员王五')])
    expect((await sampleRows(world)).length).toBe(3)
  })

  test('a row that somebody changes meanwhile stays and is counted', async () => {
    const receipt = await imported(people(3))
    await officer.post(`/api/imports/${receipt.id}/take-back`, { reason: '交错了表' })
    await world.owner.transact(noFence, (tx) =>
      tx.run(sql`update sample set touched_by = '网格员王五' where phone = '1381'`),
    )
    await work()
    expect(await read(receipt.id)).toMatchObject({ state: 'takenBack', takenBack: { rows: 2, kept: 1 } })
  })
})

describe('who may', () => {
  test('rows outside of the own areas are refused, row by row', async () => {
    const receipt = await imported([...people(1), ['440112002001001', '别处', '1', null, null]])
    expect(receipt.counts).toEqual({ in: 2, stored: 1, same: 0, rejected: 1 })
    const reasons = (await rejectedFile(receipt.id)).map((row) => row.at(-1))
    expect(reasons[1]).toContain('不在您负责的范围')
  })

  test('another community sees nothing of an import, its own street does', async () => {
    const { id } = await imported(people(1, 900))
    const other = await world.as('communityOfficer', '440112002001')
    expect((await other.get(`/api/imports/${id}`)).code).toBe(404)
    expect((await other.get('/api/imports')).json).toMatchObject({ items: [], total: 0 })
    const street = await world.as('streetOfficer', '440112001')
    expect((await street.get('/api/imports?limit=1')).json.items[0].id).toBe(id)
    const worker = await world.as('gridWorker', grid)
    expect((await worker.get('/api/imports')).code).toBe(403)
    expect((await world.nobody.get('/api/imports')).code).toBe(401)
  })

  test('a kind that needs more than importing is refused to those who lack it', async () => {
    const guarded = await uploadAs(officer, '/api/imports?kind=guarded', 'a.csv', Buffer.from('姓名,网格\n甲,1'))
    expect(guarded.code).toBe(403)
    const offered = (await officer.get('/api/imports/kinds')).json.map((one: any) => one.kind)
    expect([offered.includes('sample'), offered.includes('guarded')]).toEqual([true, false])
    expect((await officer.get('/api/imports/kinds/sample/template')).headers['content-disposition']).toContain('UTF-8')
  })
})

test('files and refused rows go when their time is over', async () => {
  const receipt = await imported([[grid, '', '1', null, null]])
  const { run } = await uploaded(people(1))
  const files = () => readdir(join(world.house.dataDir, 'uploads'))
  advanceClock(2 * 86_400)
  await sweepImports(world.house, intake)
  expect(await files()).not.toContain(`${run.id}.sealed`)
  expect(await files()).toContain(`${receipt.id}.sealed`)
  advanceClock(6 * 86_400)
  await sweepImports(world.house, intake)
  expect(await files()).toEqual([])
  advanceClock(30 * 86_400)
  await sweepImports(world.house, intake)
  expect((await officer.get(`/api/imports/${receipt.id}/rejected`)).code).toBe(410)
})
