import { setTimeout as wait } from 'node:timers/promises'
import { asImporter, asJob, scopeFor } from './access/index.ts'
import { baselineKind, doorsKind, populationKind, residentKind, returneeKind } from './declarations/intake.ts'
import { workOnImports, type AnyKind, type Intake } from './platform/intake/index.ts'
import type { House } from './serve.ts'

/** Every table that a room takes in. */
const kinds: readonly AnyKind[] = [residentKind, returneeKind, populationKind, baselineKind, doorsKind]

export const intake: Intake = {
  kinds,
  demand: (session, verb, area) => void scopeFor(session, verb, area, null),
  asImporter,
  asJob: (district) => asJob('imports.run', district),
}

/** Long enough for a failure at the beginning to be told, short enough that other jobs do not wait for a long import. */
const grace = 200

export const importsTurn = (house: House): Promise<void> =>
  Promise.race([workOnImports(house, intake), wait(grace, undefined, { ref: false })])
