import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Person, type World } from '../../harness/world.ts'
import { intake } from '../../intake.ts'
import { advanceClock } from '../clock.ts'
import { sweepImports, workOnImports, type AnyKind } from './index.ts'
import { makeSampleTable, sampleKind, sampleRows } from './sample-kind.ts'
import { uploadAs, workbookOf } from './upload-body.ts'

const kinds = intake.kinds as AnyKind[]
const kind = sampleKind(() => undefined)
const grid = '440112001001001'
let world: World
let officer: Person

beforeAll(async () => {
  world = await openWorld()
  kinds.push(kind)
  await makeSampleTable(world)
  officer = await world.as('communityOfficer', '440112001001')
})
afterAll(() => {
  kinds.splice(kinds.indexOf(kind), 1)
  return world.close()
})

/** As a hospital sends it: nobody would guess what 甲 and 乙 are. */
const odd = (name: string, ...more: string[]) => workbookOf(['甲', '乙', '丙', ...more], [[grid, name, '13800000000']])
async function uploaded(bytes: Buffer, name = '医院每日名单.xlsx', as = officer) {
  const { code, json } = await uploadAs(as, '/api/imports?kind=sample', name, bytes)
  expect(code).toBe(200)
  return json
}
const keys = (preview: any) => preview.headings.map((one: any) => one.key)
const list = async (as = officer) => (await as.get('/api/imports/mappings')).json

test('what an officer corrects is proposed for the next file with the same headings, and only when it was confirmed', async () => {
  const first = await uploaded(await odd('李一'))
  expect(first.preview).toMatchObject({ mapping: null })
  const columns = ['area', 'name', 'phone'].map((key, column) => ({ column, key }))
  await officer.post(`/api/imports/${first.run.id}/preview`, { headerRow: 1, columns })
  expect(await list()).toEqual([])
  expect((await officer.post(`/api/imports/${first.run.id}/confirm`)).code).toBe(200)

  const next = await uploaded(await odd('李二'), '医院 2 月 10 日.xlsx')
  expect(next.preview).toMatchObject({ mapping: { name: '医院每日名单' }, headerRow: 1, missing: [], troubled: 0 })
  expect(keys(next.preview)).toEqual(['area', 'name', 'phone'])
  expect((await officer.post(`/api/imports/${next.run.id}/confirm`)).code).toBe(200)
  await workOnImports(world.house, intake)
  expect((await sampleRows(world)).map(({ name }) => name)).toEqual(['李一', '李二'])
  expect(await list()).toMatchObject([{ name: '医院每日名单', used: 2, kind: 'sample', area: '440112001001' }])
})

test('other headings are not taken for these, and it may be read without what was saved', async () => {
  expect((await uploaded(await odd('王一', '丁'))).preview.mapping).toBeNull()
  const { run } = await uploaded(await odd('王一'))
  const without = await officer.post(`/api/imports/${run.id}/preview`, { saved: false })
  expect(without.json.preview).toMatchObject({ mapping: null })
  expect(keys(without.json.preview)).toEqual([null, null, null])
})

test('another community neither sees nor changes it; whoever works in the same one shares it', async () => {
  const other = await world.as('communityOfficer', '440112002001')
  const colleague = await world.as('communityOfficer', '440112001001')
  const [saved] = await list(colleague)
  expect(await list(other)).toEqual([])
  expect((await other.post(`/api/imports/mappings/${saved.id}`, { name: '我的' })).code).toBe(404)
  expect((await other.send('DELETE', `/api/imports/mappings/${saved.id}`)).code).toBe(404)
  expect((await uploaded(await odd('王一'), 'a.xlsx', other)).preview.mapping).toBeNull()
  expect((await uploaded(await odd('王一'), 'a.xlsx', colleague)).preview.mapping).toMatchObject({ id: saved.id })
})

test('it is renamed, and gone when it is dropped or was not used for a year', async () => {
  const [saved] = await list()
  expect((await officer.post(`/api/imports/mappings/${saved.id}`, { name: '区医院' })).code).toBe(200)
  expect(await list()).toMatchObject([{ name: '区医院', columns: [{ heading: '甲', key: 'area' }, {}, {}] }])
  expect((await officer.send('DELETE', `/api/imports/mappings/${saved.id}`)).code).toBe(200)
  expect(await list()).toEqual([])
  const { run } = await uploaded(await odd('赵一'))
  const columns = ['area', 'name'].map((key, column) => ({ column, key }))
  await officer.post(`/api/imports/${run.id}/preview`, { headerRow: 1, columns })
  await officer.post(`/api/imports/${run.id}/confirm`)
  expect((await list()).length).toBe(1)
  advanceClock(366 * 86_400)
  await sweepImports(world.house, intake)
  const later = await world.as('communityOfficer', '440112001001')
  expect(await list(later)).toEqual([])
})
