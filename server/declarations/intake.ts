/** Tables that this room takes in. */
export { baselineKind } from './intake-baseline.ts'
export { doorsKind } from './intake-doors.ts'
export { populationKind, residentKind, returneeKind } from './intake-survey.ts'
