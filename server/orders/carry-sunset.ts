import { translate } from '../areas/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import { heldByOthers } from './rules-sunset.ts'
import { dueSunsets, finishSunset, listEndings, sweptUnder, type EndingRow } from './store-sunset.ts'

/** An emergency whose data go now: in these areas, but not in those that another emergency needs. */
export type SunsetDue = { id: string; areas: string[]; except: string[] }

export async function sunsetsDue(tx: Tx, district: number, now: string): Promise<SunsetDue[]> {
  const due = await dueSunsets(tx, district, now)
  const all = due.length > 0 ? await endings(tx, district) : []
  return due.map(({ id }) => {
    const one = all.find((e) => e.id === id)!
    return { id, areas: one.areas, except: heldByOthers(one, all) }
  })
}

export type AnEnding = EndingRow & { areas: string[] }

/** Every declared emergency of a district with its end, and where it lies today. */
export async function endings(tx: Tx, district: number): Promise<AnEnding[]> {
  const list: AnEnding[] = []
  for (const row of await listEndings(tx, district)) {
    const today = await translate(tx, district, row.area)
    list.push({ ...row, areas: today?.moved ? [row.area, today.path, ...today.others] : [row.area] })
  }
  return list
}

/** Writes the proof: how many rows went, by table. */
export async function endSunset(
  tx: Tx,
  district: number,
  due: SunsetDue,
  now: string,
  journal: Journal,
): Promise<void> {
  const proof = Object.fromEntries((await sweptUnder(tx, district, due.id)).map(({ table, n }) => [table, n]))
  await finishSunset(tx, district, due.id, proof, now)
  journal({
    ...{ kind: 'orders.sunsetDone', area: '', subject: due.id, retention: 'record' },
    content: { proof, except: due.except },
  })
}
