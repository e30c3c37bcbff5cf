import { judgeClaim, type verdicts } from '@gridward/contract/declarations/claims'
import type { Item, Kind, Outcome } from '../../offline/item.ts'
import { call, ProblemError } from '../../ui/api.ts'
import { currentLanguage } from '../../ui/language.tsx'
import { claimWords } from './words.ts'

export type Verdict = (typeof verdicts)[number]
/** What somebody decided about a claim; it goes through the queue like a visit. */
export type VerdictBody = {
  claim: string
  /** For the phone's own lists. */
  address: string
  verdict: Verdict
  reason?: string
  answers?: Record<string, unknown>
  persons?: (string | null)[]
}

/** A decision can be taken back without a trace for so long, ms. */
export const undoFor = 30_000

async function send([item]: readonly Item<VerdictBody>[], signal: AbortSignal): Promise<readonly Outcome[]> {
  if (!item) return []
  const { claim, address: _, ...body } = item.body
  try {
    const { needs } = await call(judgeClaim, { params: { id: claim }, body, signal })
    // somebody in it has died according to the register: people have to look, not this phone
    return [{ id: item.id, result: needs.length > 0 ? 'quarantined' : 'stored' }]
  } catch (problem) {
    return [{ id: item.id, ...settledBefore(problem, item, claimWords[currentLanguage()].late) }]
  }
}

/**
 * A claim that waits no more was judged by somebody else, who was first (the same decision again is answered as before).
 * Only a correction is work that would be lost without a word. Errors: what any other problem was.
 */
export function settledBefore(problem: unknown, { body }: Item<VerdictBody>, late: string): Omit<Outcome, 'id'> {
  if (!(problem instanceof ProblemError) || !['gone', 'changedMeanwhile', 'notFound'].includes(problem.code))
    throw problem
  if (body.verdict !== 'corrected') return { result: 'same' }
  return { result: 'rejected', ...(problem.body ? { problem: { ...problem.body, detail: late } } : {}) }
}

export const verdictKind: Kind<VerdictBody> = {
  kind: 'verdict',
  batch: 1,
  send,
  title: ({ address, verdict }) => {
    const words = claimWords[currentLanguage()]
    return `${address || words.noAddress} · ${words.verdicts[verdict]}`
  },
}
