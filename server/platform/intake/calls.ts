import { now } from '../clock.ts'
import type { Tx } from '../database.ts'
import { openJournal } from '../journal.ts'
import type { Keys } from '../keys.ts'
import { fenceOf, type Scope } from '../scope.ts'
import type { House } from '../../serve.ts'
import type { IntakeCall } from './kind.ts'
import type { Run } from './store.ts'

/** A transaction behind the fences of an import, as kinds get it. */
export const transact = <T>(
  house: Pick<House, 'db' | 'keys'>,
  scope: Scope<'imports.run'>,
  run: Run,
  work: (call: IntakeCall) => Promise<T>,
): Promise<T> => house.db.transact(fenceOf(scope), (tx) => work(callOf(tx, house.keys, scope, run)))

export const callOf = (tx: Tx, keys: Keys, scope: Scope<'imports.run'>, run: Run): IntakeCall => ({
  tx,
  scope,
  journal: openJournal(tx, run.district, scope.actor),
  keys,
  district: run.district,
  import: run.id,
  by: run.started_by ?? run.made_by,
  now: now(),
  language: run.language,
})
