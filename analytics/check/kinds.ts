import { nowcastChecks } from './nowcast.ts'
import { delayChecks } from './delays.ts'
import { alarmChecks } from './alarms.ts'
import { areaChecks } from './areas.ts'
import { rtChecks } from './rt.ts'
import { numericChecks } from './numeric.ts'
import { growthChecks } from './growth.ts'
import { chainChecks } from './chains.ts'
import { clusterChecks } from './clusters.ts'
import type { Checks } from './fixture.ts'
import { simulationChecks } from './simulation.ts'

/** Every kind of fixture that can be checked; the files beside this one hold a topic each. */
export const checks: Checks = {
  ...nowcastChecks,
  ...delayChecks,
  ...alarmChecks,
  ...areaChecks,
  ...rtChecks,
  ...numericChecks,
  ...growthChecks,
  ...chainChecks,
  ...clusterChecks,
  ...simulationChecks,
}
