export { scanInThreads } from './scan-in-threads.ts'
export type { ThreadOptions } from './scan-in-threads.ts'
