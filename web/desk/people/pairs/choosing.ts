import type { PairFact } from '@gridward/contract/people/pairs'

/** Facts that both records have and that differ: of these somebody says which one counts. */
export const disputed = (facts: readonly PairFact[]): PairFact[] =>
  facts.filter((fact) => !fact.same && fact.person !== null && fact.other !== null)

/** The digit that changes sides of the n-th disputed fact; nine of them have one. */
export const digitOf = (n: number): string | null => (n >= 0 && n < 9 ? String(n + 1) : null)

/** How alike two records are, for a word beside the number: bits of the score. */
export const strengthOf = (score: number): 'strong' | 'likely' | 'doubtful' =>
  score >= 25 ? 'strong' : score >= 16 ? 'likely' : 'doubtful'

/** After a pair has gone: the one that takes its place, or the last one left. */
export const stepTo = (at: number, by: number, length: number): number => Math.max(0, Math.min(length - 1, at + by))
