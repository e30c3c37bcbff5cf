// minutes: 6
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../harness/world.ts'
import { intake } from '../../intake.ts'
import { noFence } from '../scope.ts'
import { sql } from '../sql.ts'
import { writeTable, type RowInput, type TableColumn } from '../tables/index.ts'
import type { AnyKind } from './index.ts'
import { makeSampleTable, sampleKind } from './sample-kind.ts'
import { uploadAs } from './upload-body.ts'

let world: World
let folder = ''
const kind = sampleKind(() => undefined)
beforeAll(async () => {
  world = await openWorld()
  folder = await mkdtemp(join(tmpdir(), 'million-'))
  ;(intake.kinds as AnyKind[]).push(kind)
  await makeSampleTable(world)
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true })
})

const built = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url))
/** Megabytes that the server, reader included, may hold; its database runs apart. */
const most = 300

/** A server of its own, from the build, that does nothing but work on imports; answers the most memory it held, in MB. */
async function work(): Promise<number> {
  const code = `
    import { openHouse } from ${JSON.stringify(built('house.js'))}
    import { intake } from ${JSON.stringify(built('intake.js'))}
    import { workOnImports } from ${JSON.stringify(built('platform/intake/index.js'))}
    import { sampleKind } from ${JSON.stringify(built('platform/intake/sample-kind.js'))}
    // what a child has held at most counts its parent's memory too, so it is looked at here
    let most = 0
    setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20).unref()
    const [connection, dataDir] = JSON.parse(process.argv[1])
    intake.kinds.push(sampleKind(() => undefined))
    const house = await openHouse(connection, dataDir)
    await workOnImports(house, intake)
    await house.close()
    console.log(most / 1e6)`
  const facts = JSON.stringify([world.connection, world.house.dataDir])
  const args = ['--max-semi-space-size=4', '--max-old-space-size=128', '--input-type=module', '-e', code, facts]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return Number(said)
}

const columns: TableColumn[] = ['网格', '姓名', '电话', '返回日期'].map((title) => ({
  key: title,
  title,
  kind: 'text',
}))
function* people(rows: number): Generator<RowInput> {
  for (let n = 1; n <= rows; n++)
    yield { 网格: '440112001001001', 姓名: n % 1000 === 0 ? '' : `居民${n}`, 电话: `138${n}`, 返回日期: '2020.2.9' }
}

// 65,537 is one more than .xls held; 1,048,577 rows do not fit one sheet of any program and come on two.
test.each([65_537, 1_048_577])('%i rows go through reader, validation and receipt, and none is lost', async (rows) => {
  const officer = await world.as('communityOfficer', '440112001001')
  await world.owner.transact(noFence, (tx) => tx.run(sql`truncate sample`))
  const path = join(folder, 'list.xlsx')
  await pipeline(writeTable({ sheets: [{ name: '登记', columns, rows: people(rows) }] }), createWriteStream(path))
  const uploaded = await uploadAs(officer, '/api/imports?kind=sample', `${rows}.xlsx`, await readFile(path))
  expect(uploaded.json.preview.more.length).toBe(rows > 1_048_575 ? 1 : 0)
  await officer.post(`/api/imports/${uploaded.json.run.id}/confirm`)
  const megabytes = await work()
  const receipt = (await officer.get(`/api/imports/${uploaded.json.run.id}`)).json
  const rejected = Math.floor(rows / 1000)
  expect(receipt).toMatchObject({ state: 'done', counts: { in: rows, stored: rows - rejected, same: 0, rejected } })
  expect(megabytes).toBeLessThanOrEqual(most)
})
