import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import { setDue } from '../people/index.ts'
import { asJob } from '../access/index.ts'
import { dayEnds } from './days.ts'
import { storeDoors, type ListedDoor } from './intake-doors.ts'
import { addBaselines, type BaselineRow } from './store-baselines.ts'
import { addRound, districtFacts, type RoundRow } from './store-rounds.ts'

/** A first round for a district that a program sets up: what was believed before, the doors expected, the due day. */
export async function foundRound(
  tx: Tx,
  scope: Scope<'declarations.baseline'>,
  journal: Journal,
  { round, baselines }: { round: RoundRow; baselines: readonly BaselineRow[] },
  now: string,
): Promise<void> {
  await addBaselines(
    tx,
    scope.district,
    baselines.map((row) => ({ ...row, doors: false })),
    { import: null, now },
  )
  await addRound(tx, scope, round, now)
  const { zone } = await districtFacts(tx, scope.district)
  const writer = narrow(asJob('people.project', scope.district), 'people.write', round.area)
  await setDue(tx, writer, { id: round.id, dueAt: dayEnds(round.due_on, zone) })
  journal({ kind: 'declarations.roundOpened', area: round.area, subject: round.id, content: round })
}

/** Stands for the import in the list of expected doors, which here came from a program. */
const foundingId = '01000000-0000-7000-8000-00000000f00d'

/** The doors that are expected, some thousand at a time. */
export const foundDoors = (
  tx: Tx,
  scope: Scope<'imports.run'>,
  journal: Journal,
  doors: readonly ListedDoor[],
  now: string,
): Promise<unknown> => storeDoors({ tx, scope, district: scope.district, journal, now, import: foundingId }, doors)
