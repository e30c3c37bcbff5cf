import { parentPort, workerData } from 'node:worker_threads'
import type { TableRow } from './cell.ts'
import { TableError, type TableErrorCode, type TableErrorPlace } from './problem.ts'
import { openTable, type ReadOptions, type TableFile } from './read.ts'

/** What the other side answers to each `next`. */
export type WorkerAnswer =
  | { rows: TableRow[] }
  | { end: true }
  | { refused: { code: TableErrorCode; place: TableErrorPlace } }
  | { failed: string }

export type WorkerJob = { file: TableFile; options: Omit<ReadOptions, 'signal'>; rows: number }

/** Rows in portions of about the size that was asked for; one at a time, so that nothing piles up. */
export async function* portions({ file, options, rows }: WorkerJob): AsyncGenerator<TableRow[]> {
  const table = await openTable(file, options)
  try {
    let gathered: TableRow[] = []
    for await (const batch of table.batches()) {
      gathered = gathered.length === 0 ? batch : gathered.concat(batch)
      if (gathered.length < rows) continue
      yield gathered
      gathered = []
    }
    if (gathered.length > 0) yield gathered
  } finally {
    await table.close()
  }
}

async function answer(iterator: AsyncGenerator<TableRow[]>): Promise<WorkerAnswer> {
  try {
    const { done, value } = await iterator.next()
    return done ? { end: true } : { rows: value }
  } catch (cause) {
    if (cause instanceof TableError) return { refused: { code: cause.code, place: cause.place } }
    return { failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }
  }
}

if (parentPort) {
  const port = parentPort
  const iterator = portions(workerData as WorkerJob)
  port.on('message', () => void answer(iterator).then((message) => port.postMessage(message)))
}
