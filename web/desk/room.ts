import type { SessionView } from '@gridward/contract/access/parts'
import type { Dictionary } from '@gridward/contract/language'
import type { Verb } from '@gridward/contract/verbs'
import { ProblemError } from '../ui/api.ts'
import { can } from './session.ts'
import type { deskWords } from './words.ts'

export type MenuGroup = keyof (typeof deskWords)['zh-CN']['groups']

/** A line of the side menu; shown to those who hold the permission. `text` names it in each language. */
export type MenuEntry = { to: `/${string}`; group: MenuGroup; verb: Verb; text: Dictionary<string> }

/** For a route's `beforeLoad`: the page exists only for holders of the permission. Errors: ProblemError `forbidden`. */
export const needs =
  (verb: Verb) =>
  ({ context }: { context: { session: SessionView } }): void => {
    if (!can(context.session, verb)) throw new ProblemError('forbidden')
  }
