import type { Receipt } from '@gridward/contract/areas'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { DivisionRow } from './rules-division-file.ts'
import type { ImportPlan } from './rules-import.ts'

export type Edition = {
  id: string
  fileName: string
  sha256: string
  roots: string[]
  entries: DivisionRow[]
  neighbours: ImportPlan['neighbours']
  digest: string
}

export const addEdition = (
  tx: Tx,
  district: number,
  e: Edition & { by: string | null; now: string },
): Promise<number> =>
  tx.run(sql`
    insert into area_edition (district, id, file_name, sha256, roots, entries, neighbours, digest, read_by, read_at)
    values (${district}, ${e.id}, ${e.fileName}, ${e.sha256}, ${e.roots}, ${JSON.stringify(e.entries)},
      ${JSON.stringify(e.neighbours)}, ${e.digest}, ${e.by}::uuid, ${e.now})`)

export const findEdition = (
  tx: Tx,
  district: number,
  id: string,
): Promise<(Edition & { receipt: Receipt | null }) | undefined> =>
  tx.maybe(sql`
    select id, file_name as "fileName", sha256, roots, entries, neighbours, digest, receipt
    from area_edition where district = ${district} and id = ${id} for update`)

export const confirmEdition = (
  tx: Tx,
  district: number,
  id: string,
  receipt: Receipt,
  by: string | null,
  now: string,
): Promise<number> =>
  tx.run(sql`
    update area_edition set receipt = ${JSON.stringify(receipt)}, confirmed_by = ${by}::uuid, confirmed_at = ${now}
    where district = ${district} and id = ${id}`)

/** Streets of other districts beside ours, from the newest edition that was confirmed. */
export const readNeighbours = async (tx: Tx, district: number): Promise<ImportPlan['neighbours']> =>
  (
    await tx.maybe<{ neighbours: ImportPlan['neighbours'] }>(sql`
      select neighbours from area_edition where district = ${district} and confirmed_at is not null
      order by confirmed_at desc limit 1`)
  )?.neighbours ?? []
