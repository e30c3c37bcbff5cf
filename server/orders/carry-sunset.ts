import { translate } from '../areas/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import { heldByOthers } from './rules-sunset.ts'
import { dueSunsets, endings, finishSunset, sweptUnder } from './store-sunset.ts'

/** An emergency whose data go now: in these areas, but not in those that another emergency needs; paths of today and of then. */
export type SunsetDue = { id: string; areas: string[]; except: string[] }

export async function sunsetsDue(tx: Tx, district: number, now: string): Promise<SunsetDue[]> {
  const due = await dueSunsets(tx, district, now)
  const all = due.length > 0 ? await endings(tx, district) : []
  const list: SunsetDue[] = []
  for (const { id, area } of due) {
    const held = heldByOthers(
      all.find((e) => e.id === id)!,
      all,
    )
    list.push({ id, areas: await today(tx, district, [area]), except: await today(tx, district, held) })
  }
  return list
}

async function today(tx: Tx, district: number, paths: readonly string[]): Promise<string[]> {
  const found = new Set(paths)
  for (const path of paths) {
    const now = await translate(tx, district, path)
    for (const one of now?.moved ? [now.path, ...now.others] : []) found.add(one)
  }
  return [...found]
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
