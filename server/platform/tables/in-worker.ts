import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { TableRow } from './cell.ts'
import { TableError, tooBig } from './problem.ts'
import { portions, type WorkerAnswer, type WorkerJob } from './worker.ts'

/** Megabytes of JavaScript objects that one reader may hold; shared strings lie outside of it, with their own limit. */
const heapMegabytes = 320

/**
 * The rows of a table, about `rows` at a time, read in a thread of its own: the server goes on answering meanwhile, and
 * a file that would fill the memory ends that thread only. Node 20 cannot run a thread from TypeScript sources, so there
 * the rows are read in the same thread.
 */
export function readInWorker(job: WorkerJob): AsyncGenerator<TableRow[]> {
  return import.meta.url.endsWith('.ts') ? portions(job) : fromWorker(job)
}

async function* fromWorker(job: WorkerJob): AsyncGenerator<TableRow[]> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: job,
    // what Node itself was started with need not fit a thread
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  })
  try {
    worker.postMessage('next')
    for (;;) {
      const answer = await next(worker)
      if ('end' in answer) return
      if ('refused' in answer) throw new TableError(answer.refused.code, answer.refused.place)
      if ('failed' in answer) throw new Error(answer.failed)
      // The next portion is read while this one is worked on.
      worker.postMessage('next')
      yield answer.rows
    }
  } finally {
    await worker.terminate()
  }
}

async function next(worker: Worker): Promise<WorkerAnswer> {
  try {
    const [answer] = (await once(worker, 'message')) as [WorkerAnswer]
    return answer
  } catch (cause) {
    if ((cause as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') throw tooBig('heapMegabytes', heapMegabytes)
    throw cause
  }
}
