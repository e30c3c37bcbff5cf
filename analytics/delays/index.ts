export { empiricalDelay, type EmpiricalDelay } from './empirical.ts'
export { fitDelay, type DelayFit, type DelayOptions } from './fit.ts'
export type { DelayLaw } from './laws.ts'
export type { CensoredDelays } from './observations.ts'
