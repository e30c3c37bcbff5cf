// minutes: 2
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../harness/world.ts'
import { intake } from '../../intake.ts'
import type { AnyKind } from './index.ts'
import { makeSampleTable, sampleKind, sampleRows } from './sample-kind.ts'
import { uploadAs, workbookOf } from './upload-body.ts'

let world: World
const kind = sampleKind(() => undefined)
beforeAll(async () => {
  world = await openWorld()
  ;(intake.kinds as AnyKind[]).push(kind)
  await makeSampleTable(world)
})
afterAll(() => world.close())

const built = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url))

/** A server of its own, from the build, that does nothing but work on imports. */
function server() {
  const code = `
    import { openHouse } from ${JSON.stringify(built('house.js'))}
    import { intake } from ${JSON.stringify(built('intake.js'))}
    import { workOnImports } from ${JSON.stringify(built('platform/intake/index.js'))}
    import { sampleKind } from ${JSON.stringify(built('platform/intake/sample-kind.js'))}
    const [connection, dataDir] = JSON.parse(process.argv[1])
    intake.kinds.push(sampleKind(() => undefined))
    const house = await openHouse(connection, dataDir)
    console.log('ready')
    await workOnImports(house, intake)
    await house.close()`
  const facts = JSON.stringify([world.connection, world.house.dataDir])
  return spawn(process.execPath, ['--input-type=module', '-e', code, facts], { stdio: ['ignore', 'pipe', 'inherit'] })
}

test('an import that is killed again and again loses no row and stores none twice', async () => {
  const officer = await world.as('communityOfficer', '440112001001')
  const rows = (function* () {
    for (let n = 0; n < 40_000; n++)
      yield ['440112001001001', `居民${n}`, n % 100 === 99 ? '' : `138${n}`, n % 500 ? null : '不详']
  })()
  const bytes = await workbookOf(['网格', '姓名', '电话', '返回日期'], rows)
  const { json } = await uploadAs(officer, '/api/imports?kind=sample', 'a.xlsx', bytes)
  await officer.post(`/api/imports/${json.run.id}/confirm`)
  const read = async () => (await officer.get(`/api/imports/${json.run.id}`)).json
  let kills = 0
  let last = 0
  for (; kills < 60 && (await read()).state === 'running'; kills++) {
    const child = server()
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    // later rounds live longer: after each start the file is read again from its beginning
    await Promise.race([wait(150 + kills * 70), once(child, 'exit')])
    if (child.exitCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    const { counts } = await read()
    expect(counts.in).toBe(counts.stored + counts.same + counts.rejected)
    expect(counts.in).toBeGreaterThanOrEqual(last)
    last = counts.in
  }
  const receipt = await read()
  expect(receipt.fault).toBeNull()
  expect(receipt).toMatchObject({ state: 'done', counts: { in: 40_000, stored: 39_920, same: 0, rejected: 80 } })
  expect(kills).toBeGreaterThan(3)
  const stored = await sampleRows(world)
  expect(new Set(stored.map((row) => row.name)).size).toBe(39_920)
  expect(stored.length).toBe(39_920)
})
