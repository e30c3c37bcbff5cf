import { uuidv7 } from 'uuidv7'
import { ruleDefaults } from '../rules/index.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { asOf } from './units.ts'
import type { Answer, Person, World } from './world.ts'

export type Staff = {
  /** Proposes for the community. */
  community: Person
  /** Signs; each of another unit. */
  street: Person
  headquarters: Person
  health: Person
  appeals: Person
}

export async function hireStaff(world: World, community: string): Promise<Staff> {
  return {
    community: await asOf(world, '金碧社区', 'communityOfficer', community),
    street: await asOf(world, '大沙街道', 'streetOfficer', community.slice(0, 9)),
    headquarters: await asOf(world, '区指挥部', 'commander'),
    health: await asOf(world, '区卫健局', 'commander'),
    appeals: await asOf(world, '区司法局', 'appealOfficer'),
  }
}

/** People of the register in an area, in the order of their names. */
export async function plantPeople(world: World, area: string, n: number): Promise<string[]> {
  const ids = Array.from({ length: n }, () => uuidv7())
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`
      insert into person (district, id, area, name, name_plain, name_pinyin, name_initials, facts, created_at, updated_at)
      select ${world.district}::int, id, ${area}, '张' || i, '张' || i, 'zhang' || i, 'z' || i, '{"w":[],"f":{}}', now(), now()
      from unnest(${ids}::uuid[]) with ordinality as t(id, i)`),
  )
  return ids
}

/** Declares an emergency for the whole district by two units. */
export async function declare(staff: Staff, endsAt: string, more: object = {}): Promise<string> {
  const id = uuidv7()
  const wish = { id, area: '', disease: '新型冠状病毒肺炎', legalBasis: '传染病防治法第四十二条', endsAt, ...more }
  const { json } = await must(staff.headquarters.post('/api/orders/emergencies', wish))
  await must(staff.health.post(`/api/orders/emergencies/${id}/sign`, { content: json.content }))
  return id
}

/** Activates the pack of limits by two units. */
export async function activateLimits(staff: Staff, from: string, more: object = {}): Promise<string> {
  const id = uuidv7()
  const draft = {
    ...{ kind: 'limits', area: '', title: '管控种类与期限', document: '黄防指〔2020〕3号' },
    ...{ ...ruleDefaults.limits, effectiveFrom: from, effectiveTo: null, ...more },
  }
  const { json } = await must(staff.headquarters.send('PUT', `/api/rules/drafts/${id}`, draft))
  await must(staff.headquarters.post(`/api/rules/drafts/${id}/preview`))
  for (const signer of [staff.headquarters, staff.health])
    await must(signer.post(`/api/rules/drafts/${id}/sign`, { content: json.content }))
  return id
}

/** The answer, which must be a good one. */
export async function must(answer: Promise<Answer>): Promise<Answer> {
  const found = await answer
  if (found.code !== 200) throw new Error(`${found.code} ${found.text}`)
  return found
}
