import type { Estimate } from '../estimate.ts'
import type { Problem, Role } from '../linelist/index.ts'

/** Days are texts, 'YYYY-MM-DD', so that the whole can be written as JSON. */
export interface Span {
  readonly from: string
  readonly to: string
}

export interface Curve {
  /** Which day the curve counts. */
  readonly by: 'onset' | 'report' | 'admission' | 'death'
  readonly from: string
  readonly counts: readonly number[]
  readonly total: number
  /** Cases that lack this day. */
  readonly without: number
  /** Days up to this position are complete as far as can be told; those behind it still lack reports. */
  readonly lastComplete: number
  /** Why: from the delays of reports, or nothing is known of them and `assumedOpen` days are taken. */
  readonly completeness: 'delays' | 'assumed' | 'reports'
  readonly nowcast?: readonly NowcastDay[]
  readonly nowcastMethod?: 'lawless' | 'bayes-trunc'
  /** Days of a list of counts that have no row. */
  readonly unlisted: readonly string[]
}

export interface NowcastDay {
  readonly day: string
  readonly observed: number
  /** NaN where nothing was reported yet that could tell. */
  readonly estimate: number
  readonly low: number
  readonly high: number
}

export interface GrowthPeriod extends Span {
  readonly phase: 'rise' | 'latest'
  readonly cases: number
  readonly rate: Estimate
  /** In days; negative: halving. */
  readonly doubling: Estimate
}

export interface Transmission {
  readonly serial: { readonly mean: number; readonly sd: number; readonly source: SerialSource; readonly pairs: number }
  /** Days per window. */
  readonly window: number
  readonly windows: readonly RWindow[]
  readonly method: string
  /** The last window of complete days. */
  readonly latest?: RWindow
  /** The last window that could be filled up by the nowcast, whose own error is not in its interval. */
  readonly recent?: RWindow
}
export type SerialSource = 'pairs' | 'given' | 'assumed'

export interface RWindow extends Span, Estimate {
  readonly cases: number
  /** The window holds days that still lack reports. */
  readonly open: boolean
}

export interface DelayFit {
  readonly distribution: string
  readonly mean: number
  readonly median: Estimate
  readonly p95: Estimate
  readonly loglik: number
  /** Allows for delays that were still running at the data date. */
  readonly truncated: boolean
}
export interface Delay {
  readonly from: DelayEnd
  readonly to: DelayEnd
  readonly n: number
  /** Pairs in which the second day is before the first; left out. */
  readonly reversed: number
  readonly mean: number
  readonly sd: number
  readonly median: number
  readonly quartiles: readonly [number, number]
  readonly p95: number
  readonly counts: readonly number[]
  readonly fit?: DelayFit
}
export type DelayEnd = 'exposure' | 'onset' | 'report' | 'admission' | 'discharge' | 'death'

export interface Severity {
  readonly cases: number
  readonly deaths: number
  readonly closed: number
  readonly all: Estimate
  readonly amongClosed: Estimate
  readonly adjusted?: Estimate & { readonly knownShare: number; readonly pairs: number }
}

export interface SerialPeriod {
  readonly from: string
  readonly to: string
  readonly pairs: number
  readonly mean: number
  readonly sd: number
  readonly median: number
}

export interface Chains {
  readonly links: number
  /** Cases whose infector is known. */
  readonly traced: number
  readonly components: readonly number[]
  readonly generations: readonly number[]
  readonly offspring: {
    readonly mean: Estimate
    readonly dispersion: Estimate
    readonly none: number
    readonly topFifth: number
  }
  /** How many cases infected 0, 1, 2, … others. */
  readonly counts: readonly number[]
  readonly most: readonly { readonly name: string; readonly infected: number }[]
  readonly serial: {
    readonly pairs: number
    readonly withoutOnset: number
    readonly mean: number
    readonly sd: number
    readonly median: number
    readonly negative: number
    readonly counts: readonly { readonly days: number; readonly pairs: number }[]
    readonly periods: readonly SerialPeriod[]
  }
  readonly cycles: readonly (readonly string[])[]
  /** Up to twenty of the `several` cases with more than one infector. */
  readonly severalInfectors: readonly string[]
  readonly several: number
  readonly repeatedLinks: number
}

export interface Clusters {
  readonly places: number
  readonly cases: number
  /** Cells were laid over the places because there were too many. */
  readonly gridded: boolean
  readonly stepDays: number
  readonly replicates: number
  readonly method: string
  readonly earth: boolean
  readonly points: readonly { readonly x: number; readonly y: number; readonly cases: number }[]
  readonly found: readonly FoundCluster[]
}
export interface FoundCluster extends Span {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly places: number
  readonly cases: number
  readonly expected: number
  readonly p: number
}

export interface Analysis {
  readonly list: {
    readonly rows: number
    readonly cases: number
    readonly counted: boolean
    readonly dataDay: string
    readonly columns: Partial<Readonly<Record<Role, string>>>
    readonly problems: readonly Problem[]
  }
  readonly curve?: Curve
  readonly growth: readonly GrowthPeriod[]
  readonly transmission?: Transmission
  readonly delays: readonly Delay[]
  readonly severity?: Severity
  readonly chains?: Chains
  readonly clusters?: Clusters
}

export interface AnalysisOptions {
  /** Mean and standard deviation of the serial interval in days; from the pairs of the list, else an assumption, without it. */
  readonly serialInterval?: { readonly mean: number; readonly sd: number }
  /** First days of the periods by which serial intervals are told apart, as days since 1970-01-01. */
  readonly periods?: readonly number[]
  readonly seed?: number
  readonly replicates?: number
}

/** Called before each part, and within those that take long. */
export type Progress = (part: 'curve' | 'delays' | 'chains' | 'clusters', done: number, of: number) => void
