import { ancestors } from '@gridward/contract/paths'
import type { Duty } from '@gridward/contract/areas'
import { uuidv7 } from 'uuidv7'
import { whoAnswers, type Answering } from '../areas/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import { channels } from './channels.ts'
import type { CallRow } from './store-calls.ts'
import { addDeliveries, type NewDelivery } from './store-deliveries.ts'

/** Duties that answer calls; the police and volunteers are called by those. */
const answering: readonly Duty[] = ['lead', 'deputy', 'gridWorker']

type Told = {
  tx: Tx
  scope: Scope<'calls.route'>
  keys: Keys
  at: { now: string; day: string }
}

/**
 * Tells whoever answers for `area`, or for the next area above it that somebody answers for, over every channel.
 * Answers the area whose people it is up to now.
 */
export async function tell(
  { tx, scope, keys, at }: Told,
  row: CallRow,
  area: string,
  why: 'routed' | 'escalated',
): Promise<string> {
  const { atArea, people } = await nearest(tx, scope, keys, area, at.day)
  const base = { call: row.id, area: row.area, why, now: at.now }
  const list: NewDelivery[] = []
  for (const channel of channels)
    for (const target of await channel.targets({ tx, district: scope.district, keys }, row, people))
      list.push({ ...base, ...target, id: uuidv7(), channel: channel.name })
  if (list.length > 0) await addDeliveries(tx, scope.district, list)
  return atArea
}

async function nearest(
  tx: Tx,
  scope: Scope<'calls.route'>,
  keys: Keys,
  area: string,
  day: string,
): Promise<{ atArea: string; people: Answering[] }> {
  for (const path of ancestors(area).reverse()) {
    const all = await whoAnswers(tx, narrow(scope, 'areas.read'), keys, path, day)
    const people = all.filter((one) => answering.includes(one.duty))
    if (people.length > 0) return { atArea: path, people }
  }
  return { atArea: area, people: [] }
}
