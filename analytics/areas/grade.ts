import { globalBayes, localBayes } from './bayes.ts'
import { falseDiscovery, localG } from './local.ts'
import { withSelf, type Neighbours } from './neighbours.ts'
import { normalCdf } from '../numeric/normal.ts'
import { weightsOf } from './weights.ts'

export type GradeReason =
  /** The smoothed rate in parts of the overall rate, and the limit it passed. */
  | { readonly code: 'rate'; readonly ratio: number; readonly limit: number }
  /** High rates around (Gi*), with its p after allowing for the number of areas. */
  | { readonly code: 'hot-spot'; readonly z: number; readonly p: number }
  /** Cases of this period beside those of the one before. */
  | { readonly code: 'rising'; readonly now: number; readonly before: number }
  /** Too few cases for a rate of its own: it is mostly that of the neighbourhood. */
  | { readonly code: 'few-cases'; readonly cases: number }

export interface Grade {
  readonly grade: 'low' | 'medium' | 'high'
  readonly reasons: readonly GradeReason[]
  /** The smoothed rate, cases a head. */
  readonly rate: number
}

export interface GradeInput {
  readonly cases: ArrayLike<number>
  readonly population: ArrayLike<number>
  readonly neighbours: Neighbours
  /** Cases of the period before, of the same length. */
  readonly before?: ArrayLike<number>
}

export interface GradeLimits {
  /** Smoothed rate in parts of the overall rate from which it is raised, and strongly raised. Defaults 1.5 and 2. */
  readonly raised?: number
  readonly strong?: number
  /** Share of false hot spots. Default 0.05. */
  readonly q?: number
  /** Fewer cases than this are named as few. Default 5. */
  readonly few?: number
}

/**
 * A grade of each area with what it rests on: a strongly raised rate, a hot spot or a rise count one each, a raised rate too; two of
 * them are high, one is medium, none is low. The rate is the local empirical Bayes rate, so that one case in a small area does not
 * make it red. Without any cases all are low. It is a help to look, no official level: those are `countyLevel` and `zoneLevel`.
 */
export function gradeAreas(input: GradeInput, limits: GradeLimits = {}): Grade[] {
  const { cases, population, neighbours, before } = input
  const { raised = 1.5, strong = 2, q = 0.05, few = 5 } = limits
  if (before && before.length !== cases.length)
    throw new RangeError(`before must have ${cases.length} values, one for each area, not ${before.length}.`)
  const { b: overall, a, raw } = globalBayes(cases, population)
  const { smoothed } = localBayes(cases, population, neighbours)
  // rates whose variance does not depend on the population (Assunção & Reis 1999)
  const alike = raw.map((r, i) => (overall > 0 ? (r - overall) / Math.sqrt(a + overall / population[i]!) : 0))
  const z = localG(alike, weightsOf(withSelf(neighbours), 'B'))
  const p = falseDiscovery(z.map((one) => normalCdf(one, 0, 1, 'upper')))
  return Array.from(smoothed, (rate, i): Grade => {
    const ratio = overall > 0 ? rate / overall : 0
    const reasons: GradeReason[] = []
    if (ratio >= raised) reasons.push({ code: 'rate', ratio, limit: ratio >= strong ? strong : raised })
    if (p[i]! <= q) reasons.push({ code: 'hot-spot', z: z[i]!, p: p[i]! })
    if (before && rises(cases[i]!, before[i]!)) reasons.push({ code: 'rising', now: cases[i]!, before: before[i]! })
    const score = reasons.length + (ratio >= strong ? 1 : 0)
    if (score > 0 && cases[i]! < few) reasons.push({ code: 'few-cases', cases: cases[i]! })
    return { grade: score >= 2 ? 'high' : score === 1 ? 'medium' : 'low', reasons, rate }
  })
}

/** More than chance explains where both periods have one rate: (now - before) / sqrt(now + before) above 1.645. */
const rises = (now: number, before: number): boolean => now > before && now - before > 1.645 * Math.sqrt(now + before)
