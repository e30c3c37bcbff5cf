import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { plantPeople } from '../harness/limits.ts'
import { asOf } from '../harness/units.ts'
import { fence, openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { rulesInForce } from './index.ts'
import { ruleDefaults } from './rules-defaults.ts'
import { seedRules } from './seed.ts'

let world: World
let health: Person
let headquarters: Person

beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  health = await asOf(world, '区卫健局', 'commander')
  headquarters = await asOf(world, '区指挥部', 'commander')
})
afterAll(() => world.close())

const noDays = {
  ...{ submission: '', stay: null, exposure: null, symptoms: [], careMarks: [], careNeeds: [] },
  ...{ inCentralObservation: false, roomAlone: null },
}
const body = (more: object = {}) => ({
  kind: 'fever',
  area: '',
  title: '发热人员认定',
  document: '黄防指〔2020〕1号',
  ...ruleDefaults.fever,
  effectiveFrom: '2020-02-10',
  effectiveTo: null,
  ...more,
})
const save = (who: Person, id: string, more: object = {}) => who.send('PUT', `/api/rules/drafts/${id}`, body(more))
const preview = (who: Person, id: string) => who.post(`/api/rules/drafts/${id}/preview`)
const sign = (who: Person, id: string, content: string) => who.post(`/api/rules/drafts/${id}/sign`, { content })
const inForce = () =>
  world.house.db.transact(fence(world.district), (tx) =>
    rulesInForce(tx, world.district, 'fever', '440112001', '2020-02-10'),
  )

describe('a rule pack', () => {
  it('starts as a seeded draft of each kind, marked as an assumption, and seeding twice adds none', async () => {
    await seedRules(world.house.db)
    await seedRules(world.house.db)
    const { json } = await headquarters.get('/api/rules')
    expect(json.drafts.map((d: { kind: string }) => d.kind).sort()).toEqual(Object.keys(ruleDefaults).sort())
    expect(json.drafts.every((d: { assumption: boolean; document: string }) => d.assumption && d.document === '')).toBe(
      true,
    )
    expect((await inForce()).pack).toBeNull()
  })

  it('cannot be signed without a document number, a preview, or examples that hold', async () => {
    const id = uuidv7()
    const without = await save(health, id, { document: '' })
    expect((await sign(health, id, without.json.content)).json.detail).toContain('依据文号')
    const wrong = await save(health, id, {
      examples: [{ ...ruleDefaults.fever.examples[0], expected: { until: null } }],
    })
    expect(wrong.json.ran[0]).toMatchObject({ right: false, gives: { until: '2020-02-24' } })
    await preview(health, id)
    expect((await sign(health, id, wrong.json.content)).code).toBe(422)
    const right = await save(health, id)
    expect((await sign(health, id, right.json.content)).json.detail).toContain('预览')
    expect((await preview(health, id)).json.preview.lines).toEqual([{ what: 'people', now: 0, then: 0 }])
    expect((await sign(health, id, wrong.json.content)).code).toBe(409)
  })

  it('becomes active by two people of two units, and a change in between takes the signature back', async () => {
    const id = uuidv7()
    const { json } = await save(health, id)
    await preview(health, id)
    expect((await sign(health, id, json.content)).json).toEqual({ activated: false, version: null })
    expect((await sign(health, id, json.content)).json.code).toBe('needsSecondPerson')
    const colleague = await asOf(world, '区卫健局 ', 'commander')
    expect((await sign(colleague, id, json.content)).json.detail).toContain('不同单位')
    const changed = await save(headquarters, id, { title: '发热人员认定标准' })
    expect((await sign(headquarters, id, json.content)).code).toBe(409)
    await preview(health, id)
    expect((await sign(health, id, changed.json.content)).json.activated).toBe(false)
    expect((await sign(headquarters, id, changed.json.content)).json).toEqual({ activated: true, version: 1 })
    expect((await inForce()).pack).toMatchObject({ id, version: 1 })
    expect((await save(health, id)).code).toBe(410)
  })

  it('never changes once it is active: the database refuses it to the application', async () => {
    const change = (statement: ReturnType<typeof sql>) =>
      world.house.db.transact(fence(world.district), (tx) => tx.run(statement))
    await expect(change(sql`update rule_pack set parameters = '{}'`)).rejects.toThrow('permission denied')
    await expect(change(sql`delete from rule_pack`)).rejects.toThrow('permission denied')
  })

  it('is refused by the database with one signer, one unit or no document, even to its owner', async () => {
    const plant = (change: ReturnType<typeof sql>) =>
      world.owner.transact(noFence, (tx) =>
        tx.run(sql`
          insert into rule_pack select (r).* from (
            select jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'version', 9) || ${change}) as r
            from rule_pack p limit 1) t`),
      )
    await expect(plant(sql`jsonb_build_object('second_signer', first_signer)`)).rejects.toThrow('check')
    await expect(plant(sql`jsonb_build_object('second_unit', first_unit)`)).rejects.toThrow('check')
    await expect(plant(sql`'{"document": ""}'::jsonb`)).rejects.toThrow('check')
    await expect(plant(sql`'{"second_signer": null}'::jsonb`)).rejects.toThrow('not-null')
    await expect(plant(sql`jsonb_build_object('second_signer', gen_random_uuid())`)).rejects.toThrow('foreign key')
  })

  it('is seen by officers and drafted by headquarters alone', async () => {
    const officer = await world.as('communityOfficer', '440112001003')
    expect((await officer.get('/api/rules')).json.packs).toHaveLength(1)
    expect((await save(officer, uuidv7(), { area: '440112001003' })).code).toBe(403)
    expect((await (await world.as('guard', '440112001')).get('/api/rules')).code).toBe(403)
    const hot = { parameters: { feverFrom: 99, feverSymptoms: [], feverDays: 14 } }
    expect((await save(health, uuidv7(), hot)).json.fields[0].path).toBe('parameters/feverFrom')
  })

  it('shows before it is signed whose place in a ledger it would change', async () => {
    const [one, two] = await plantPeople(world, '440112001003001', 2)
    const day = (temperature: number) => [{ ...noDays, observedOn: '2020-02-10', temperature }]
    await world.owner.transact(noFence, (tx) =>
      tx.run(sql`
        update person p set days = t.days from unnest(${[one, two]}::uuid[], ${[day(37.1), day(38)].map((d) => JSON.stringify(d))}::jsonb[])
          as t(id, days) where p.id = t.id`),
    )
    const id = uuidv7()
    await save(health, id, { parameters: { ...ruleDefaults.fever.parameters, feverFrom: 37 } })
    expect((await preview(health, id)).json.preview).toMatchObject({
      changes: 1,
      lines: [{ what: 'people', now: 1, then: 2 }],
    })
    const doors = uuidv7()
    const wish = { ...ruleDefaults.coverage, kind: 'coverage', title: '摸排时效' }
    await save(health, doors, wish)
    expect((await preview(health, doors)).json.preview.lines).toEqual([{ what: 'doors', now: 0, then: 0 }])
  })

  it('can be tried on one input without storing anything', async () => {
    const input = ruleDefaults.limits.examples[0]!.input
    const tried = await headquarters.post('/api/rules/trial', {
      kind: 'limits',
      parameters: ruleDefaults.limits.parameters,
      input,
    })
    expect(tried.json.gives).toEqual({ allowed: true, lastDay: '2020-02-15' })
  })
})
