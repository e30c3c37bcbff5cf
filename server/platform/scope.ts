import { commonPrefix, outermost, upperBound, withinAny } from '@gridward/contract/paths'
import { implies, type Implied, type Verb } from '@gridward/contract/verbs'
import type { Purpose } from '@gridward/contract/route'
import sql from 'sql-template-tag'
import type { Tx } from './database.ts'

/** Who acts: an account with its session or token; a job has a name instead. */
export type Actor = { account: string | null; session: string | null; device: string | null; job: string | null }

export type Range = { lo: string; hi: string }

/**
 * A right that was proved: the verb, and the areas where it holds. Store functions that touch people demand one.
 * It can be made by the access room alone (the import test holds that) and narrowed, never widened.
 */
export type Scope<V extends Verb> = {
  readonly verb: V
  readonly district: number
  readonly prefixes: readonly string[]
  readonly ranges: readonly Range[]
  readonly actor: Actor
  readonly purpose: Purpose | null
}

/** For the access room only. */
export function makeScope<V extends Verb>(
  verb: V,
  district: number,
  prefixes: readonly string[],
  actor: Actor,
  purpose: Purpose | null,
): Scope<V> {
  const kept = outermost(prefixes)
  return { verb, district, prefixes: kept, ranges: kept.map((lo) => ({ lo, hi: upperBound(lo) })), actor, purpose }
}

/** The scope for another room: a verb that this one implies, in the same areas or fewer. */
export function narrow<V extends Verb, W extends Implied<V> & Verb>(scope: Scope<V>, verb: W, area?: string): Scope<W> {
  const granted: readonly string[] = (implies as Partial<Record<Verb, readonly string[]>>)[scope.verb] ?? []
  if (verb !== (scope.verb as Verb) && !granted.includes(verb)) throw new Error(`${scope.verb} does not imply ${verb}`)
  const prefixes = area === undefined ? scope.prefixes : narrowed(scope.prefixes, area)
  return makeScope(verb, scope.district, prefixes, scope.actor, scope.purpose)
}

const narrowed = (prefixes: readonly string[], area: string): string[] =>
  withinAny(area, prefixes) ? [area] : prefixes.filter((p) => p.startsWith(area))

export const covers = (scope: Scope<Verb>, area: string): boolean => withinAny(area, scope.prefixes)

/** What row level security compares with: one envelope for the index, and the exact prefixes when there are several. */
export function fenceOf(scope: Scope<Verb>): Fence {
  const common = commonPrefix(scope.prefixes)
  const none = scope.prefixes.length === 0
  return {
    district: scope.district,
    lo: none ? '~' : common,
    hi: none ? '~' : upperBound(common),
    cut: scope.prefixes.length > 1 ? scope.prefixes.join(',') : '',
  }
}

/** The settings of a transaction that row level security reads. */
export type Fence = { district: number; lo: string; hi: string; cut: string }
/** Sees no row of any personal table. */
export const noFence: Fence = { district: 0, lo: '~', hi: '~', cut: '' }

/** Puts the rest of a transaction behind this scope's fence. */
export async function enterScope(tx: Tx, scope: Scope<Verb>): Promise<void> {
  const { district, lo, hi, cut } = fenceOf(scope)
  await tx.query(sql`
    select set_config('gridward.district', ${String(district)}, true), set_config('gridward.lo', ${lo}, true),
      set_config('gridward.hi', ${hi}, true), set_config('gridward.cut', ${cut}, true)`)
}
