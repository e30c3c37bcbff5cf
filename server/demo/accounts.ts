import { uuidv7 } from 'uuidv7'
import { addSeconds } from '@gridward/contract/days'
import type { Role } from '@gridward/contract/roles'
import { addAccount, addGrants, demoPassword, hashPassword } from '../access/index.ts'
import type { Tx } from '../platform/database.ts'

export type DemoPerson = { id: string; login: string; name: string; role: Role; prefix: string }

/** One account for every kind of user, each in charge of the busiest corner of the demo district. */
export function demoPeople(street: string, community: string, grid: string): DemoPerson[] {
  const person = (login: string, name: string, role: Role, prefix: string): DemoPerson => ({
    id: uuidv7(),
    login,
    name,
    role,
    prefix,
  })
  return [
    person('commander', '指挥部（演示）', 'commander', ''),
    person('deputy', '指挥部副职（演示）', 'commander', ''),
    person('street', '街道干部（演示）', 'streetOfficer', street),
    person('community', '社区干部（演示）', 'communityOfficer', community),
    person('grid', '网格员（演示）', 'gridWorker', grid),
    person('medic', '社区医生（演示）', 'medic', community),
    person('guard', '卡口值守员（演示）', 'guard', street),
    person('appeal', '申诉受理员（演示）', 'appealOfficer', ''),
    person('supervisor', '督导组（演示）', 'supervisor', ''),
    person('system', '系统管理员（演示）', 'systemAdmin', ''),
    person('security', '安全管理员（演示）', 'securityAdmin', ''),
    person('auditor', '审计管理员（演示）', 'auditor', ''),
  ]
}

const units: Partial<Record<Role, string>> = {
  commander: '区指挥部',
  appealOfficer: '区司法局',
  supervisor: '区督导组',
}

export async function addDemoPeople(
  tx: Tx,
  district: number,
  people: readonly DemoPerson[],
  now: string,
): Promise<void> {
  const password = await hashPassword(demoPassword)
  for (const { id, login, name, role } of people) {
    const unit = login === 'deputy' ? '区卫生健康局' : (units[role] ?? '黄埔区')
    await addAccount(tx, {
      district,
      id,
      login,
      name,
      unit,
      password,
      mustChange: false,
      demo: true,
      now,
      endsAt: null,
    })
  }
  const times = { from: now, until: addSeconds(now, 90 * 86_400) }
  await addGrants(
    tx,
    people.map(({ id, role, prefix }) => ({
      district,
      id: uuidv7(),
      account: id,
      role,
      prefix,
      ...times,
      by: null,
      reason: '演示',
    })),
  )
}
