import type { listImports } from '@gridward/contract/imports'
import type { Verb } from '@gridward/contract/verbs'
import type { Call } from '../../serve.ts'
import type { Scope } from '../scope.ts'
import type { AnyKind } from './kind.ts'

export type Session = Call<typeof listImports>['session']

/** What the house gives the intake, which knows no room: the kinds of the rooms, and the proofs of the access room. */
export type Intake = {
  kinds: readonly AnyKind[]
  /** Throws forbidden or notFound when the session may not do `verb` in the area. */
  demand(session: Session, verb: Verb, area: string | undefined): void
  /** The scope of the person who confirmed an import, for as long as it runs. */
  asImporter(district: number, prefixes: readonly string[], account: string): Scope<'imports.run'>
  asJob(district: number): Scope<'imports.run'>
}

export const kindOf = (intake: Intake, kind: string): AnyKind | undefined =>
  intake.kinds.find((one) => one.kind === kind)
