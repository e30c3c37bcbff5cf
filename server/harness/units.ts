import type { Role } from '@gridward/contract/roles'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import type { Person, World } from './world.ts'

/** Somebody of a unit, because a signature names one. */
export async function asOf(world: World, unit: string, role: Role, prefix = ''): Promise<Person> {
  const person = await world.as(role, prefix)
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`update account set unit = ${unit} where id = ${person.account}`),
  )
  return person
}
