export type { Estimate } from './estimate.ts'
export * from './clusters/index.ts'
export * from './alarms/index.ts'
export * from './areas/index.ts'
