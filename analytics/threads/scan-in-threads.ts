import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ScanInput, ScanOptions, ScanResult } from '../clusters/input.ts'
import { ended, noCases, observed, portion, resultOf, scan } from '../clusters/scan.ts'
import { studyOf } from '../clusters/study.ts'
import type { Answer, Job, Range } from './job.ts'

export interface ThreadOptions {
  /** Threads beside this one. Default 2. */
  readonly threads?: number
  /** Called with the number of replicates done. */
  readonly progress?: (done: number, of: number) => void
}

const defaultThreads = 2
const defaultReplicates = 999

/**
 * `scan` with its replicates shared out over threads; the answer is that of `scan`, byte for byte, for any number of
 * them: replicate r draws from its own stream. Node 20 cannot run a thread from TypeScript sources, so there the
 * replicates run in this thread. Throws as `scan` does.
 */
export async function scanInThreads(
  input: ScanInput,
  options: ScanOptions = {},
  how: ThreadOptions = {},
): Promise<ScanResult> {
  const threads = how.threads ?? defaultThreads
  if (!(Number.isInteger(threads) && threads >= 1)) throw new RangeError(`threads is ${threads}: a whole number >= 1.`)
  if (import.meta.url.endsWith('.ts')) return scan(input, options, how.progress)
  const study = studyOf(input, options)
  if (!study) return noCases(input)
  const wanted = options.replicates ?? defaultReplicates
  const maxima = new Float64Array(wanted).fill(Number.NaN)
  const workers = Array.from({ length: wanted > 0 ? threads : 0 }, () => start({ input, options }))
  try {
    const found = observed(study, options)
    if (found.length === 0) return resultOf(study, found, new Float64Array(0), options)
    const over = (upTo: number): boolean => ended(maxima.subarray(0, upTo), found, options) !== null
    await share(workers, maxima, over, how.progress)
    return resultOf(study, found, known(maxima), options)
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** What Node itself was started with need not fit a thread. */
const start = (job: Job): Worker =>
  new Worker(new URL('./worker.js', import.meta.url), { workerData: job, execArgv: [] })

/** The replicates up to the first one that was left out. */
function known(maxima: Float64Array): Float64Array {
  const missing = maxima.findIndex(Number.isNaN)
  return missing < 0 ? maxima : maxima.slice(0, missing)
}

/** Each thread takes the next portion when it has done one; `over` says after which replicates no more are wanted. */
async function share(
  workers: readonly Worker[],
  maxima: Float64Array,
  over: (upTo: number) => boolean,
  progress: ThreadOptions['progress'],
): Promise<void> {
  let [next, done, stopped] = [0, 0, false]
  const take = (): Range | null => {
    if (stopped || next >= maxima.length) return null
    const from = next
    next = Math.min(maxima.length, from + portion)
    return { from, to: next }
  }
  const drain = async (worker: Worker): Promise<void> => {
    for (let range = take(); range; range = take()) {
      worker.postMessage(range)
      const [answer] = (await once(worker, 'message')) as [Answer]
      maxima.set(answer.maxima, answer.from)
      done += answer.to - answer.from
      progress?.(done, maxima.length)
      stopped ||= over(known(maxima).length)
    }
  }
  await Promise.all(workers.map(drain))
}
