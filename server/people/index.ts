/** What other rooms may ask of the register. */
export { applyTold, type Circumstances } from './apply.ts'
export { addressOf, doorOf, noPlace, recordId, type Place } from './doors.ts'
export type { Applied, Fields, RoundRules, Told, ToldPerson } from './told.ts'
export { coverageDeltas, declarationDeltas, latenessOf, visitDeltas, type VisitResult } from './rules-coverage.ts'
export { screeningDefaults, type ScreeningRules } from './rules-tags.ts'
