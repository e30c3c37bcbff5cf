import { chainChecks } from './chains.ts'
import type { Checks } from './fixture.ts'
import { simulationChecks } from './simulation.ts'

/** Every kind of fixture that can be checked; the files beside this one hold a topic each. */
export const checks: Checks = { ...chainChecks, ...simulationChecks }
