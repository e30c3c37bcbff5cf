import { languages, type Language } from '@gridward/contract/language'
import { accountNames } from '../access/index.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import type { Scope } from '../platform/scope.ts'
import { districtFacts } from './store-rounds.ts'
import type { Needs, StoredSubmission } from './store-submissions.ts'
import { judgingWords } from './words-judging.ts'

type Judged = { done: true; household: string | null; persons: (string | null)[]; needs: Needs }

/** The answer of before, to the same judge who sends the same verdict again; undefined for anything else. */
export function sameAgain(row: StoredSubmission, by: string | null, digest: Buffer): Judged | undefined {
  if (row.judged_by === null || row.judged_by !== by || !row.judgement?.equals(digest)) return undefined
  return { done: true, household: row.household, persons: row.persons, needs: row.needs ?? [] }
}

/** Errors, when a claim waits no more: by whom it was judged and when (`changedMeanwhile`, `gone` for a look), or taken back. */
export async function mustWait(
  tx: Tx,
  scope: Scope<'declarations.judge'>,
  row: StoredSubmission,
  code: 'changedMeanwhile' | 'gone',
): Promise<void> {
  if (row.state === 'claim') return
  const { zone } = await districtFacts(tx, scope.district)
  const by = row.judged_by ? (await accountNames(tx, scope.district, [row.judged_by])).get(row.judged_by) : undefined
  const says = Object.fromEntries(languages.map((language) => [language, said(row, by, zone, language)]))
  throw new Problem(by === undefined ? 'gone' : code, { says: says as Record<Language, string> })
}

function said(row: StoredSubmission, by: string | undefined, timeZone: string, language: Language): string {
  const words = judgingWords[language]
  const shown = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' })
  const at = shown.format(new Date(row.judged_at ?? row.received_at))
  if (row.state === 'withdrawn') return words.withdrawn(at)
  const verdict = words.verdicts[row.verdict as keyof typeof words.verdicts] as string | undefined
  return by !== undefined && verdict ? words.judged({ by, at, verdict }) : words.settled(at)
}
