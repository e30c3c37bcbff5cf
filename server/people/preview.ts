import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { proposeTags, screeningDefaults, type ScreeningRules, type TagKind } from './rules-tags.ts'
import { daysThatMatter, overdueUnder, type TagRule } from './store-preview.ts'

type Effect = { changes: number; lines: { what: string; now: number; then: number }[] }

const tagOf: Record<TagRule, TagKind> = { keyPerson: 'key', fever: 'fever', care: 'care' }
const first = '00000000-0000-0000-0000-000000000000'

/** Whose place in a ledger, or its last day, another set of parameters would change; and how many stand in it then. */
export async function previewTags(
  tx: Tx,
  scope: Scope<'people.read'>,
  kind: TagRule,
  rules: { now: Partial<ScreeningRules>; then: Partial<ScreeningRules> },
  today: string,
): Promise<Effect> {
  const sum = { now: 0, then: 0, changes: 0 }
  for (let after = first; ;) {
    const people = await daysThatMatter(tx, scope, kind, after)
    if (people.length === 0) break
    for (const { days } of people) {
      const untilUnder = (parameters: Partial<ScreeningRules>): string | null =>
        proposeTags(days, { ...screeningDefaults, ...parameters }, today).find((tag) => tag.kind === tagOf[kind])
          ?.until ?? null
      const [before, then] = [untilUnder(rules.now), untilUnder(rules.then)]
      if (before !== null) sum.now++
      if (then !== null) sum.then++
      if (before !== then) sum.changes++
    }
    after = people.at(-1)!.id
  }
  return { changes: sum.changes, lines: [{ what: 'people', now: sum.now, then: sum.then }] }
}

/** Doors that another timing would make overdue, or take from those that are. */
export async function previewDoors(
  tx: Tx,
  scope: Scope<'people.read'>,
  timing: Parameters<typeof overdueUnder>[2],
  at: string,
): Promise<Effect> {
  const { now, then, differ } = await overdueUnder(tx, scope, timing, at)
  return { changes: differ, lines: [{ what: 'doors', now, then }] }
}
