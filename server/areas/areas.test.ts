import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { sampleFile } from './samples.ts'

let world: World
let commander: Person
let second: Person

beforeAll(async () => {
  world = await openWorld()
  commander = await world.as('commander')
  second = await world.as('systemAdmin')
})
afterAll(() => world.close())

/** A multipart request with one file. */
export function upload(who: Person, url: string, name: string, content: string | Buffer) {
  const mark = 'x-gridward-test'
  const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${mark}--\r\n`)])
  return who.send('POST', url, payload, { 'content-type': `multipart/form-data; boundary=${mark}` })
}

describe('setting up a district', () => {
  it('shows what the division file would bring, and changes nothing', async () => {
    const seen = await upload(commander, '/api/areas/imports?roots=440112', 'divisions.csv', await readFile(sampleFile))
    expect(seen.code, seen.text).toBe(200)
    expect(seen.json).toMatchObject({ rowsIn: 167, stored: 167, same: 0, rejected: [], missing: [] })
    expect(seen.json.districts).toHaveLength(6)
    expect((await commander.get('/api/areas')).json.areas).toEqual([])
    const done = await commander.post(`/api/areas/imports/${seen.json.id}/confirm`, { digest: seen.json.digest })
    expect(done.json).toMatchObject({ rowsIn: 167, stored: 167, same: 0, rejected: 0, streets: 17, communities: 167 })
    const again = await commander.post(`/api/areas/imports/${seen.json.id}/confirm`, { digest: seen.json.digest })
    expect(again.code).toBe(409)
  })

  it('answers the whole tree in one request, and nothing when it is known', async () => {
    const tree = (await commander.get('/api/areas')).json
    expect(tree.areas).toHaveLength(17 + 167)
    expect(tree.areas.filter((a: { name: string }) => a.name === '金碧社区居民委员会')).toHaveLength(2)
    const known = (await commander.get(`/api/areas?known=${tree.version}`)).json
    expect(known).toMatchObject({ same: true, areas: [] })
  })

  it('draws every area inside an outline', async () => {
    const file = await readFile(new URL('../../demo/divisions/boundaries/440112_huangpu.geojson', import.meta.url))
    const sent = await upload(commander, '/api/areas/outlines?area=440112', 'huangpu.geojson', file)
    expect(sent.json).toMatchObject({ faults: [], drawn: 1 + 17 + 167 })
    const shapes = JSON.parse((await commander.get('/api/areas/shapes')).text)
    expect(shapes.features).toHaveLength(185)
    expect(shapes.features[1].properties).toMatchObject({ path: '440112001', schematic: true })
  })

  it('divides communities into 1,255 grids at once', async () => {
    const body = { area: '', division: { by: 'even', total: 1255 } }
    const dry = await commander.post('/api/areas/grids', { ...body, dry: true })
    expect(dry.json).toMatchObject({ made: 1255 })
    const made = await commander.post('/api/areas/grids', body)
    expect(made.json.made).toBe(1255)
    expect((await commander.get('/api/areas')).json.areas).toHaveLength(17 + 167 + 1255)
    expect((await commander.post('/api/areas/grids', body)).json.made).toBe(0)
  })

  it('shows a grid worker the own grid and what lies above it, and no other grid', async () => {
    const worker = await world.as('gridWorker', '440112001003001')
    const paths = (await worker.get('/api/areas')).json.areas.map((a: { path: string }) => a.path)
    expect(paths).toEqual(['440112001', '440112001003', '440112001003001'])
    expect(JSON.parse((await worker.get('/api/areas/shapes')).text).features).toHaveLength(2)
  })
})

describe('a district of five streets of two others', () => {
  it('shows 353 villages on one map, inside the outlines of both', async () => {
    const roots = ['370105016', '370105017', '370115003', '370115004', '370115006']
    const district = await world.addDistrict('济南先行区', [])
    const lead = await world.as('commander', '', { district })
    const file = await readFile(sampleFile)
    const blank = await upload(lead, '/api/areas/imports', 'divisions.csv', file)
    expect(blank.json).toMatchObject({ rowsIn: 0, outside: 2185 })
    const seen = await upload(lead, `/api/areas/imports?roots=${roots.join()}`, 'divisions.csv', file)
    const { id, digest } = seen.json
    expect((await lead.post(`/api/areas/imports/${id}/confirm`, { digest })).json.communities).toBe(353)
    for (const code of ['370105_tianqiao', '370115_jiyang']) {
      const outline = await readFile(new URL(`../../demo/divisions/boundaries/${code}.geojson`, import.meta.url))
      await upload(lead, `/api/areas/outlines?area=${code.slice(0, 6)}`, `${code}.geojson`, outline)
    }
    const tree = (await lead.get('/api/areas')).json
    expect(tree.roots).toEqual(roots)
    expect(tree.areas).toHaveLength(5 + 353)
    const { features } = JSON.parse((await lead.get(`/api/areas/shapes?version=${tree.shapes}`)).text)
    expect(features).toHaveLength(1 + 5 + 353)
    expect((await commander.get('/api/areas')).json.areas.some((a: { path: string }) => a.path.startsWith('37'))).toBe(
      false,
    )
  })

  it('names the refused rows in a file that can be mended and sent again', async () => {
    const district = await world.addDistrict('小区', ['440112'])
    const lead = await world.as('commander', '', { district })
    const csv =
      'street_code,street,village_code,village\r\n440112001,黄埔街道,440112001003,甲\r\n440112001,黄埔街道,440112001003,=乙\r\n'
    const seen = (await upload(lead, '/api/areas/imports', 'a.csv', csv)).json
    expect(seen).toMatchObject({
      rowsIn: 2,
      stored: 1,
      same: 0,
      rejected: [{ row: 3, reason: 'duplicateCode', other: '2' }],
    })
    const rejected = (await lead.get(`/api/areas/imports/${seen.id}/rejected`)).text
    expect(rejected).toContain("'=乙")
    const refused = await upload(lead, '/api/areas/imports', 'a.xlsx', Buffer.from('PK\x03\x04 not really'))
    expect(refused.code).toBe(415)
  })
})

describe('who answers for an area', () => {
  const area = '440112001003001'
  const lead = (more: object = {}) => ({
    ...{ id: uuidv7(), area, duty: 'lead', person: '陈一', phone: '13800000001', startsOn: '2020-02-01' },
    ...more,
  })

  it('is listed, and a new lead ends the one before', async () => {
    const first = lead()
    expect((await commander.post('/api/areas/responsible', first)).code).toBe(200)
    expect((await commander.post('/api/areas/responsible', first)).code).toBe(200)
    expect((await commander.post('/api/areas/responsible', { ...first, person: '别人' })).code).toBe(409)
    await commander.post('/api/areas/responsible', lead({ person: '李二', startsOn: '2020-02-05' }))
    const now = (await commander.get(`/api/areas/responsible?area=${area}`)).json
    expect(now.map((r: { person: string }) => r.person)).toEqual(['李二'])
    const history = (await commander.get(`/api/areas/responsible?area=${area}&history=true`)).json
    expect(history.map((r: { person: string; endsOn: string }) => [r.person, r.endsOn])).toEqual([
      ['李二', null],
      ['陈一', '2020-02-05'],
    ])
  })

  it('may be stood in for until a day, and the lead stays', async () => {
    const [current] = (await commander.get(`/api/areas/responsible?area=${area}`)).json
    const standIn = lead({ person: '王三', startsOn: '2020-02-08', standsInFor: current.id })
    expect((await commander.post('/api/areas/responsible', standIn)).json.fields[0].path).toBe('endsOn')
    const sent = await commander.post('/api/areas/responsible', { ...standIn, endsOn: '2020-02-15' })
    expect(sent.code, sent.text).toBe(200)
    expect((await commander.get(`/api/areas/responsible?area=${area}`)).json).toHaveLength(2)
  })

  it('is missing for every other grid, until a list names people', async () => {
    const before = (await commander.get('/api/areas/unassigned?area=')).json
    expect(before.total).toBe(1254)
    const street = '440112002'
    const grids = (await commander.get(`/api/areas/unassigned?area=${street}`)).json
    const lines = Array.from({ length: grids.total + 1 }, (_, i) => ({ person: `网格员${i}` }))
    const body = { area: street, level: 'grid', duty: 'lead', startsOn: '2020-02-10', lines }
    const { json } = await commander.post('/api/areas/responsible/list', body)
    expect(json).toMatchObject({ given: grids.total, without: 0 })
    expect(json.unknown).toHaveLength(1)
    expect((await commander.get(`/api/areas/unassigned?area=${street}`)).json.total).toBe(0)
  })

  it('cannot be set by somebody without the permission, nor outside the own street', async () => {
    const officer = await world.as('streetOfficer', '440112001')
    expect((await officer.post('/api/areas/responsible', lead({ area: '440112002' }))).code).toBe(404)
    const community = await world.as('communityOfficer', '440112001003')
    expect((await community.post('/api/areas/responsible', lead())).code).toBe(403)
    expect((await officer.post('/api/areas/responsible', lead({ area: '440112001003' }))).code).toBe(200)
  })
})

describe('sites', () => {
  const site = (more: object = {}) => ({
    ...{ id: uuidv7(), area: '440112001003', kind: 'gate', name: '北门卡口', person: '周四', lon: 113.45, lat: 23.1 },
    ...more,
  })

  it('are kept with kind, place and the person in charge', async () => {
    const gate = site()
    expect((await commander.post('/api/sites', gate)).json).toMatchObject({ name: '北门卡口', closed: false })
    expect((await commander.post('/api/sites', gate)).code).toBe(200)
    expect((await commander.post('/api/sites', { ...gate, name: '南门' })).code).toBe(409)
    await commander.post('/api/sites', site({ kind: 'estate', area: '440112001' }))
    expect((await commander.get('/api/sites?kind=gate')).json).toMatchObject({ total: 1, more: false })
    const page = (await commander.get('/api/sites?limit=1')).json
    expect(page.next).not.toBeNull()
    expect((await commander.get(`/api/sites?limit=1&after=${page.next}`)).json.items).toHaveLength(1)
  })

  it('of another street are not there for a street officer', async () => {
    const gate = site({ area: '440112002' })
    await commander.post('/api/sites', gate)
    const officer = await world.as('streetOfficer', '440112001')
    expect(
      (await officer.get('/api/sites')).json.items.every((s: { area: string }) => s.area.startsWith('440112001')),
    ).toBe(true)
    const { id: _, area: __, ...change } = gate
    expect((await officer.send('PUT', `/api/sites/${gate.id}`, change)).code).toBe(404)
    expect((await officer.send('DELETE', `/api/sites/${gate.id}`)).code).toBe(404)
  })
})

describe('named sets of areas', () => {
  it('hold areas that exist', async () => {
    const set = { id: uuidv7(), kind: 'managementArea', name: '东管区', prefixes: ['440112001003', '440112002'] }
    expect((await commander.send('PUT', '/api/areas/sets', set)).code).toBe(200)
    expect((await commander.get('/api/areas/sets')).json).toEqual([set])
    expect((await commander.send('PUT', '/api/areas/sets', { ...set, prefixes: ['440112999'] })).code).toBe(400)
  })
})

describe('a redivision', () => {
  const grid = '440112001003001'
  const draft = () => ({
    ...{ id: uuidv7(), title: '网格调整', reason: '拆分', day: '2020-02-10' },
    steps: [{ do: 'redraw', from: [grid], into: [{ name: '新一' }, { name: '新二', addresses: ['1号楼'] }] }],
  })

  it('needs two people, and the same person cannot sign twice', async () => {
    const body = draft()
    const seen = await commander.post('/api/redivisions', body)
    expect(seen.code, seen.text).toBe(200)
    expect(seen.json).toMatchObject({ faults: [], closed: [{ path: grid }] })
    const { digest } = seen.json
    expect((await commander.post(`/api/redivisions/${body.id}/sign`, { digest: 'other' })).code).toBe(409)
    expect((await commander.post(`/api/redivisions/${body.id}/sign`, { digest })).json.state).toBe('signed')
    expect((await commander.post(`/api/redivisions/${body.id}/sign`, { digest })).code).toBe(422)
    const done = await second.post(`/api/redivisions/${body.id}/sign`, { digest })
    expect(done.json, done.text).toMatchObject({ state: 'done' })
    const history = (await commander.get(`/api/areas/history?area=${grid}`)).json
    expect(history.closed).toBe('2020-02-10')
    expect(history.wentTo).toHaveLength(1)
    const [to] = history.wentTo
    const leads = (await commander.get(`/api/areas/responsible?area=${to.to}`)).json
    expect(leads.map((r: { person: string }) => r.person)).toContain('李二')
  })

  it('comes back whole when two people undo it', async () => {
    const [last] = (await commander.get('/api/redivisions')).json
    expect((await second.post(`/api/redivisions/${last.id}/undo`)).json.state).toBe('undoAsked')
    expect((await second.post(`/api/redivisions/${last.id}/undo`)).code).toBe(422)
    const undone = await commander.post(`/api/redivisions/${last.id}/undo`)
    expect(undone.json, undone.text).toMatchObject({ state: 'undone' })
    const paths = (await commander.get('/api/areas')).json.areas.map((a: { path: string }) => a.path)
    expect(paths).toContain(grid)
    const leads = (await commander.get(`/api/areas/responsible?area=${grid}`)).json
    expect(leads.map((r: { person: string }) => r.person).sort()).toEqual(['李二', '王三'])
  })

  it('is not for a street officer', async () => {
    const officer = await world.as('streetOfficer', '440112001')
    expect((await officer.post('/api/redivisions', draft())).code).not.toBe(200)
  })
})
