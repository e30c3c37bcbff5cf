import { now } from '../clock.ts'
import { fenceOf, noFence } from '../scope.ts'
import type { House } from '../../serve.ts'
import { dropFile, keptFiles } from './files.ts'
import type { Intake } from './rights.ts'
import { removeUnusedMappings } from './store-mappings.ts'
import { eraseKeys, eraseRejected, listDistricts, removeForgotten, runsWithFile } from './store-work.ts'

/** Deletes files and refused contents whose time is over. The key goes first: without it the file is noise. */
export async function sweepImports(house: House, intake: Intake): Promise<void> {
  const districts = await house.db.transact(noFence, listDistricts)
  const wanted = new Set<string>()
  for (const { id } of districts) {
    const scope = intake.asJob(id)
    await house.db.transact(fenceOf(scope), async (tx) => {
      await removeForgotten(tx, scope, now())
      await eraseKeys(tx, scope, now())
      await eraseRejected(tx, scope, now())
      await removeUnusedMappings(tx, scope, now())
      for (const run of await runsWithFile(tx, scope)) wanted.add(run.id)
    })
  }
  for (const id of await keptFiles(house.dataDir)) if (!wanted.has(id)) await dropFile(house.dataDir, id)
}
