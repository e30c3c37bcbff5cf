export { startPostgres } from './start.ts'
export type { PostgresOptions, RunningPostgres } from './options.ts'
export { PostgresProblem, stepWords } from './problem.ts'
export type { PostgresStep } from './problem.ts'
