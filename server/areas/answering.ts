import type { Duty } from '@gridward/contract/areas'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import type { Scope } from '../platform/scope.ts'
import { about } from './areas-responsible.ts'
import { listResponsible } from './store-responsible.ts'

export type Answering = { duty: Duty; account: string | null; person: string; phone: string }

/** Who answers for exactly this area on a day: `phone` is '' where nobody wrote one down. */
export async function whoAnswers(
  tx: Tx,
  scope: Scope<'areas.read'>,
  keys: Keys,
  area: string,
  day: string,
): Promise<Answering[]> {
  const rows = await listResponsible(tx, scope, { area, only: true, day })
  return rows.map(({ duty, account, person, phone_sealed }) => ({
    duty,
    account,
    person,
    phone: phone_sealed ? keys.open(phone_sealed, about(scope.district)) : '',
  }))
}
