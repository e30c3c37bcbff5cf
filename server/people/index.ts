/** What other rooms may ask of the register. */
export { carryOut, type Act, type ActBy, type Acted } from './acts.ts'
export { applyTold, type Circumstances } from './apply.ts'
export { cursorOf, readCursor } from './cursor.ts'
export { addressOf, doorOf, noPlace, recordId, type Place } from './doors.ts'
export { show } from './read.ts'
export { coverageDeltas, coverageOf, declarationDeltas, latenessOf, visitDeltas } from './rules-coverage.ts'
export { proposeTags, screeningDefaults, type ScreeningRules } from './rules-tags.ts'
export { areasOfDoors, doorAt } from './store-doors.ts'
export { doorsById, doorsByTail, namedDoors, type NamedDoor } from './store-lines.ts'
export { findDoorsLike } from './store-find-doors.ts'
export { becameOf, findDoor, type DoorLineRow } from './store-detail.ts'
export {
  lateByArea,
  listDoors,
  listOverdue,
  residentsIn,
  secondsFor,
  versionOfDoors,
  setDue,
  type DoorFilter,
  type ResidentRow,
} from './store-door-lists.ts'
export { areasOfPeople, areasWithDoors, namedPeople, type NamedPerson } from './store-named.ts'
export { peopleBehind, streetsOf } from './store-lists.ts'
export type { Applied, Fields, RoundRules, Told, ToldPerson } from './told.ts'
export { livingAt } from './store-export.ts'
export { householdLine, personLine, secretsOf } from './views.ts'
export type { RecentDays } from './rules-facts.ts'
export { unmake, type DoorLeft, type PersonLeft } from './unmake.ts'
export { expectDoors, forgetDoors, type ExpectedDoor } from './store-expected.ts'
export { endTags } from './jobs.ts'
export { matchChanged } from './matching-job.ts'
export { snapshotOf, type Snapshot } from './snapshot.ts'
export { clearCommunity } from './store-snapshot.ts'
export { previewDoors, previewTags } from './preview.ts'
export { estatesIn } from './store-estates.ts'
