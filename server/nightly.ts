import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addSeconds, dayOf } from '@gridward/contract/days'
import { asJob } from './access/index.ts'
import { noteFailure, sweepBackups } from './platform/backup/folder.ts'
import { backUp, nightsKept } from './platform/backup/keep.ts'
import { now } from './platform/clock.ts'
import { openJournal } from './platform/journal.ts'
import { noteRetention } from './platform/retention/note.ts'
import { firstZone, noteRecount, type Recount } from './platform/recount.ts'
import { lastSunset } from './orders/index.ts'
import { fenceOf, noFence } from './platform/scope.ts'
import { recountAll } from './recount.ts'
import { sweepRetention } from './retention.ts'
import type { House } from './serve.ts'

/** Nobody knocks on doors at three, and the day before is closed. */
const hour = 3

let working: Promise<void> | undefined
/** The night whose work ended here but could not be noted (a full disk): it is not done again at every look. */
let unnoted: string | undefined

/**
 * Once a night, or as soon as the server is up again: what is due is removed, then a backup, in which it no longer is, and
 * the recount of every counter. Goes on beside the other jobs, which must not wait for it.
 */
export async function nightly(house: House): Promise<void> {
  const night = dayOf(addSeconds(now(), -hour * 3600), await zoneOf(house))
  const last = await lastNight(house.dataDir)
  if (working || last === night || unnoted === night) return
  // a first start has nothing to look back on
  if (last === undefined) return noteNight(house.dataDir, night)
  // a night that was cut off is not noted: its work is done at the next start
  working = work(house)
    .catch((error: Error) => noteFailure(house.dataDir, error.message))
    .then(() => noteNight(house.dataDir, night))
    // nobody waits for this promise: what it threw would end the process
    .catch(() => void (unnoted = night))
    .finally(() => (working = undefined))
}

/** Waits for the work of this night; for tests and for the end of the process. */
export const nightDone = async (): Promise<void> => working

async function work(house: House): Promise<void> {
  await sweepRetention(house).catch((error: Error) =>
    noteRetention(house.dataDir, { at: now(), tables: {}, failed: [error.message] }),
  )
  const at = now()
  await backUp(house.connection, house.dataDir, at)
    .then(async () => sweepBackups(house.dataDir, nightsKept, await house.db.transact(noFence, lastSunset)))
    .catch((error: Error) => noteFailure(house.dataDir, `${at} ${error.message}`))
  const recount = await recountAll(house.connection)
  await noteRecount(house.dataDir, at, recount)
  if (recount.drifting > 0) await tellDrift(house, recount)
}

/** A drift is a bug of ours: it goes into the journal of its district with what was seen. */
async function tellDrift(house: House, { drift, drifting }: Recount): Promise<void> {
  for (const district of new Set(drift.map((one) => one.district))) {
    const scope = asJob('house.recount', district)
    const content = { drifting, drift: drift.filter((one) => one.district === district).slice(0, 20) }
    await house.db.transact(fenceOf(scope), async (tx) => {
      openJournal(tx, district, scope.actor)({ kind: 'house.drift', area: '', content })
    })
  }
}

const zoneOf = async ({ db }: House): Promise<string> => (await db.transact(noFence, firstZone)) ?? 'Asia/Shanghai'

const file = (dataDir: string): string => join(dataDir, 'nightly.txt')

const lastNight = async (dataDir: string): Promise<string | undefined> =>
  (await readFile(file(dataDir), 'utf8').catch(() => undefined))?.trim()

async function noteNight(dataDir: string, night: string): Promise<void> {
  await writeFile(`${file(dataDir)}.new`, `${night}\n`, { mode: 0o600 })
  await rename(`${file(dataDir)}.new`, file(dataDir))
}
