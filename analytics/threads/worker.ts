import { parentPort, workerData } from 'node:worker_threads'
import { workOn, type Job, type Range } from './job.ts'

if (parentPort) {
  const port = parentPort
  const work = workOn(workerData as Job)
  port.on('message', (range: Range) => port.postMessage(work(range)))
}
