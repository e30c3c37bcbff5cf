import { dayOf } from '@gridward/contract/days'
import type { Parameters } from '@gridward/contract/rules'
import type { Tx } from '../platform/database.ts'
import { rulesInForce, type InForce } from '../rules/index.ts'
import { refuse } from './problems.ts'
import { covering } from './rules-emergency.ts'
import { listDeclared, type EmergencyRow } from './store-emergency.ts'

export type Ground = {
  emergency: EmergencyRow
  limits: Parameters<'limits'>
  pack: NonNullable<InForce<'limits'>['pack']>
}

/**
 * What every limit stands on: an emergency that covers the area now, and an active rule pack. Errors: needsEmergency
 * without the one, refusedByRule without the other.
 */
export async function groundFor(
  tx: Tx,
  at: { district: number; zone: string; area: string; now: string },
): Promise<Ground> {
  const emergency = covering(await listDeclared(tx, at.district), at.area, at.now)
  if (!emergency) throw refuse('needsEmergency', (w) => w.noEmergency)
  const { parameters, pack } = await rulesInForce(tx, at.district, 'limits', at.area, dayOf(at.now, at.zone))
  if (!pack) throw refuse('refusedByRule', (w) => w.noPack)
  return { emergency, limits: parameters, pack }
}
