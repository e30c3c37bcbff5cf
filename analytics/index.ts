export type { Estimate } from './estimate.ts'
export * from './clusters/index.ts'
