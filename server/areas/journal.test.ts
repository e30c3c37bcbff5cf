import { afterAll, beforeAll, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type World } from '../harness/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, ['440112001003001'])
})
afterAll(() => world.close())

it('a draft of a redivision, a preview of an import and a named set of areas each have their line', async () => {
  const commander = await world.as('commander')
  const steps = [{ do: 'redraw', from: ['440112001003'], into: [{ path: '440112001003' }] }]
  const draft = { id: uuidv7(), title: '合并', reason: '试点', day: '2020-02-10', steps }
  const drafted = await commander.post('/api/redivisions', draft)
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
  const csv =
    'district_code,district,street_code,street,village_code,village\r\n440112000000,黄埔区,440112001000,一街,440112001001,一社区\r\n'
  const seen = await commander.send('POST', '/api/areas/imports', Buffer.from(`${head}${csv}\r\n--b--\r\n`), {
    'content-type': 'multipart/form-data; boundary=b',
  })
  const set = { id: uuidv7(), kind: 'managementArea', name: '东片', prefixes: ['440112001003'] }
  await commander.send('PUT', '/api/areas/sets', set)
  await commander.send('DELETE', `/api/areas/sets/${set.id}`)
  expect([drafted.code, seen.code], `${drafted.text} ${seen.text}`).toEqual([200, 200])
  await world.settle()
  const { items } = (await (await world.as('auditor')).get('/api/journal?kind=areas.')).json
  expect(items.map((line: { kind: string; subject: string }) => [line.kind, line.subject]).reverse()).toEqual([
    ['areas.redivisionDrafted', draft.id],
    ['areas.importPreviewed', seen.json.id],
    ['areas.setSaved', set.id],
    ['areas.setRemoved', set.id],
  ])
})
