import { setImmediate as othersTurn } from 'node:timers/promises'
import type { ImportState } from '@gridward/contract/imports'
import { now } from '../clock.ts'
import { fenceOf, noFence } from '../scope.ts'
import { fromDatabase } from '../problem.ts'
import { readInWorker, TableError, tableSentence, type SealedFile, type TableRow } from '../tables/index.ts'
import type { House } from '../../serve.ts'
import { isUnused } from './aside.ts'
import { batchRows, Interrupted, portionsOf, storeBatch, TooManyFailures } from './batch.ts'
import type { Progress, Work } from './batch.ts'
import { transact } from './calls.ts'
import { digestOf, keptFile } from './files.ts'
import type { IntakeColumn } from './kind.ts'
import { readRow, type ReadRow } from './reading.ts'
import { kindOf, type Intake } from './rights.ts'
import { changeState, type Run } from './store.ts'
import { listDistricts, runsAtWork } from './store-work.ts'
import { takeBackRows } from './take-back.ts'
import { intakeWords } from './words.ts'

const working = new WeakMap<House, Promise<void>>()

/**
 * Brings every import that runs, or is being taken back, to its end, one after the other. Called again while it works it
 * answers the same promise. After a crash it goes on from the last row that was settled.
 */
export function workOnImports(house: House, intake: Intake): Promise<void> {
  const before = working.get(house)
  if (before) return before
  const all = workOnAll(house, intake).finally(() => working.delete(house))
  working.set(house, all)
  return all
}

async function workOnAll(house: House, intake: Intake): Promise<void> {
  const districts = await house.db.transact(noFence, listDistricts)
  for (const { id } of districts) {
    const scope = intake.asJob(id)
    const runs = await house.db.transact(fenceOf(scope), (tx) => runsAtWork(tx, scope))
    for (const run of runs) await workOn(house, intake, run)
  }
}

async function workOn(house: House, intake: Intake, run: Run): Promise<void> {
  const kind = kindOf(intake, run.kind)
  const words = intakeWords[run.language]
  if (!kind) return finish(house, intake, run, 'failed', words.unknownKind)
  const scope = intake.asImporter(run.district, run.prefixes, run.taken_back_by ?? run.started_by ?? run.made_by)
  try {
    if (run.state === 'takingBack') return await takeBackRows(house, kind, scope, run)
    const context = await transact(house, scope, run, (call) => kind.prepare(call))
    await importRows({ house, kind, scope, context }, run)
  } catch (cause) {
    if (cause instanceof Interrupted) return
    if (cause instanceof TableError) return finish(house, intake, run, 'failed', tableSentence(cause, run.language))
    if (cause instanceof FileChanged) return finish(house, intake, run, 'failed', words.changedFile)
    // away for longer than the tries lasted: it stays at work and is taken up again at the next turn
    if (fromDatabase(cause).code === 'busy') throw cause
    const tooMany = cause instanceof TooManyFailures
    await finish(house, intake, run, 'failed', tooMany ? words.tooManyFailures : words.ownFault)
    throw tooMany ? cause.cause : cause
  }
}

class FileChanged extends Error {}

async function importRows(work: Work, run: Run): Promise<void> {
  const { house, kind, scope, context } = work
  if (!run.file_key) throw new FileChanged()
  const file = keptFile(house.keys, house.dataDir, run.id, run.file_key)
  if ((await digestOf(file).catch(() => '')) !== run.sha256) throw new FileChanged()
  const progress: Progress = { run, settled: run.settled, totals: run.totals }
  // while the database stores one batch, the next is read
  let storing = Promise.resolve()
  try {
    for await (const rows of batches(file, run, kind.columns(run.language))) {
      const read: ReadRow[] = []
      for (const portion of portionsOf(rows)) {
        for (const row of portion) read.push(readRow(row, run.reading, kind, context, run))
        await othersTurn()
      }
      await storing
      storing = storeBatch(work, progress, read)
      // its failure is told where it is waited for
      storing.catch(() => undefined)
    }
  } finally {
    await storing
  }
  await transact(house, scope, run, async (call) => {
    const moved = await changeState(call.tx, scope, run.id, ['running'], 'done', { now: call.now })
    if (moved === 0) throw new Interrupted()
    const content = {
      kind: run.kind,
      file: run.file_name,
      sha256: run.sha256,
      rows: progress.settled,
      totals: progress.totals,
    }
    call.journal({ kind: 'imports.done', area: run.area, subject: run.id, content })
  })
}

/** Rows below the headings that somebody filled in, without those that were settled before a restart. */
async function* batches(file: SealedFile, run: Run, columns: readonly IntakeColumn[]): AsyncGenerator<TableRow[]> {
  const { sheet: first, more = [], headerRow } = run.reading
  let passed = 0
  const waiting: TableRow[] = []
  for (const sheet of [first, ...more]) {
    for await (const portion of readInWorker({ file, options: { sheet, fillMerged: true }, rows: batchRows })) {
      const below = portion.filter((row) => row.number > headerRow && !isUnused(row, run.reading, columns))
      const fresh = below.slice(Math.max(0, run.settled - passed))
      passed += below.length
      waiting.push(...fresh)
      while (waiting.length >= batchRows) yield waiting.splice(0, batchRows)
    }
  }
  if (waiting.length > 0) yield waiting
}

async function finish(house: House, intake: Intake, run: Run, to: ImportState, fault: string): Promise<void> {
  const scope = intake.asJob(run.district)
  await transact(house, scope, run, async (call) => {
    const moved = await changeState(call.tx, scope, run.id, [run.state], to, { fault, now: now() })
    if (moved > 0) call.journal({ kind: 'imports.failed', area: run.area, subject: run.id, content: { fault } })
  })
}
