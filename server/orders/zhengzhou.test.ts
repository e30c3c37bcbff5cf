import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { asJob } from '../access/index.ts'
import { plantAreas } from '../harness/areas.ts'
import { activateLimits, declare, hireStaff, must, plantPeople, type Staff } from '../harness/limits.ts'
import { asOf } from '../harness/units.ts'
import { fence, openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql, type Sql } from '../platform/sql.ts'
import { verifyOrders, watchOrders } from './verify.ts'

/** Zhengzhou, June 2022: 1,317 people were given red codes by order of five officials, without any ground. */
const crowd = 1317
const community = '440112001003'
let world: World
let staff: Staff
let people: string[]

beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [`${community}001`])
  staff = await hireStaff(world, community)
  people = await plantPeople(world, `${community}001`, crowd)
  await declare(staff, '2020-05-01T00:00:00Z')
  await activateLimits(staff, '2020-02-10')
})
afterAll(() => world.close())

const wish = (who: readonly string[]) => ({
  ...{ id: uuidv7(), kind: 'homeIsolation', basis: 'keyAreaStay', reason: '维稳', evidence: '名单' },
  people: who.map((person) => ({ person, dayZero: '2020-02-08' })),
})
const evidence = async (by: Person, id: string) =>
  (await must(by.post(`/api/orders/proposals/${id}/evidence`))).json.content as string
const sign = (by: Person, id: string, content: string) => by.post(`/api/orders/proposals/${id}/sign`, { content })
const asApp = (statement: Sql) => world.house.db.transact(fence(world.district), (tx) => tx.run(statement))
const asOwner = (statement: Sql) => world.owner.transact(noFence, (tx) => tx.run(statement))
const living = async (): Promise<number> =>
  (await world.owner.transact(noFence, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from person_order`)))
    .n
const faults = () =>
  world.house.db.transact(fence(world.district), (tx) =>
    verifyOrders(tx, asJob('orders.expire', world.district), world.house.keys),
  )

describe('through the product', () => {
  it('one insider limits nobody, however the request is written', async () => {
    const body = wish(people.slice(0, 1))
    await must(staff.street.post('/api/orders/proposals', body))
    const content = await evidence(staff.street, body.id)
    expect((await sign(staff.street, body.id, content)).json.code).toBe('needsSecondPerson')
    expect((await staff.street.post('/api/orders', body)).code).toBe(404)
    expect(await living()).toBe(0)
  })

  it('two people of one unit limit nobody', async () => {
    const colleague = await asOf(world, ' 大沙 街道', 'streetOfficer', '440112001')
    const body = wish(people.slice(0, 1))
    await must(staff.street.post('/api/orders/proposals', body))
    const content = await evidence(colleague, body.id)
    expect((await sign(colleague, body.id, content)).json.code).toBe('needsSecondPerson')
    expect(await living()).toBe(0)
  })

  it('two units do not limit 1,317 people, at once or in parts', async () => {
    const all = wish(people)
    await must(staff.community.post('/api/orders/proposals', all))
    const content = await evidence(staff.street, all.id)
    expect((await must(sign(staff.street, all.id, content))).json).toEqual({ state: 'waitsForThird', issued: 0 })
    await must(staff.community.post(`/api/orders/proposals/${all.id}/close`, { why: '分批' }))
    for (let i = 0; i < 3; i++) {
      const part = wish(people.slice(i * 45, i * 45 + 45))
      await must(staff.community.post('/api/orders/proposals', part))
      await must(sign(staff.street, part.id, await evidence(staff.street, part.id)))
    }
    expect(await living()).toBe(45)
    expect(await faults()).toEqual([])
  })
})

describe('with the password of the application, past the product', () => {
  it('a decision without a second unit, an opened evidence, a third signer for many or an emergency is refused', async () => {
    const unread = wish(people.slice(200, 201))
    await must(staff.community.post('/api/orders/proposals', unread))
    const change = (with_: object) =>
      asApp(sql`
        insert into order_decision select (r).* from (
          select jsonb_populate_record(d, jsonb_build_object('proposal', p.id) || ${JSON.stringify(with_)}::jsonb) as r
          from order_decision d, (select ${unread.id}::text as id) p limit 1) t`)
    await expect(change({ second_unit: '金碧社区' })).rejects.toThrow('check')
    await expect(change({ second_signer: null })).rejects.toThrow('not-null')
    await expect(change({ people: 1317 })).rejects.toThrow('check')
    await expect(change({ second_opened_at: '2020-02-10T00:59:00Z' })).rejects.toThrow('check')
    await expect(change({ emergency: uuidv7() })).rejects.toThrow('foreign key')
    await expect(change({ pack: uuidv7() })).rejects.toThrow('foreign key')
    await expect(change({ latest_end: '2020-06-30T00:00:00Z' })).rejects.toThrow('check')
    await expect(change({ reason: '' })).rejects.toThrow('check')
    await expect(change({})).rejects.toThrow('order_decision_district_proposal_second_signer')
  })

  it('a person more under a decision, a longer order, or another person in it are refused', async () => {
    const extra = (with_: object) =>
      asApp(sql`
        with made as (select gen_random_uuid() as id),
          code as (insert into receipt_code select decode(md5(id::text), 'hex'), ${world.district}::int, ${community}, 'order', id
            from made returning code)
        insert into person_order (district, id, area, issued_area, proposal, ordinal, people, kind, emergency_area, starts_at,
          latest_end, signers, basis, person, name_sealed, ends_at, notice_sealed, receipt, seal)
        select r.district, made.id, r.area, r.issued_area, r.proposal, r.ordinal, r.people, r.kind, r.emergency_area, r.starts_at,
          r.latest_end, r.signers, r.basis, ${people[1300]!}::uuid, r.name_sealed, r.ends_at, r.notice_sealed, code.code, r.seal
        from made, code, (select (jsonb_populate_record(o, ${JSON.stringify(with_)}::jsonb)).*
          from person_order o order by ordinal desc limit 1) r`)
    await expect(extra({ ordinal: 46 })).rejects.toThrow('person_order_check')
    await expect(extra({ ordinal: 46, people: 1317 })).rejects.toThrow('foreign key')
    await expect(extra({})).rejects.toThrow('person_order_district_proposal_ordinal_key')
    await expect(extra({ ends_at: '2020-03-30T00:00:00Z' })).rejects.toThrow('check')
    await expect(extra({ person: null, notice_sealed: null })).rejects.toThrow('not-null')
    await expect(asApp(sql`update person_order set ends_at = ends_at + interval '30 days'`)).rejects.toThrow(
      'permission denied',
    )
    await expect(asApp(sql`update person_order set person = ${people[1300]!}::uuid`)).rejects.toThrow(
      'permission denied',
    )
    await expect(asApp(sql`update order_decision set reason = '别的'`)).rejects.toThrow('permission denied')
    await expect(asApp(sql`delete from order_opening`)).rejects.toThrow('permission denied')
    await expect(asApp(sql`update emergency set ends_at = ends_at + interval '1 day'`)).rejects.toThrow(
      'permission denied',
    )
    expect(await living()).toBe(45)
  })

  it('a hold of more than 24 hours, or a second one within a day, is refused', async () => {
    const medic = await asOf(world, '卫生中心', 'medic', community)
    const body = { id: uuidv7(), area: community, person: people[1310]!, name: '张', basis: 'fever', reason: '38℃' }
    await must(medic.post('/api/orders/holds', body))
    const again = (with_: object) =>
      asOwner(sql`
        with made as (select gen_random_uuid() as id),
          code as (insert into receipt_code select decode(md5(id::text), 'hex'), ${world.district}::int, ${community}, 'hold', id from made returning code)
        insert into hold (district, id, area, issued_area, place, person, name_sealed, basis, reason, emergency, emergency_area,
          emergency_starts_at, emergency_ends_at, pack, pack_version, official, official_name, unit, starts_at, ends_at, again_from,
          receipt, seal)
        select h.district, made.id, h.area, h.issued_area, h.place, h.person, h.name_sealed, h.basis, h.reason, h.emergency,
          h.emergency_area, h.emergency_starts_at, h.emergency_ends_at, h.pack, h.pack_version, h.official, h.official_name, h.unit,
          x.starts_at, x.ends_at, x.starts_at + interval '24 hours', code.code, h.seal
        from hold h, made, code, jsonb_to_record(${JSON.stringify(with_)}::jsonb) as x(starts_at timestamptz, ends_at timestamptz) limit 1`)
    await expect(again({ starts_at: '2020-02-12T01:00:00Z', ends_at: '2020-02-13T02:00:00Z' })).rejects.toThrow('check')
    await expect(again({ starts_at: '2020-02-10T05:00:00Z', ends_at: '2020-02-10T06:00:00Z' })).rejects.toThrow(
      'exclusion',
    )
  })

  it('every query of these tables with no fence answers nothing', async () => {
    for (const table of [
      'person_order',
      'order_decision',
      'order_proposal',
      'order_proposal_person',
      'hold',
      'act',
      'order_appeal',
    ])
      expect(
        await world.house.db.transact(noFence, (tx) =>
          tx.query({ ...sql`select 1`, text: `select 1 from ${table}`, values: [] } as never),
        ),
      ).toEqual([])
  })
})

describe('as the owner of the database, whom no constraint of ours can stop for ever', () => {
  it('a row made by hand out of a true one is named by the check, and shown', async () => {
    const [row] = await world.owner.transact(noFence, (tx) =>
      tx.query<{ id: string }>(sql`
        update person_order set person = ${people[1305]!}::uuid where id = (select id from person_order limit 1) returning id`),
    )
    expect(await faults()).toMatchObject([{ id: row!.id, about: 'order', what: 'sealForged' }])
    await watchOrders(world.house.db, world.house.keys)
    const list = (await staff.community.get('/api/orders?limit=100')).json.items
    expect(list.filter((o: { unbacked: boolean }) => o.unbacked).map((o: { id: string }) => o.id)).toEqual([row!.id])
    await world.settle()
    const told = await world.owner.transact(noFence, (tx) =>
      tx.query(sql`select 1 from journal where kind = 'orders.unbacked' and subject = ${row!.id}`),
    )
    await watchOrders(world.house.db, world.house.keys)
    expect(told).toHaveLength(1)
  })

  it('a true seal without the lines of its signers is named too', async () => {
    await asOwner(sql`delete from order_alarm`)
    await asOwner(sql`update journal_detail set content = '{"content": "other"}' where content ->> 'as' = 'second'`)
    const found = await faults()
    expect(found).toHaveLength(45)
    expect(new Set(found.map((f) => f.what))).toEqual(new Set(['sealForged', 'notSigned']))
  })
})

describe('no limit and no rule rests on where somebody was born or registered', () => {
  it('no column of a table that limits or decides names it', async () => {
    const rows = await world.owner.transact(noFence, (tx) =>
      tx.query<{ name: string }>(sql`
        select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`),
    )
    expect(rows.length).toBeGreaterThan(200)
    const origin = /origin|native|hukou|huji|jiguan|birth_?place|registered_(at|place|address)|hometown|census/i
    expect(rows.map((row) => row.name).filter((name) => origin.test(name))).toEqual([])
  })
})
